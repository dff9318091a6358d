import Crypto
import Foundation

/// The second proof that a form was made for the session that sends it: a random part and an HMAC over it and the session.
///
/// Each token is different, so that compressed pages tell nothing about it.
public struct FormSeal: Sendable {
    /// Together with the code 45 bytes: sixty letters of which every one counts.
    private static let nonceSize = 13
    private let key: SymmetricKey

    /// - Parameter key: at least 32 bytes, derived for this purpose, the same on every node.
    public init(key: SymmetricKey) { self.key = key }

    public func token(for session: String) -> String {
        // Each throw of the dice is a call of the kernel's: one for eight bytes, not one for each.
        let dice = [UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)]
        let nonce = dice.withUnsafeBytes { Array($0.prefix(FormSeal.nonceSize)) }
        let text = Data(nonce + Array(code(nonce, session))).base64EncodedString()
        return FormSeal.respelled(text, ["+": "-", "/": "_"])
    }

    /// Compared in constant time.
    public func matches(_ token: String, session: String) -> Bool {
        guard token.utf8.count == 60,
            let bytes = Data(base64Encoded: FormSeal.respelled(token, ["-": "+", "_": "/"])),
            bytes.count > FormSeal.nonceSize
        else { return false }
        let nonce = Array(bytes.prefix(FormSeal.nonceSize))
        return HMAC<SHA256>.isValidAuthenticationCode(
            Array(bytes.dropFirst(FormSeal.nonceSize)), authenticating: nonce + Array(session.utf8), using: key)
    }

    /// The text with some of its bytes exchanged.
    private static func respelled(_ text: String, _ letters: KeyValuePairs<Unicode.Scalar, Unicode.Scalar>) -> String {
        let bytes = text.utf8.map { byte in
            letters.first { UInt8(ascii: $0.key) == byte }.map { UInt8(ascii: $0.value) } ?? byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func code(_ nonce: [UInt8], _ session: String) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: nonce + Array(session.utf8), using: key)
    }
}
