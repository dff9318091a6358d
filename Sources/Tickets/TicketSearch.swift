import Foundation
import Storage
import Vocabulary

/// A page of what a search found, newest first.
public struct FoundTickets: Sendable {
    public let tickets: [Ticket]
    /// How many there are, counted up to a thousand.
    public let total: Int
    /// Where the next page goes on: below this identity.
    public let next: Int64?
}

extension Reading {
    /// Tickets whose words hold all the words looked for; a whole number finds its ticket.
    public func search(tickets query: String, before: Int64? = nil, within scope: Scope) throws -> FoundTickets {
        let exact = try rows(
            """
            SELECT \(sql: Ticket.columns) FROM ticket
            WHERE number = \(query.trimmingCharacters(in: .whitespaces).uppercased()) AND \(sql: scope.condition)
            """, Ticket.init)
        guard exact.isEmpty else { return FoundTickets(tickets: exact, total: 1, next: nil) }
        let found = try search(Wanted(query), before: before, limit: Self.countedMatches) { ids in
            scope == .all
                ? ids
                : try rows(
                    "SELECT id FROM ticket WHERE id IN \(list: ids) AND \(sql: scope.condition) ORDER BY id DESC"
                ) { $0[0] }
        }
        let page = Array(found.documents.prefix(Queue.page))
        return FoundTickets(
            tickets: try tickets(page, within: scope), total: found.documents.count,
            next: found.documents.count > Queue.page ? page.last : nil)
    }

    /// Beyond this many a search does not count on: one more than what is shown as "999+".
    private static var countedMatches: Int { Queue.countLimit + 1 }
}
