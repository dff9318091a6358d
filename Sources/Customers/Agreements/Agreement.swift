import Manual
import Storage
import Vocabulary

/// What an organisation or a customer was promised beyond what everybody gets: a service level, for a time 服务协议.
public struct Agreement: Hashable, Sendable, Identifiable {
    public enum Party: Hashable, Sendable {
        case organisation(Int64)
        case customer(Int64)
    }

    /// What becomes of the service after the last day.
    public enum Expiry: String, CaseIterable, Sendable, Codable {
        /// They are served like everybody else.
        case ends
        /// They are served as agreed until somebody decides otherwise, and pages say that it has expired.
        case continues
    }

    /// All that is agreed, apart from with whom.
    public struct Terms: Hashable, Sendable {
        public var name: String
        public var serviceLevel: ServiceLevelKey
        /// The first day, and the last; nil without end. Days of the center's zone.
        public var from: Day
        public var until: Day?
        public var whenExpired: Expiry

        public init(name: String, serviceLevel: ServiceLevelKey, from: Day, until: Day?, whenExpired: Expiry) {
            self.name = name
            self.serviceLevel = serviceLevel
            self.from = from
            self.until = until
            self.whenExpired = whenExpired
        }
    }

    public let id: Int64
    public let party: Party
    public internal(set) var terms: Terms
    public let createdAt: Instant
    public internal(set) var revision: Int64

    static let columns: SQL =
        """
        id, organisation, customer, name, service_level, from_day, until_day, when_expired, created_at, revision
        """

    init(_ row: Row) {
        id = row[0]
        let organisation: Int64? = row[1]
        party = organisation.map { .organisation($0) } ?? .customer(row[2])
        terms = Terms(
            name: row[3], serviceLevel: row[4], from: row.day(5) ?? Day(ordinal: 0), until: row.day(6),
            whenExpired: Expiry(rawValue: row[7]) ?? .ends)
        createdAt = row[8]
        revision = row[9]
    }

    public static func find(_ id: Int64, in db: Reading) throws -> Agreement? {
        try db.first("SELECT \(sql: columns) FROM agreement WHERE id = \(id)") { Agreement($0) }
    }

    /// All with one party, the latest first.
    public static func all(with party: Party, in db: Reading) throws -> [Agreement] {
        let condition: SQL =
            switch party {
            case .organisation(let id): "organisation = \(id)"
            case .customer(let id): "customer = \(id)"
            }
        return try db.rows(
            "SELECT \(sql: columns) FROM agreement WHERE \(sql: condition) ORDER BY from_day DESC, id DESC LIMIT 100"
        ) { Agreement($0) }
    }

    /// A page of all agreements, the latest first; the next page begins below the last one's number.
    public static func all(before id: Int64 = .max, limit: Int = 50, in db: Reading) throws -> [Agreement] {
        try db.rows(
            "SELECT \(sql: columns) FROM agreement WHERE id < \(id) ORDER BY id DESC LIMIT \(min(limit, 200))"
        ) { Agreement($0) }
    }

    /// The agreement, kept from others until the transaction ends.
    public static func lock(_ id: Int64, revision: Int64? = nil, in tx: Transaction) throws -> Agreement {
        let found = try tx.first("SELECT \(sql: columns) FROM agreement WHERE id = \(id)\(sql: tx.forUpdate)") {
            Agreement($0)
        }
        guard let found else { throw Refusal(.notFound, "agreement.unknown") }
        if let revision, revision != found.revision { throw Refusal(.stale, "refusal.stale") }
        return found
    }
}
