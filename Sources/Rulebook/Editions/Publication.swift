import Storage
import Vocabulary

/// How an edition became, becomes or would have become the rule: who published it, from when, and what changed.
public struct Publication: Hashable, Sendable {
    /// Where an edition stands at a moment.
    public enum Standing: String, Hashable, Sendable { case inForce = "in-force", scheduled, past, withdrawn }

    /// What whoever publishes decides about.
    public struct Plan: Hashable, Sendable {
        /// When it begins; nil for at once.
        public let start: Instant?
        /// What changes, in words for those who work by it.
        public let summary: String
        /// The day by which it is to be looked through again, such as `2027-03-01`.
        public let reviewOn: String?

        public init(start: Instant? = nil, summary: String = "", reviewOn: String? = nil) {
            self.start = start
            self.summary = summary
            self.reviewOn = reviewOn
        }

        public static let atOnce = Plan()
    }

    public let number: Int64
    public let preset: String
    public let publishedAt: Instant
    public let publishedBy: Int64?
    public let start: Instant
    public let summary: String
    public let reviewOn: String?
    public let withdrawnAt: Instant?

    /// - Parameter current: the number of the edition in force at that moment.
    public func standing(at now: Instant, current: Int64) -> Standing {
        if withdrawnAt != nil { return .withdrawn }
        return start > now ? .scheduled : number == current ? .inForce : .past
    }
}

extension Publication {
    private static let columns: SQL =
        "number, preset, published_at, published_by, starts_at, summary, review_on, withdrawn_at"

    private init(_ row: Row) {
        number = row[0]
        preset = row[1]
        publishedAt = row[2]
        publishedBy = row[3]
        start = row[4]
        summary = row[5]
        reviewOn = row[6]
        withdrawnAt = row[7]
    }

    public static func find(_ number: Int64, in db: Reading) throws -> Publication {
        let found = try db.first("SELECT \(sql: columns) FROM edition WHERE number = \(number)", Publication.init)
        guard let found else { throw Refusal(.notFound, "refusal.not-found") }
        return found
    }

    /// The newest first.
    public static func all(limit: Int = 200, in db: Reading) throws -> [Publication] {
        try db.rows(
            "SELECT \(sql: columns) FROM edition ORDER BY number DESC LIMIT \(limit)", Publication.init)
    }

    /// The last one that was not withdrawn, whether it has begun or not: what the next edition is compared with.
    public static func latest(in db: Reading) throws -> Publication? {
        try db.first(
            "SELECT \(sql: columns) FROM edition WHERE withdrawn_at IS NULL ORDER BY number DESC LIMIT 1",
            Publication.init)
    }

    /// The text as it was published.
    public static func text(of number: Int64, in db: Reading) throws -> String {
        guard let text: String = try db.value("SELECT text FROM edition WHERE number = \(number)") else {
            throw Refusal(.notFound, "refusal.not-found")
        }
        return text
    }
}

extension Reading {
    /// The edition in force and those that will follow it by the clock, each with its beginning, in that order.
    public func editionsAhead() throws -> [(start: Instant, edition: PublishedEdition)] {
        let current = try currentEdition()
        let ahead = try rows(
            """
            SELECT number, digest, starts_at FROM edition
            WHERE withdrawn_at IS NULL AND (starts_at > \(now) OR number = \(current.number))
            ORDER BY starts_at, number
            """
        ) { (number: $0[0] as Int64, digest: $0[1] as String, start: $0[2] as Instant) }
        return try ahead.map { ($0.start, try published($0.number, $0.digest)) }
    }
}
