import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// The job that files away what has waited too long.
    public static let hardStopJob = "ticket.hard-stop"

    /// Looks again when the manual's hard stop comes, counted from the result.
    func watchForHardStop(in tx: Transaction) throws {
        guard let due = try hardStop(in: tx) else { return }
        try tx.enqueue(Self.hardStopJob, ["ticket": number], lane: nil, at: max(due, tx.now))
    }

    /// When a result that nobody settles is filed away as it is; nil where the manual does not, or there is no result. Where
    /// the customer spoke afterwards, the last word counts.
    public func hardStop(in db: Reading) throws -> Instant? {
        guard let resolvedAt, let rule = try db.edition(edition).edition.hardStop else { return nil }
        let spoken: Instant? = try db.value(
            """
            SELECT max(at) FROM message WHERE ticket = \(id) AND kind IN ('customer', 'reply', 'question')
                AND EXISTS (SELECT 1 FROM message AS later
                    WHERE later.ticket = message.ticket AND later.kind = 'customer' AND later.at > \(resolvedAt))
            """)
        let since = max(resolvedAt, spoken ?? resolvedAt)
        return try db.calendar("center").due(from: since, limit: rule.after, kind: rule.time).at
    }

    /// Files away what the manual lets wait no longer, unconfirmed or incomplete as it is, and says what was missing (D9).
    /// A job does this; it does nothing while a customer waits for an answer or a remedy, or when the ticket has moved on.
    public mutating func archiveUnconfirmed(in tx: Transaction) throws {
        let manual = try tx.edition(edition).edition
        guard let rule = manual.hardStop, status == .resolved || status == .closed, !unread,
            let due = try hardStop(in: tx), tx.now >= due, try tx.openRemedy(of: self) == nil
        else { return }
        try overtakeFollowUp(in: tx)
        let gaps = try archiveGaps(by: manual, in: tx)

        ending.isHardStopped = true
        try lapse({ _ in true }, in: tx)
        try file(because: rule.paragraph, .archivedUnconfirmed(gaps: gaps.map(\.thing)), in: tx)
    }
}

extension Reading {
    /// How many tickets the hard stop filed away, and how many were filed away at all, from a moment up to another.
    public func filed(from start: Instant, to end: Instant) throws -> (unconfirmed: Int, all: Int) {
        try first(
            """
            SELECT CAST(coalesce(sum(hard_stopped), 0) AS BIGINT), count(*) FROM ticket
            WHERE archived_at >= \(start) AND archived_at < \(end)
            """
        ) { ($0[0] as Int, $0[1] as Int) } ?? (0, 0)
    }
}
