import Rulebook
import Storage
import Vocabulary

/// For whoever brings many tickets in past the verbs: what verbs would have added to the rows, a part of them at a time.
extension Reading {
    /// What covers the archived cards among `tickets`.
    package func covers(of tickets: Range<Int64>) throws -> [Ticket.Cover] {
        try broughtIn(tickets).filter { $0.status == .archived }.flatMap { try $0.covers(in: self) }
    }

    /// The texts that each of `tickets` is found by, as its verbs give them to the index.
    package func texts(of tickets: Range<Int64>) throws -> [(ticket: Int64, text: String)] {
        try broughtIn(tickets).map { ticket in
            let said = try messages(of: ticket).filter(\.kind.isIndexed).map(\.words)
            let demands = try edition(ticket.edition).edition.facts(for: ticket.type, ticket.manualCase.subtype)
            let facts = try self.facts(of: ticket).values.map { demands.words(of: $0.value, for: $0.fact) }
            let texts = said + facts + [ticket.demand, ticket.number, ticket.solution ?? ""]
            return (ticket.id, texts.joined(separator: "\n"))
        }
    }

    private func broughtIn(_ tickets: Range<Int64>) throws -> [Ticket] {
        try rows(
            """
            SELECT \(sql: Ticket.columns) FROM ticket
            WHERE id >= \(tickets.lowerBound) AND id < \(tickets.upperBound) ORDER BY id
            """, Ticket.init)
    }
}
