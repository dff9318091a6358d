import Clocks
import Customers
import People
import Storage
import Vocabulary

/// A ticket as a list shows it, with the names and the clock that belong to it.
public struct ListedTicket: Sendable {
    public let ticket: Ticket
    public let customer: String
    public let customerLevel: LevelKey?
    public let owner: String?
    /// The open clock that falls due first.
    public let clock: RunningClock?
}

extension Reading {
    /// Adds to tickets what a list shows of them, in four looks however many they are.
    public func listed(_ tickets: [Ticket]) throws -> [ListedTicket] {
        guard !tickets.isEmpty else { return [] }
        let customers = try Dictionary(
            uniqueKeysWithValues: rows(
                "SELECT id, name, level FROM customer WHERE id IN \(list: Set(tickets.map(\.customer)).sorted())"
            ) { ($0[0] as Int64, (name: $0[1] as String, level: $0[2] as LevelKey?)) })
        let people = try names(of: tickets.compactMap(\.owner))
        let clocks = try nearestClocks(of: tickets.map(\.id))
        return tickets.map { ticket in
            ListedTicket(
                ticket: ticket, customer: customers[ticket.customer]?.name ?? "",
                customerLevel: customers[ticket.customer]?.level, owner: ticket.owner.flatMap { people[$0] },
                clock: clocks[ticket.id])
        }
    }

    /// What people of the center are called.
    public func names(of staff: [Int64]) throws -> [Int64: String] {
        guard !staff.isEmpty else { return [:] }
        return try Dictionary(
            uniqueKeysWithValues: rows("SELECT id, name FROM person WHERE id IN \(list: Set(staff).sorted())") {
                ($0[0] as Int64, $0[1] as String)
            })
    }

    private func nearestClocks(of tickets: [Int64]) throws -> [Int64: RunningClock] {
        var nearest: [Int64: RunningClock] = [:]
        _ = try rows(
            """
            SELECT \(sql: RunningClock.columns) FROM clock
            WHERE subject_number IN \(list: tickets) AND subject = \(Ticket.subjectKind) AND ended_at IS NULL
            ORDER BY due_at, id
            """
        ) { row in
            let ticket = RunningClock.subjectNumber(in: row)
            if nearest[ticket] == nil { nearest[ticket] = RunningClock(row) }
        }
        return nearest
    }
}

extension Ticket {
    /// The other tickets of the same customer, newest first.
    public func siblings(within scope: Scope, in db: Reading) throws -> [Ticket] {
        try db.rows(
            """
            SELECT \(sql: Self.columns) FROM ticket
            WHERE customer = \(customer) AND id <> \(id) AND \(sql: scope.condition) ORDER BY id DESC LIMIT 20
            """, Ticket.init)
    }
}
