import Crypto
import Foundation
import Vocabulary

/// A random capability of 256 bits: shown once to whom it belongs, kept only as a hash, never printed by accident.
public struct Secret: Hashable, Sendable {
    /// What is handed over: a readable prefix, where there is one, and 43 characters of base64url.
    public let text: String

    /// Makes a fresh one.
    public init(prefix: String = "") {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        text = prefix + bytes.base64URL
    }

    /// Reads one that somebody presents; nil for what cannot be one, so that long texts never reach the database.
    public init?(presented text: some StringProtocol, prefix: String = "") {
        let body = text.utf8.dropFirst(prefix.utf8.count)
        guard text.hasPrefix(prefix), body.count == 43, body.allSatisfy(\.isBase64URL) else { return nil }
        self.text = String(text)
    }

    /// SHA-256 of the text: what a table keeps. A guess at 256 random bits needs no slower hash.
    public var digest: [UInt8] { [UInt8](SHA256.hash(data: Data(text.utf8))) }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "Secret(…)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: [] as [Mirror.Child]) }
}

extension Data {
    fileprivate var base64URL: String {
        let digits: [UInt8] = base64EncodedData().compactMap { digit in
            switch digit {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: digit
            }
        }
        return String(decoding: digits, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isBase64URL: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
