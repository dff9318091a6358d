/// All that may be shown of a contact without a reason: the end of a phone number, the domain of an address.
public enum Masked: Hashable, Sendable, Encodable {
    /// The last four digits.
    case phone(tail: String)
    case email(domain: String)
    case other

    /// The text catalogs' key for it (`尾号 8000`), and what stands in the gap.
    public var key: String {
        switch self {
        case .phone: "contact.masked.phone"
        case .email: "contact.masked.email"
        case .other: "contact.masked.other"
        }
    }
    public var about: [String] {
        switch self {
        case .phone(let tail): [tail]
        case .email(let domain): [domain]
        case .other: []
        }
    }
}

extension Masked: CustomStringConvertible {
    public var description: String {
        switch self {
        case .phone(let tail): "…\(tail)"
        case .email(let domain): "…@\(domain)"
        case .other: "…"
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
