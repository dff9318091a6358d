import Storage
import Vocabulary

/// Somebody's word that they have read an edition of the manual (A23).
public struct Receipt: Hashable, Sendable {
    public let edition: Int64
    public let person: Int64
    public let at: Instant
}

extension Receipt {
    /// Gives it for an edition that is or will be the rule; who has given it already has no need to.
    public static func give(for edition: Int64, in tx: Transaction) throws {
        guard let person = tx.actor.staff else { throw Refusal(.forbidden, "refusal.forbidden") }
        guard try Publication.find(edition, in: tx).withdrawnAt == nil else {
            throw Refusal(.conflict, "edition.withdrawn", [String(edition)])
        }
        let isNew = try tx.execute(
            """
            INSERT INTO receipt (edition, person, at) VALUES (\(edition), \(person), \(tx.now))
            ON CONFLICT (edition, person) DO NOTHING
            """)
        if isNew == 1 { try tx.record(RulebookEvent.editionRead, of: "edition", edition, edition: edition) }
    }

    public static func find(of person: Int64, for edition: Int64, in db: Reading) throws -> Receipt? {
        try db.first(
            "SELECT edition, person, at FROM receipt WHERE edition = \(edition) AND person = \(person)", Receipt.init)
    }

    /// The last edition before this one that somebody has read; nil where it is their first.
    public static func last(of person: Int64, before edition: Int64, in db: Reading) throws -> Int64? {
        try db.value("SELECT max(edition) FROM receipt WHERE person = \(person) AND edition < \(edition)")
    }

    /// Who has read an edition, the first to do so first.
    public static func all(for edition: Int64, limit: Int = 1000, in db: Reading) throws -> [Receipt] {
        try db.rows(
            """
            SELECT edition, person, at FROM receipt WHERE edition = \(edition) ORDER BY at, person LIMIT \(limit)
            """, Receipt.init)
    }

    private init(_ row: Row) {
        edition = row[0]
        person = row[1]
        at = row[2]
    }
}
