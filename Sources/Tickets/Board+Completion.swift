import Storage
import Vocabulary

extension Reading {
    /// Tickets of calls that are still to be completed, the longest due first (R3).
    public func incomplete(within scope: Scope, limit: Int = 100) throws -> [ListedTicket] {
        let tickets: [Int64] = try rows(
            """
            SELECT ticket.id FROM ticket JOIN clock ON clock.subject_number = ticket.id
                AND clock.subject = \(Ticket.subjectKind)
            WHERE clock.kind = 'completion' AND clock.ended_at IS NULL AND \(sql: scope.condition)
            ORDER BY clock.due_at, ticket.id LIMIT \(limit)
            """
        ) { $0[0] }
        return try listed(tickets, within: scope)
    }
}
