import Storage
import Vocabulary

/// Somebody who asks. What they are called stands as they typed it, honorific included.
public struct Customer: Hashable, Sendable, Identifiable {
    public let id: Int64
    public internal(set) var name: String
    public internal(set) var language: Language
    /// Their standing (VIP …), as the manual names it.
    public internal(set) var level: LevelKey?
    /// The customer who this one turned out to be.
    public let mergedInto: Int64?
    public let createdAt: Instant
    public internal(set) var revision: Int64

    static let columns: SQL = "id, name, language, level, merged_into, created_at, revision"

    init(_ row: Row) {
        id = row[0]
        name = row[1]
        language = Language(rawValue: row[2]) ?? .zhHans
        level = row[3]
        mergedInto = row[4]
        createdAt = row[5]
        revision = row[6]
    }

    public static func find(_ id: Int64, in db: Reading) throws -> Customer? {
        try db.first("SELECT \(sql: columns) FROM customer WHERE id = \(id)") { Customer($0) }
    }

    /// The customer, or the one who they turned out to be.
    public static func present(_ id: Int64, in db: Reading) throws -> Customer? {
        var customer = try find(id, in: db)
        for _ in 0..<32 {
            guard let next = customer?.mergedInto else { return customer }
            customer = try find(next, in: db)
        }
        throw StorageFault.schema("customer \(id) is merged in a circle")
    }

    /// The customer, kept from others until the transaction ends.
    public static func lock(_ id: Int64, revision: Int64? = nil, in tx: Transaction) throws -> Customer {
        let customer = try tx.first("SELECT \(sql: columns) FROM customer WHERE id = \(id)\(sql: tx.forUpdate)") {
            Customer($0)
        }
        guard let customer else { throw Refusal(.notFound, "customer.unknown") }
        if let revision, revision != customer.revision { throw Refusal(.stale, "refusal.stale") }
        return customer
    }

    mutating func save(in tx: Transaction) throws {
        revision += 1
        try tx.execute(
            """
            UPDATE customer SET name = \(name), language = \(language), level = \(level), revision = \(revision)
            WHERE id = \(id)
            """)
    }

    func record(_ event: CustomerEvent, in tx: Transaction) throws { try tx.record(event, of: "customer", id) }
}
