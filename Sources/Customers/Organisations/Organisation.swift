import Manual
import Storage
import Vocabulary

/// A company or office that customers ask for. Its level counts for all of them who have none of their own.
public struct Organisation: Hashable, Sendable, Identifiable {
    public let id: Int64
    public internal(set) var name: String
    public internal(set) var level: CustomerLevelKey?
    /// The last day of its level; nil for ever.
    public internal(set) var levelUntil: Day?
    public let createdAt: Instant
    public internal(set) var revision: Int64

    static let columns: SQL = "id, name, level, level_until, created_at, revision"

    init(_ row: Row) {
        id = row[0]
        name = row[1]
        level = row[2]
        levelUntil = row.day(3)
        createdAt = row[4]
        revision = row[5]
    }

    public static func find(_ id: Int64, in db: Reading) throws -> Organisation? {
        try db.first("SELECT \(sql: columns) FROM organisation WHERE id = \(id)") { Organisation($0) }
    }

    /// A page of them, by name; the next page begins after the last one's name.
    public static func all(after name: String = "", limit: Int = 50, in db: Reading) throws -> [Organisation] {
        try db.rows(
            """
            SELECT \(sql: columns) FROM organisation WHERE folded > \(name.folded)
            ORDER BY folded LIMIT \(min(limit, 200))
            """
        ) { Organisation($0) }
    }

    /// Who asks for it, the latest first; the next page begins below the last one's number.
    public func customers(before id: Int64 = .max, limit: Int = 50, in db: Reading) throws -> [Customer] {
        try db.rows(
            """
            SELECT \(sql: Customer.columns) FROM customer WHERE organisation = \(self.id) AND merged_into IS NULL
                AND id < \(id) ORDER BY id DESC LIMIT \(min(limit, 200))
            """
        ) { Customer($0) }
    }

    /// The organisation, kept from others until the transaction ends.
    public static func lock(_ id: Int64, revision: Int64? = nil, in tx: Transaction) throws -> Organisation {
        let found = try tx.first("SELECT \(sql: columns) FROM organisation WHERE id = \(id)\(sql: tx.forUpdate)") {
            Organisation($0)
        }
        guard let found else { throw Refusal(.notFound, "organisation.unknown") }
        if let revision, revision != found.revision { throw Refusal(.stale, "refusal.stale") }
        return found
    }
}
