import Manual
import Storage
import Vocabulary

/// What somebody who works by the manual would change in one of its paragraphs, in their words (C9).
public struct ChangeProposal: Hashable, Sendable, Identifiable {
    public enum State: String, Hashable, Sendable { case open, taken, declined }

    /// The most characters of a proposal or of its answer.
    public static let longest = 2000

    public let id: Int64
    /// The edition whose paragraph it is about.
    public let edition: Int64
    public let paragraph: Paragraph
    public let words: String
    public let person: Int64
    public let at: Instant
    public let state: State
    /// What the editor said to it.
    public let answer: String
    public let decidedBy: Int64?
    public let decidedAt: Instant?
}

extension ChangeProposal {
    @discardableResult
    public static func make(
        on paragraph: Paragraph, of edition: Int64, words: String, in tx: Transaction
    ) throws -> Int64 {
        guard let person = tx.actor.staff else { throw Refusal(.forbidden, "refusal.forbidden") }
        guard try tx.edition(edition).edition.passage(paragraph) != nil else {
            throw Refusal(.notFound, "refusal.not-found")
        }
        try demand(words, as: "change")
        let id = try tx.insert(
            """
            INSERT INTO change_proposal (edition, paragraph, words, person, at)
            VALUES (\(edition), \(paragraph), \(words), \(person), \(tx.now)) RETURNING id
            """)
        try tx.record(
            RulebookEvent.changeProposed(paragraph: paragraph, edition: edition), of: "change", id, edition: edition)
        return id
    }

    /// Says yes or no. What was taken is written into the draft by hand: words are the editor's.
    public static func decide(_ id: Int64, isTaken: Bool, answer: String, in tx: Transaction) throws {
        try tx.actor.must(.editManual)
        if !isTaken || !answer.isEmpty { try demand(answer, as: "answer") }
        guard try tx.exists("SELECT 1 FROM change_proposal WHERE id = \(id)") else {
            throw Refusal(.notFound, "refusal.not-found")
        }
        let isOurs = try tx.execute(
            """
            UPDATE change_proposal SET state = \((isTaken ? State.taken : .declined).rawValue), answer = \(answer),
                decided_by = \(tx.actor.staff), decided_at = \(tx.now) WHERE id = \(id) AND state = 'open'
            """)
        guard isOurs == 1 else { throw Refusal(.conflict, "change.decided") }
        try tx.record(RulebookEvent.changeDecided(isTaken: isTaken), of: "change", id)
    }

    private static func demand(_ words: String, as field: String) throws {
        guard words.contains(where: { !$0.isWhitespace }) else {
            throw Refusal.invalid([.init(field, "flaw.required")])
        }
        guard words.count <= longest else {
            throw Refusal.invalid([.init(field, "flaw.too-long", [String(longest)])])
        }
    }
}

extension ChangeProposal {
    /// Those that wait for a decision, the oldest first.
    public static func open(limit: Int = 200, in db: Reading) throws -> [ChangeProposal] {
        try db.rows(
            "SELECT \(sql: columns) FROM change_proposal WHERE state = 'open' ORDER BY id LIMIT \(limit)",
            ChangeProposal.init)
    }

    /// Those that were decided, the last first.
    public static func decided(limit: Int = 50, in db: Reading) throws -> [ChangeProposal] {
        try db.rows(
            """
            SELECT \(sql: columns) FROM change_proposal WHERE state <> 'open'
            ORDER BY decided_at DESC, id DESC LIMIT \(limit)
            """, ChangeProposal.init)
    }

    /// How many wait beside each paragraph.
    public static func counts(in db: Reading) throws -> [Paragraph: Int] {
        let counts = try db.rows(
            "SELECT paragraph, count(*) FROM change_proposal WHERE state = 'open' GROUP BY paragraph"
        ) { ($0[0] as Paragraph, $0[1] as Int) }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    private static let columns: SQL =
        "id, edition, paragraph, words, person, at, state, answer, decided_by, decided_at"

    private init(_ row: Row) {
        id = row[0]
        edition = row[1]
        paragraph = row[2]
        words = row[3]
        person = row[4]
        at = row[5]
        state = State(rawValue: row[6]) ?? .open
        answer = row[7]
        decidedBy = row[8]
        decidedAt = row[9]
    }
}
