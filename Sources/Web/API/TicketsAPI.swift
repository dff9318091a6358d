import HTTPTypes
import HummingbirdCore
import People
import Storage
import Tickets
import Vocabulary

/// Tickets for programs: the same verbs as at the desk, with a token, an idempotency key and `If-Match`.
struct TicketsAPI {
    let house: House

    func add(to api: APIRouter) {
        api.post("tickets", allows: .createTickets, use: create)
        api.get("tickets", allows: .readTickets, use: list)
        api.get("tickets/{number}", allows: .readTickets, use: show)
        api.post("tickets/{number}/taking", allows: .handleTickets, use: take)
        api.post("tickets/{number}/replies", allows: .handleTickets, use: reply)
        api.post("tickets/{number}/notes", allows: .handleTickets, use: note)
        api.post("tickets/{number}/waiting", allows: .handleTickets, use: wait)
        api.post("tickets/{number}/classification", allows: .handleTickets, use: classify)
        api.post("tickets/{number}/resolution", allows: .handleTickets, use: resolve)
        api.post("tickets/{number}/confirmation", allows: .handleTickets, use: confirm)
        api.post("tickets/{number}/archiving", allows: .archiveTickets, use: archive)
        api.get("search", allows: .readTickets, use: search)
        api.open("openapi.json") { _ in try OpenAPI.response }
    }

    @Sendable private func create(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let request = try await AskRequest(program: &form, exchange, house)
        let asked = try await request.carryOut([], house)
        // Read beside the writer: whoever waits for it has nothing to do with what this one is told.
        var response = try await whole(asked.number, within: .all, status: .created)
        response.headers[.location] = "/api/v1/tickets/\(asked.number)"
        if asked.isRepeated { response.headers[.idempotencyReplayed] = "true" }
        return response
    }

    @Sendable private func list(_ exchange: Exchange) async throws -> Response {
        let actor = exchange.visit.actor
        let queue = try queue(exchange.query("status"))
        let place = try place(exchange.query("after"))
        let json = try await house.store.read { db in
            let page = try db.tickets(in: queue, for: actor.staff, within: actor.scope, after: place)
            let items = try TicketJSON.brief(page.tickets, in: db)
            return JSONValue.members(["items": .list(items), "next": page.next.map { JSONValue.text($0.text) }])
        }
        return .json(json)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        try await whole(exchange.step("number"), within: exchange.visit.actor.scope)
    }

    private func whole(_ number: String, within scope: Scope, status: HTTPResponse.Status = .ok) async throws
        -> Response
    {
        let keys = house.store.keys
        let (json, revision) = try await house.store.read { db in
            let ticket = try Ticket.find(number, within: scope, in: db)
            return (try TicketJSON.whole(ticket, keys: keys, in: db), ticket.revision)
        }
        return Response.json(json, status: status).tagged(revision: revision)
    }

    @Sendable private func take(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let login = form.line("owner", max: 100, required: true)
        return try await change(exchange, &form) { ticket, tx in
            guard let person = try Person.find(login: login, in: tx), person.isActive else {
                throw Refusal.invalid([.init("owner", .notAChoice)])
            }
            try ticket.give(to: person.id, in: tx)
        }
    }

    @Sendable private func reply(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let words = form.text("words", max: Message.longest, required: true)
        return try await change(exchange, &form) { _ = try $0.reply(Ticket.Writing(words), in: $1) }
    }

    @Sendable private func note(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let words = form.text("words", max: Message.longest, required: true)
        return try await change(exchange, &form) { _ = try $0.note(Ticket.Writing(words), in: $1) }
    }

    @Sendable private func wait(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let words = form.text("words", max: Message.longest, required: true)
        return try await change(exchange, &form) { _ = try $0.ask(Ticket.Writing(words), in: $1) }
    }

    @Sendable private func classify(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let type = TypeKey(form.line("type", required: true))
        let level = LevelKey(form.line("level", required: true))
        let reason = form.line("reason", max: 500)
        return try await change(exchange, &form) { try $0.classify(type: type, level: level, reason: reason, in: $1) }
    }

    @Sendable private func resolve(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let solution = form.text("solution", max: Message.longest)
        return try await change(exchange, &form) { try $0.resolveAndTell(solution, in: $1) }
    }

    @Sendable private func confirm(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let evidence = form.text("evidence", max: 500, required: true)
        return try await change(exchange, &form) { try $0.noteConfirmation(evidence: evidence, in: $1) }
    }

    @Sendable private func archive(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try await change(exchange, &form) { try $0.archive(in: $1) }
    }

    @Sendable private func search(_ exchange: Exchange) async throws -> Response {
        let query = String((exchange.query("q") ?? "").prefix(200))
        let before = exchange.query("after").flatMap { Int64($0) }
        let scope = exchange.visit.actor.scope
        let json = try await house.store.read { db in
            let found = try db.search(tickets: query, before: before, within: scope)
            let items = try TicketJSON.brief(found.tickets, in: db)
            return JSONValue.members([
                "items": .list(items), "total": .number(found.total),
                "next": found.next.map { JSONValue.text(String($0)) },
            ])
        }
        return .json(json)
    }

    /// Runs a verb on the ticket of the path, for the revision of `If-Match` where one is given.
    private func change(
        _ exchange: Exchange, _ form: inout Form,
        _ verb: @escaping @Sendable (inout Ticket, Transaction) throws -> Void
    ) async throws -> Response {
        try form.check()
        let number = try exchange.step("number")
        let revision = try exchange.revision()
        let keys = house.store.keys
        let (json, now) = try await house.store.write(as: exchange.visit.actor) { tx in
            var ticket = try Ticket.lock(number, revision: revision, in: tx)
            try verb(&ticket, tx)
            return (try TicketJSON.whole(ticket, keys: keys, in: tx), ticket.revision)
        }
        return Response.json(json).tagged(revision: now)
    }

    private func queue(_ name: String?) throws -> Tickets.Queue {
        guard let name else { return .open }
        guard let queue = Tickets.Queue(rawValue: name) else { throw Refusal.invalid([.init("status", .notAChoice)]) }
        return queue
    }

    private func place(_ text: String?) throws -> Tickets.Queue.Place? {
        guard let text else { return nil }
        guard let place = Tickets.Queue.Place(text) else { throw Refusal.invalid([.init("after", .notANumber)]) }
        return place
    }
}

extension HTTPField.Name {
    /// Says that the answer is that of an earlier request with the same key.
    static let idempotencyReplayed = HTTPField.Name("Idempotency-Replayed")!
}
