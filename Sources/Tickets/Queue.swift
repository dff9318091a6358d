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

    /// The condition must be spelled as in the partial indexes, or they are not used; it speaks of `ticket`, for a list
    /// joins other tables with columns of the same names.
    func condition(for staff: Int64?, within scope: Scope = .all) -> SQL {
        let isIn: SQL =
            switch self {
            case .open: "ticket.status IN ('new', 'open', 'waiting')"
            case .mine: "ticket.status IN ('new', 'open', 'waiting') AND ticket.owner = \(staff ?? 0)"
            case .new: "ticket.status = 'new'"
            case .waiting: "ticket.status = 'waiting'"
            case .resolved: "ticket.status = 'resolved'"
            case .closed: "ticket.status = 'closed'"
            }
        // The indexes by team and by person hold whatever is not archived, those by status one list each.
        return self == .mine || scope.isNarrow ? "ticket.status <> 'archived' AND \(sql: isIn)" : isIn
    }

    /// A column that counts rows up to `countLimit + 1`, which is shown as "999+". Passing over rows costs a third of
    /// counting them, so they are counted only where passing over has found their end.
    static func count(_ those: SQL) -> SQL {
        """
        coalesce(
            (SELECT CAST(\(countLimit + 1) AS BIGINT) \(sql: those) LIMIT 1 OFFSET \(countLimit)),
            (SELECT count(*) \(sql: those)))
        """
    }

    /// What is in it, in parts that never overlap. What somebody owns is little, and one index holds it with all that a
    /// scope asks of it.
    private func parts(for staff: Int64?, within scope: Scope) -> [SQL] {
        let reach = self == .mine ? [scope.condition] : scope.parts
        return reach.map { "\(sql: condition(for: staff, within: scope)) AND \(sql: $0)" }
    }

    /// A column with how many there are; a little more than `countLimit + 1` where there are several parts.
    func count(for staff: Int64?, within scope: Scope) -> SQL {
        .joined(parts(for: staff, within: scope).map { Queue.count("FROM ticket WHERE \(sql: $0)") }, by: " + ")
    }

    /// A page of it, and one row more that tells whether there is a next page. Each part gives its first rows in the order
    /// of an index, and the page is the first of those.
    func page(for staff: Int64?, within scope: Scope, after place: Place?) -> SQL {
        let start: SQL = place.map { "(ticket.next_due, ticket.id) > (\($0.due), \($0.id))" } ?? "1 = 1"
        let first: SQL = "ORDER BY ticket.next_due, ticket.id LIMIT \(Queue.page + 1)"
        let parts = parts(for: staff, within: scope).map { "\(sql: $0) AND \(sql: start)" as SQL }
        guard parts.count > 1 else { return "WHERE \(sql: parts[0]) \(sql: first)" }
        let candidates = parts.map { part -> SQL in
            "SELECT id FROM (SELECT ticket.id AS id FROM ticket WHERE \(sql: part) \(sql: first)) AS candidate"
        }
        return "WHERE ticket.id IN (\(sql: .joined(candidates, by: " UNION ALL "))) \(sql: first)"
    }

    /// The rows without the one too many, and where the next page starts.
    fileprivate static func cut<Row>(_ rows: [Row], at place: (Row) -> Place) -> (tickets: [Row], next: Place?) {
        guard rows.count > page else { return (rows, nil) }
        let page = Array(rows.prefix(page))
        return (page, page.last.map(place))
    }
}

extension Reading {
    /// A page of a queue, nearest clock first, and where the next one starts.
    public func tickets(
        in queue: Queue, for staff: Int64?, within scope: Scope, after place: Queue.Place? = nil
    ) throws -> (tickets: [Ticket], next: Queue.Place?) {
        let page = queue.page(for: staff, within: scope, after: place)
        let tickets = try rows("SELECT \(sql: Ticket.columns) FROM ticket \(sql: page)", Ticket.init)
        return Queue.cut(tickets) { Queue.Place(due: $0.nextDue, id: $0.id) }
    }

    /// The same page as a list shows it.
    public func listed(
        in queue: Queue, for staff: Int64?, within scope: Scope, after place: Queue.Place? = nil
    ) throws -> (tickets: [ListedTicket], next: Queue.Place?) {
        let page = queue.page(for: staff, within: scope, after: place)
        let tickets = try rows("\(sql: try listing()) \(sql: page)", ListedTicket.init)
        return Queue.cut(tickets) { Queue.Place(due: $0.nextDue, id: $0.id) }
    }

    /// How many there are in each queue, up to `Queue.countLimit + 1`. What waits is open, too: where that is more than is
    /// counted, the open ones need no counting.
    public func counts(for staff: Int64?, within scope: Scope) throws -> [Queue: Int] {
        let count = { (queue: Queue) in queue.count(for: staff, within: scope) }
        let others = Queue.allCases.filter { $0 != .open && $0 != .waiting }
        return try first(
            """
            SELECT CASE WHEN part.waiting > \(Queue.countLimit) THEN part.waiting ELSE \(sql: count(.open)) END,
                part.waiting, \(sql: .joined(others.map(count), by: ", "))
            FROM (SELECT \(sql: count(.waiting)) AS waiting) AS part
            """
        ) { row in
            Dictionary(
                uniqueKeysWithValues: ([.open, .waiting] + others).enumerated().map { place, queue in
                    (queue, min(row[place], Queue.countLimit + 1))
                })
        } ?? [:]
    }

    /// Tickets by their identities, in the order given, as far as the scope reaches.
    public func tickets(_ ids: [Int64], within scope: Scope) throws -> [Ticket] {
        guard !ids.isEmpty else { return [] }
        let found = try rows(
            "SELECT \(sql: Ticket.columns) FROM ticket WHERE id IN \(list: ids) AND \(sql: scope.condition)",
            Ticket.init)
        let byID = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        return ids.compactMap { byID[$0] }
    }
}
