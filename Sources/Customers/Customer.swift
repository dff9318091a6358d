import Manual
import Storage
import Vocabulary

/// Somebody who asks.
public struct Customer: Hashable, Sendable, Identifiable {
    public let id: Int64
    /// What they are called, as they typed it; empty once they are forgotten.
    public internal(set) var name: String
    /// How they wish to be addressed (先生, 女士, Dr …), where it does not stand in the name already.
    public internal(set) var honorific: String
    public internal(set) var language: Language
    /// The organisation for which they ask.
    public internal(set) var organisation: Int64?
    /// Their own standing (VIP …), as the manual names it, up to and including a day; nil for ever (R10).
    public internal(set) var level: CustomerLevelKey?
    public internal(set) var levelUntil: Day?
    /// The person of the center who is theirs, and is asked first (R10).
    public internal(set) var namedAgent: Int64?
    /// The customer who this one turned out to be.
    public internal(set) var mergedInto: Int64?
    public internal(set) var forgottenAt: Instant?
    public let createdAt: Instant
    public internal(set) var revision: Int64

    static let columns: SQL =
        """
        id, name, honorific, language, organisation, level, level_until, named_agent, merged_into, forgotten_at,
        created_at, revision
        """

    init(_ row: Row) {
        id = row[0]
        name = row[1]
        honorific = row[2]
        language = Language(rawValue: row[3]) ?? .zhHans
        organisation = row[4]
        level = row[5]
        levelUntil = row.day(6)
        namedAgent = row[7]
        mergedInto = row[8]
        forgottenAt = row[9]
        createdAt = row[10]
        revision = row[11]
    }

    /// How they are spoken to: 王小明先生, Dr Wang; the name alone where it says so already.
    public var addressed: String {
        if honorific.isEmpty || name.hasSuffix(honorific) || name.hasPrefix(honorific) { return name }
        let isLatin = (name + honorific).utf8.allSatisfy { $0 < 0x80 }
        return isLatin ? "\(honorific) \(name)" : name + honorific
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
        let spelling = Spelling(person: name)
        try tx.execute(
            """
            UPDATE customer SET name = \(name), honorific = \(honorific), language = \(language),
                organisation = \(organisation), level = \(level), level_until = \(levelUntil?.description),
                named_agent = \(namedAgent), merged_into = \(mergedInto), forgotten_at = \(forgottenAt),
                folded = \(spelling.folded), pinyin = \(spelling.pinyin), initials = \(spelling.initials),
                revision = \(revision)
            WHERE id = \(id)
            """)
    }

    func record(_ event: CustomerEvent, in tx: Transaction) throws { try tx.record(event, of: "customer", id) }

    /// Whoever is forgotten stays so: nothing is written about them again.
    func mustBeKnown() throws {
        guard forgottenAt == nil else { throw Refusal(.gone, "customer.forgotten") }
    }
}

extension Row {
    /// A local date, as tables keep it.
    func day(_ column: Int) -> Day? { (self[column] as String?).flatMap { Day($0) } }
}

extension Customer {
    /// The latest customers, without those who turned out to be another or are forgotten; the next page begins below the
    /// last one's number.
    public static func latest(before id: Int64 = .max, limit: Int = 50, in db: Reading) throws -> [Customer] {
        try db.rows(
            """
            SELECT \(sql: columns) FROM customer WHERE id < \(id) AND merged_into IS NULL AND forgotten_at IS NULL
            ORDER BY id DESC LIMIT \(min(limit, 200))
            """
        ) { Customer($0) }
    }

    /// Those who turned out to be this customer.
    public func merged(in db: Reading) throws -> [Customer] {
        try db.rows("SELECT \(sql: Self.columns) FROM customer WHERE merged_into = \(id) ORDER BY id LIMIT 100") {
            Customer($0)
        }
    }
}
