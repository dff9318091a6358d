import Storage
import Vocabulary

/// A list of work that somebody looks at; ordered by the nearest clock, read in pages.
public enum Queue: String, CaseIterable, Sendable {
    case open, new, mine, waiting, resolved, closed

    /// How many rows a page has, and where live counts stop.
    public static let page = 50
    public static let countLimit = 999

    /// Where a page goes on: after this due time and ticket.
    public struct Place: Hashable, Sendable {
        public let due: Instant
        public let id: Int64

        public init(due: Instant, id: Int64) {
            self.due = due
            self.id = id
        }

        /// Reads `due.id`; nil for anything else.
        public init?(_ text: some StringProtocol) {
            let parts = text.split(separator: ".")
            guard parts.count == 2, let due = Int64(parts[0]), let id = Int64(parts[1]) else { return nil }
            self.init(due: Instant(milliseconds: due), id: id)
        }

        public var text: String { "\(due.milliseconds).\(id)" }
    }

    /// The condition must be spelled as in the partial indexes, or they are not used.
    func condition(for staff: Int64?) -> SQL {
        switch self {
        case .open: "status IN ('new', 'open', 'waiting')"
        case .mine: "status IN ('new', 'open', 'waiting') AND owner = \(staff ?? 0)"
        case .new: "status <> 'archived' AND status = 'new'"
        case .waiting: "status <> 'archived' AND status = 'waiting'"
        case .resolved: "status <> 'archived' AND status = 'resolved'"
        case .closed: "status <> 'archived' AND status = 'closed'"
        }
    }
}

extension Reading {
    /// A page of a queue, nearest clock first, and where the next one starts.
    public func tickets(
        in queue: Queue, for staff: Int64?, within scope: Scope, after place: Queue.Place? = nil
    ) throws -> (tickets: [Ticket], next: Queue.Place?) {
        let start: SQL = place.map { "(next_due, id) > (\($0.due), \($0.id))" } ?? "1 = 1"
        let tickets = try rows(
            """
            SELECT \(sql: Ticket.columns) FROM ticket
            WHERE \(sql: queue.condition(for: staff)) AND \(sql: scope.condition) AND \(sql: start)
            ORDER BY next_due, id LIMIT \(Queue.page + 1)
            """, Ticket.init)
        guard tickets.count > Queue.page else { return (tickets, nil) }
        let page = Array(tickets.prefix(Queue.page))
        return (page, page.last.map { Queue.Place(due: $0.nextDue, id: $0.id) })
    }

    /// How many there are, up to `Queue.countLimit + 1`, which is shown as "999+".
    public func count(of queue: Queue, for staff: Int64?, within scope: Scope) throws -> Int {
        try value(
            """
            SELECT count(*) FROM (
                SELECT 1 FROM ticket WHERE \(sql: queue.condition(for: staff)) AND \(sql: scope.condition)
                LIMIT \(Queue.countLimit + 1)
            ) AS counted
            """) ?? 0
    }

    /// Tickets by their identities, in the order given, as far as the scope reaches.
    public func tickets(_ ids: [Int64], within scope: Scope) throws -> [Ticket] {
        let found = try rows(
            "SELECT \(sql: Ticket.columns) FROM ticket WHERE id IN \(list: ids) AND \(sql: scope.condition)",
            Ticket.init)
        let byID = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        return ids.compactMap { byID[$0] }
    }
}
