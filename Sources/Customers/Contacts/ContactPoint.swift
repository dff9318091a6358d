import Foundation
import Storage
import Vocabulary

/// A phone number, address or other name in clear, in the one form in which it is compared. It lives between a form and
/// the seal, and between the seal and whatever sends; it prints masked, and nothing can encode it.
public struct ContactPoint: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable, Codable { case phone, email, other }

    public let kind: Kind
    /// `+8613800138000`, with `;ext=801` where there is an extension; `wang@example.com`; anything else as typed.
    private let value: String

    /// Reads what a person typed: what has an @ must be an address, what is nearly all digits a phone number.
    /// - Throws: a refusal that names the field.
    public init(typed: String, field: String = "contact", in country: Dialing = .china) throws {
        guard typed.utf8.count <= 1000 else { throw Refusal.invalid([Refusal.Flaw(field, "contact.too-long")]) }
        let text = typed.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.contains("@") {
            guard let address = EmailAddress.normal(text) else {
                throw Refusal.invalid([Refusal.Flaw(field, "contact.address")])
            }
            (kind, value) = (.email, address)
        } else if Dialing.looksLikeNumber(text) {
            guard let number = country.normal(text) else {
                throw Refusal.invalid([Refusal.Flaw(field, "contact.number")])
            }
            (kind, value) = (.phone, number)
        } else {
            let oneLine = !text.unicodeScalars.contains(where: CharacterSet.controlCharacters.contains)
            guard (1...200).contains(text.count), oneLine else {
                throw Refusal.invalid([Refusal.Flaw(field, text.isEmpty ? "contact.missing" : "contact.too-long")])
            }
            (kind, value) = (.other, text)
        }
    }

    public var masked: Masked {
        switch kind {
        case .phone: .phone(tail: tail ?? "")
        case .email: .email(domain: String(value.drop { $0 != "@" }.dropFirst()))
        case .other: .other
        }
    }

    /// The text in clear, for the one who has the right to see it and for what sends to it. The name is long so that
    /// every use is easy to find.
    public var inClear: String { value }

    /// What is compared: without the extension, without case.
    var comparable: String {
        switch kind {
        case .phone: String(value.prefix { $0 != ";" })
        case .email: value
        case .other: value.lowercased()
        }
    }

    /// The last four digits of a phone number.
    var tail: String? { kind == .phone ? String(comparable.suffix(4)) : nil }
}

extension ContactPoint: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { masked.description }
    public var debugDescription: String { masked.description }
    public var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}

extension ContactPoint {
    func sealed(by keys: Keys) throws -> [UInt8] {
        try keys.seal([UInt8]("\(kind.rawValue):\(value)".utf8), for: .contact)
    }

    init(opening sealed: [UInt8], with keys: Keys) throws {
        let text = String(decoding: try keys.open(sealed, for: .contact), as: UTF8.self)
        guard let kind = Kind(rawValue: String(text.prefix { $0 != ":" })) else { throw Keys.Fault.malformed }
        self.kind = kind
        value = String(text.drop { $0 != ":" }.dropFirst())
    }

    /// The blind index under one key: equal for equal contacts, meaningless without the key.
    func mark(_ keys: Keys, key number: UInt8) -> [UInt8] {
        keys.mark(Data("\(kind.rawValue):\(comparable)".utf8), for: .blindIndex, key: number)
    }

    func tailMark(_ keys: Keys, key number: UInt8) -> [UInt8]? {
        tail.map { Self.tailMark($0, keys, key: number) }
    }

    static func tailMark(_ digits: String, _ keys: Keys, key number: UInt8) -> [UInt8] {
        keys.mark(Data("tail:\(digits)".utf8), for: .blindIndex, key: number)
    }

    /// The blind indexes under every key, for looking while the keys change.
    func marks(_ keys: Keys) -> [[UInt8]] { keys.numbers.map { mark(keys, key: $0) } }
}

/// A contact as its row keeps it: sealed under the newest key, with the blind indexes by which it is found.
struct SealedContact: Sendable {
    let point: ContactPoint
    let bytes: [UInt8]
    let mark: [UInt8]
    let tailMark: [UInt8]?
    let keyNumber: Int

    init(_ point: ContactPoint, with keys: Keys) throws {
        self.point = point
        bytes = try point.sealed(by: keys)
        mark = point.mark(keys, key: keys.current)
        tailMark = point.tailMark(keys, key: keys.current)
        keyNumber = Int(keys.current)
    }
}
