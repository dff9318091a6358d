import Crypto
import Foundation
import Vocabulary

/// The code that a phone shows beside the password: six digits of HMAC-SHA-1 over the half minutes since 1970 (RFC 6238).
enum OneTimeCode {
    static let period: Int64 = 30
    static let digits = 6

    /// The half minute that a moment lies in.
    static func step(at moment: Instant) -> Int64 { moment.seconds.quotientFloored(by: period) }

    /// The code of one half minute (RFC 4226, section 5.3).
    static func text(of secret: [UInt8], at step: Int64, digits: Int = digits) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let mark = [UInt8](HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mark[mark.count - 1] & 0x0F)
        let number = mark[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let whole = String(number)
        return String((String(repeating: "0", count: digits) + whole).suffix(digits))
    }

    /// The half minute whose code was typed: this one, the one before or the one after, and later than the last one used.
    static func step(of typed: String, under secret: [UInt8], at moment: Instant, after used: Int64) -> Int64? {
        guard let typed = read(typed) else { return nil }
        let now = step(at: moment)
        let given = SymmetricKey(data: Data(typed.utf8))
        // Every code is compared, each in constant time.
        let matching = (now - 1...now + 1).filter { SymmetricKey(data: Data(text(of: secret, at: $0).utf8)) == given }
        return matching.first { $0 > used }
    }

    /// Six digits as people type them, with blanks or wide ones; nil for anything else.
    private static func read(_ typed: String) -> String? {
        guard typed.utf8.count <= 100 else { return nil }
        let folded = typed.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
        return folded.count == digits && folded.allSatisfy { ("0"..."9").contains($0) } ? folded : nil
    }

    /// How phones are told a secret (RFC 4648, without padding).
    static func base32(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (text, bits, count) = ("", UInt32(0), 0)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[Int(bits >> UInt32(count) & 31)])
            }
        }
        if count > 0 { text.append(alphabet[Int(bits << UInt32(5 - count) & 31)]) }
        return text
    }
}
