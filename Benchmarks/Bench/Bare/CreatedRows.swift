import Foundation
import GRDB

/// The rows that creating one ticket writes, copied from a ticket that was created through the API, so that they have
/// the sizes of the real thing. Only numbers and what must be unique are made anew.
struct CreatedRows: Sendable {
    private let customer: BareRow
    private let ticket: BareRow
    private let rest: [BareRow]
    private let day: String

    /// How many rows one create writes, the counter of the day included.
    var count: Int { rest.count + 3 }

    /// - Throws: where no ticket was created with a token yet.
    init(likeTheLastIn database: Database) throws {
        let last = try BareRow.read(
            "ticket",
            "id IN (SELECT max(subject_number) FROM event WHERE name = 'ticket.received' AND actor = 'token')",
            in: database)
        guard let model = last.first else { throw Trouble("no ticket was created through the API") }
        let id: Int64 = model["id"]
        let owner: Int64 = model["customer"]
        let number: String = model["number"]
        customer = BareRow("customer", of: try BareRow.one("customer", "id = \(owner)", in: database), [:])
        ticket = BareRow("ticket", of: model, ["number": .text("BENCH-"), "customer": .customer])
        day = try String.fetchOne(database, sql: "SELECT max(day) FROM number_series") ?? ""

        var rows = try BareRow.read("contact", "customer = \(owner)", in: database).map {
            BareRow("contact", of: $0, ["customer": .customer, "mark": .bytes(32), "tail_mark": .bytes(32)])
        }
        rows += try BareRow.read("message", "ticket = \(id) AND kind = 'customer'", in: database).map {
            BareRow("message", of: $0, ["ticket": .ticket])
        }
        rows += try BareRow.read("clock", "subject_number = \(id)", in: database).map {
            BareRow("clock", of: $0, ["subject_number": .ticket])
        }
        rows += try BareRow.read("link", "subject = \(id)", in: database).map {
            BareRow("link", of: $0, ["mark": .bytes(32), "subject": .ticket, "customer": .customer])
        }
        let events = """
            actor = 'token' AND (subject = 'ticket' AND subject_number = \(id) OR subject = 'customer' AND
            subject_number = \(owner) OR subject = 'link' AND subject_number IN (SELECT id FROM link WHERE subject = \(id)))
            """
        rows += try BareRow.read("event", events, in: database).map {
            BareRow("event", of: $0, ["subject_number": .ticket])
        }
        rows += try BareRow.read("once", "answer = '\(number)'", in: database).map {
            BareRow("once", of: $0, ["key": .text("bench-")])
        }
        rows.append(Self.job(number))
        rows += [60, 3].map(Self.unfolded)
        rest = rows
    }

    func write(to database: Database, _ serial: Int) throws {
        try customer.insert(into: database, serial, ticket: 0, customer: 0)
        let owner = database.lastInsertedRowID
        try ticket.insert(into: database, serial, ticket: 0, customer: owner)
        let id = database.lastInsertedRowID
        for row in rest { try row.insert(into: database, serial, ticket: id, customer: owner) }
        try database.cachedStatement(
            sql: "INSERT INTO number_series (day, last) VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET last = last + 1"
        ).execute(arguments: [day])
    }

    /// Done jobs and folded tokens are gone by now, so these two have only the right sizes.
    private static func job(_ number: String) -> BareRow {
        BareRow(
            "job", ["kind", "lane", "payload", "run_at", "state", "fence", "created_at"],
            [
                "ticket.receipt".databaseValue, "ticket:1000000".databaseValue,
                "{\"ticket\":\"\(number)\"}".databaseValue,
                Int64.max.databaseValue, "dead".databaseValue, Int64.max.databaseValue,
                (1_790_000_000_000 as Int64).databaseValue,
            ], [:])
    }

    private static func unfolded(tokens: Int) -> BareRow {
        BareRow(
            "unfolded", ["document", "present", "tokens"],
            [0.databaseValue, 1.databaseValue, Data(count: tokens * 8).databaseValue],
            ["document": .ticket, "tokens": .bytes(tokens * 8)])
    }
}
