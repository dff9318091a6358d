import Clocks
import Manual
import People
import Rulebook
import Storage
import Vocabulary

/// 补救: what is made good after a bad rating, by a senior (E13).
public struct Remedy: Hashable, Sendable {
    public enum Answer: String, CaseIterable, Sendable, Codable { case accepted, declined }

    public let id: Int64
    public let ticket: Int64
    public let stars: Int
    public let paragraph: Paragraph
    public let openedAt: Instant
    public internal(set) var contactedAt: Instant?
    public internal(set) var contactedBy: Int64?
    /// Why it went wrong, by the manual's key.
    public internal(set) var cause: String?
    /// What is offered.
    public internal(set) var words: String?
    public internal(set) var offeredAt: Instant?
    public internal(set) var offeredBy: Int64?
    public internal(set) var answer: Answer?
    public internal(set) var answeredAt: Instant?
}

extension Remedy {
    static let columns: SQL = """
        id, ticket, stars, paragraph, opened_at, contacted_at, contacted_by, cause, words, offered_at, offered_by, answer,
        answered_at
        """

    init(_ row: Row) {
        id = row[0]
        ticket = row[1]
        stars = row[2]
        paragraph = row[3]
        openedAt = row[4]
        contactedAt = row[5]
        contactedBy = row[6]
        cause = row[7]
        words = row[8]
        offeredAt = row[9]
        offeredBy = row[10]
        answer = (row[11] as String?).flatMap(Answer.init)
        answeredAt = row[12]
    }

    func save(in tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE remedy SET contacted_at = \(contactedAt), contacted_by = \(contactedBy), cause = \(cause),
                words = \(words), offered_at = \(offeredAt), offered_by = \(offeredBy), answer = \(answer?.rawValue),
                answered_at = \(answeredAt)
            WHERE id = \(id)
            """)
    }
}

extension Reading {
    /// Every remedy of a ticket, oldest first.
    public func remedies(of ticket: Ticket) throws -> [Remedy] {
        try rows("SELECT \(sql: Remedy.columns) FROM remedy WHERE ticket = \(ticket.id) ORDER BY id", Remedy.init)
    }

    /// The one that is still owed.
    func openRemedy(of ticket: Ticket) throws -> Remedy? {
        try first(
            "SELECT \(sql: Remedy.columns) FROM remedy WHERE ticket = \(ticket.id) AND answered_at IS NULL ORDER BY id",
            Remedy.init)
    }

    /// The tickets whose customers are owed a remedy, the longest first.
    public func owedRemedies(within scope: Scope, limit: Int = 200) throws -> [ListedTicket] {
        let tickets: [Int64] = try rows(
            """
            SELECT remedy.ticket FROM remedy JOIN ticket ON ticket.id = remedy.ticket
            WHERE remedy.answered_at IS NULL AND \(sql: scope.condition)
            ORDER BY remedy.opened_at, remedy.id LIMIT \(limit)
            """
        ) { $0[0] }
        return try listed(tickets, within: scope)
    }
}

extension ClockKind {
    /// 联系: somebody has spoken to a customer who rated badly.
    public static let contact: ClockKind = "contact"
    /// 补救: something is offered to them.
    public static let remedy: ClockKind = "remedy"
}
