import Storage
import Vocabulary

/// One way to reach a customer, as everybody sees it: masked. The text itself stays sealed in the database.
public struct Contact: Hashable, Sendable, Encodable, Identifiable {
    /// A claimed one was only typed; a verified one has answered or came with a proof.
    public enum State: String, Sendable, Codable { case claimed, verified }

    /// What shows that a contact is really the customer's.
    public enum Proof: String, Sendable, Codable {
        /// A signed link that was sent to it was answered.
        case link
        /// A mail whose sender's domain vouches for it (DKIM and DMARC aligned).
        case mail
        /// The platform that it came through signed it.
        case platform
        /// Somebody checked it in a conversation.
        case staff
    }

    public let id: Int64
    public let customer: Int64
    public let kind: ContactPoint.Kind
    public let masked: Masked
    public let state: State
    public let proof: Proof?
    public let createdAt: Instant
    public let verifiedAt: Instant?
    /// What to heed before it is used.
    public let caution: Caution?

    static let columns: SQL = "id, customer, kind, sealed, state, proof, created_at, verified_at, caution"

    public static func find(_ id: Int64, keys: Keys, in db: Reading) throws -> Contact? {
        try db.first("SELECT \(sql: columns) FROM contact WHERE id = \(id)") { try Contact($0, keys) }
    }

    /// How to reach a customer, oldest first.
    public static func all(of customer: Int64, keys: Keys, in db: Reading) throws -> [Contact] {
        try db.rows(
            "SELECT \(sql: columns) FROM contact WHERE customer = \(customer) ORDER BY id LIMIT 100"
        ) { try Contact($0, keys) }
    }

    /// The sealed text of a contact, opened for what sends to it. Pages use `reveal`.
    public static func open(_ id: Int64, keys: Keys, in db: Reading) throws -> ContactPoint? {
        try db.first("SELECT sealed FROM contact WHERE id = \(id)") { try ContactPoint(opening: $0[0], with: keys) }
    }
}

extension Contact {
    init(_ row: Row, _ keys: Keys) throws {
        let point = try ContactPoint(opening: row[3], with: keys)
        self.init(
            id: row[0], customer: row[1], kind: point.kind, masked: point.masked,
            state: State(rawValue: row[4]) ?? .claimed, proof: (row[5] as String?).flatMap(Proof.init),
            createdAt: row[6], verifiedAt: row[7], caution: (row[8] as String?).flatMap(Caution.init))
    }
}
