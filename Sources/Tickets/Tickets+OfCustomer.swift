import Storage
import Vocabulary

extension Reading {
    /// A page of what a person has asked through every channel, newest first, and where the next one starts.
    /// - Parameter customers: all who turned out to be that person.
    public func listed(
        ofCustomers customers: [Int64], before id: Int64 = .max, within scope: Scope
    ) throws -> (tickets: [ListedTicket], next: Int64?) {
        let ids = try rows(
            """
            SELECT ticket.id FROM ticket WHERE ticket.customer IN \(list: customers) AND ticket.id < \(id)
                AND \(sql: scope.condition) ORDER BY ticket.id DESC LIMIT \(Queue.page + 1)
            """
        ) { $0[0] as Int64 }
        let page = Array(ids.prefix(Queue.page))
        return (try listed(page, within: scope), ids.count > page.count ? page.last : nil)
    }

    /// Whether a person lies within a scope: everybody within the whole, else whoever has a ticket there.
    public func reaches(_ customers: [Int64], within scope: Scope) throws -> Bool {
        if scope == .all { return true }
        return try exists(
            "SELECT 1 FROM ticket WHERE ticket.customer IN \(list: customers) AND \(sql: scope.condition) LIMIT 1")
    }
}

extension Reading {
    /// How many tickets a person has, and how many of them somebody still works on.
    public func ticketCounts(ofCustomers customers: [Int64]) throws -> (all: Int, open: Int) {
        try first(
            """
            SELECT count(*), count(CASE WHEN status IN ('new', 'open', 'waiting') THEN 1 END) FROM ticket
            WHERE customer IN \(list: customers)
            """
        ) { ($0[0] as Int, $0[1] as Int) } ?? (0, 0)
    }
}
