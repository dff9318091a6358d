import Foundation
import Storage
import Vocabulary

extension Ticket {
    /// The ticket with this label, for somebody who can see it.
    /// - Throws: `Refusal` 404 where there is none, or none for this scope.
    public static func find(_ number: String, within scope: Scope, in db: Reading) throws -> Ticket {
        try fetch(number, within: scope, lock: "", in: db)
    }

    /// The ticket, locked until the transaction ends, for a verb that decides on it.
    /// - Parameter revision: what the form or `If-Match` was made for; nil where it does not matter.
    /// - Throws: 404, or 412 `ticket.stale` when somebody else has changed it since.
    public static func lock(_ number: String, revision: Int64? = nil, in tx: Transaction) throws -> Ticket {
        let ticket = try fetch(number, within: tx.actor.scope, lock: tx.forUpdate, in: tx)
        if let revision, revision != ticket.revision { throw Refusal(.stale, "ticket.stale", [number]) }
        return ticket
    }

    private static func fetch(_ number: String, within scope: Scope, lock: SQL, in db: Reading) throws -> Ticket {
        let ticket = try db.first(
            "SELECT \(sql: columns) FROM ticket WHERE number = \(number) AND \(sql: scope.condition)\(sql: lock)",
            Ticket.init)
        guard let ticket else { throw Refusal(.notFound, "ticket.not-found", [number]) }
        return ticket
    }
}

extension Scope {
    /// The part of a WHERE that keeps somebody within what they may see of `ticket`.
    var condition: SQL {
        switch self {
        case .all: "1 = 1"
        case .teams(let teams): "ticket.team IN \(list: teams.map(\.text).sorted())"
        case .own(let staff): "(ticket.taken_by = \(staff) OR ticket.owner = \(staff))"
        case .ticket(let id): "ticket.id = \(id)"
        case .nothing: "1 = 0"
        }
    }

    /// Whether its tickets are found by an index of their own. Who sees more than a few teams sees so much that the way
    /// through all tickets is as short.
    var isNarrow: Bool {
        switch self {
        case .teams(let teams): (1...4).contains(teams.count)
        case .own: true
        case .all, .ticket, .nothing: false
        }
    }

    /// The same in parts that never overlap, each of which an index can follow by itself. Never empty.
    var parts: [SQL] {
        switch self {
        case .teams(let teams) where isNarrow: teams.map(\.text).sorted().map { "ticket.team = \($0)" }
        case .own(let staff):
            [
                "ticket.owner = \(staff)",
                "ticket.taken_by = \(staff) AND (ticket.owner IS NULL OR ticket.owner <> \(staff))",
            ]
        default: [condition]
        }
    }

    /// Whether a ticket lies within it: what `condition` says, of one that is at hand.
    public func covers(_ ticket: Ticket) -> Bool {
        switch self {
        case .all: true
        case .teams(let teams): teams.contains(ticket.team)
        case .own(let staff): ticket.takenBy == staff || ticket.owner == staff
        case .ticket(let id): id == ticket.id
        case .nothing: false
        }
    }
}
