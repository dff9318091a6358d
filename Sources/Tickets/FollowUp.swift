import Manual
import Storage
import Vocabulary

/// 回访: a call that the manual wants made after the end, by a person, within a window (A13).
public struct FollowUp: Hashable, Sendable {
    /// How it ended.
    public enum Outcome: String, CaseIterable, Sendable, Codable {
        case reached
        /// 回访未果: tried as often as the manual asks, or asked not to be called.
        case unreached
        /// The window passed before it was tried as often as the manual asks.
        case lapsed
        /// Something else made it needless: the ticket goes on, or a drawn one was rated meanwhile.
        case overtaken
    }

    /// One call.
    public struct Attempt: Hashable, Sendable {
        public enum Outcome: String, CaseIterable, Sendable, Codable {
            case notReached = "not-reached"
            case wrongNumber = "wrong-number"
            case doNotDisturb = "do-not-disturb"
            case reached
        }

        public let id: Int64
        public let outcome: Outcome
        public let words: String
        public let staff: Int64
        public let at: Instant
    }

    public let id: Int64
    public let ticket: Int64
    /// Why it is made: the paragraph, and what the rule saw.
    public let paragraph: Paragraph
    public let facts: [Manual.Fact]
    public let isNotByHandler: Bool
    /// Whether the customer may be asked for a rating: one survey in a while is enough (A13).
    public let asksRating: Bool
    /// When the next attempt may be made.
    public internal(set) var nextAt: Instant
    public let openedAt: Instant
    public internal(set) var endedAt: Instant?
    public internal(set) var outcome: Outcome?
}

extension FollowUp {
    static let columns: SQL = """
        follow_up.id, follow_up.ticket, follow_up.paragraph, follow_up.facts, follow_up.not_by_handler,
        follow_up.asks_rating, follow_up.next_at, follow_up.opened_at, follow_up.ended_at, follow_up.outcome
        """

    init(_ row: Row) {
        id = row[0]
        ticket = row[1]
        paragraph = row[2]
        facts = Manual.Fact.read(stored: row[3])
        isNotByHandler = row[4]
        asksRating = row[5]
        nextAt = row[6]
        openedAt = row[7]
        endedAt = row[8]
        outcome = (row[9] as String?).flatMap(Outcome.init)
    }
}

extension Reading {
    /// Every follow-up of a ticket, oldest first.
    public func followUps(of ticket: Ticket) throws -> [FollowUp] {
        try rows(
            "SELECT \(sql: FollowUp.columns) FROM follow_up WHERE ticket = \(ticket.id) ORDER BY id", FollowUp.init)
    }

    /// The one that is still to be made; a ticket has one at a time.
    func openFollowUp(of ticket: Ticket) throws -> FollowUp? {
        try first(
            """
            SELECT \(sql: FollowUp.columns) FROM follow_up
            WHERE ticket = \(ticket.id) AND ended_at IS NULL ORDER BY id
            """, FollowUp.init)
    }

    public func attempts(of followUp: FollowUp) throws -> [FollowUp.Attempt] {
        try rows(
            """
            SELECT id, outcome, words, staff, at FROM follow_up_attempt WHERE follow_up = \(followUp.id) ORDER BY id
            """
        ) { row in
            FollowUp.Attempt(
                id: row[0], outcome: FollowUp.Attempt.Outcome(rawValue: row[1]) ?? .notReached, words: row[2],
                staff: row[3], at: row[4])
        }
    }
}

extension ClockKind {
    /// 回访: the first attempt has been made.
    public static let followUp: ClockKind = "follow-up"
}
