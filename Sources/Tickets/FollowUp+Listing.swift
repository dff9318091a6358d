import Storage
import Vocabulary

/// A follow-up as the seniors' room lists it.
public struct ListedFollowUp: Hashable, Sendable {
    public let followUp: FollowUp
    public let ticket: ListedTicket
    public let attempts: Int
    public let lastTriedAt: Instant?
}

extension Reading {
    /// The calls that somebody may make, those first that may be made now the longest; never one's own complaints.
    public func openFollowUps(for staff: Int64, within scope: Scope, limit: Int = 200) throws -> [ListedFollowUp] {
        let found = try rows(
            """
            SELECT \(sql: FollowUp.columns),
                (SELECT count(*) FROM follow_up_attempt AS attempt WHERE attempt.follow_up = follow_up.id),
                (SELECT max(at) FROM follow_up_attempt AS attempt WHERE attempt.follow_up = follow_up.id)
            FROM follow_up JOIN ticket ON ticket.id = follow_up.ticket
            WHERE follow_up.ended_at IS NULL AND \(sql: scope.condition)
                AND (follow_up.not_by_handler = 0 OR (coalesce(ticket.taken_by, 0) <> \(staff)
                    AND coalesce(ticket.owner, 0) <> \(staff) AND coalesce(ticket.signed_by, 0) <> \(staff)))
            ORDER BY follow_up.next_at, follow_up.id LIMIT \(limit)
            """
        ) { (FollowUp($0), $0[10] as Int, $0[11] as Instant?) }
        let tickets = try listed(found.map(\.0.ticket), within: scope)
        let byID = Dictionary(uniqueKeysWithValues: tickets.map { ($0.id, $0) })
        return found.compactMap { found in
            byID[found.0.ticket].map {
                ListedFollowUp(followUp: found.0, ticket: $0, attempts: found.1, lastTriedAt: found.2)
            }
        }
    }
}
