import HummingbirdCore
import Storage
import Tickets
import Vocabulary

/// The way of a ticket through many hands: accepted, given on, escalated, and what the customer hears meanwhile.
struct TicketFlowRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        let files = Route.Cargo.files(.usual)
        desk.post("tickets/{number}/acceptance", allows: .handleTickets, use: accept, again: house.again(nil))
        desk.post("tickets/{number}/start", allows: .handleTickets, use: start, again: house.again(nil))
        desk.post("tickets/{number}/hand-over", allows: .handleTickets, use: handOver, again: house.again(.handOver))
        desk.post("tickets/{number}/assignment", allows: .supervise, use: assign, again: house.again(.assign))
        desk.post(
            "tickets/{number}/wrong-assignment", allows: .handleTickets, use: report,
            again: house.again(.reportAssignment))
        desk.post("tickets/{number}/escalation", allows: .handleTickets, use: escalate, again: house.again(.escalate))
        desk.post("tickets/{number}/urging", allows: .handleTickets, use: urge, again: house.again(.urge))
        desk.post("tickets/{number}/progress", files, allows: .handleTickets, use: sync, again: house.again(.progress))
        desk.post(
            "tickets/{number}/workaround", allows: .handleTickets, use: workAround, again: house.again(.workaround))
    }

    @Sendable private func accept(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try await house.change(exchange, &form) { ticket, tx in try ticket.accept(in: tx) }
    }

    @Sendable private func start(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try await house.change(exchange, &form) { ticket, tx in try ticket.start(in: tx) }
    }

    @Sendable private func handOver(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let to = form.receiver("to")
        let words = form.text("words", max: Message.longest, required: true)
        return try await house.change(exchange, &form) { ticket, tx in
            guard let to else { throw Refusal.invalid([.init("to", .required)]) }
            _ = try ticket.handOver(to: to, Ticket.Writing(words), in: tx)
        }
    }

    @Sendable private func assign(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let to = form.receiver("to")
        let reason = form.text("reason", max: 500)
        return try await house.change(exchange, &form) { ticket, tx in
            guard let to else { throw Refusal.invalid([.init("to", .required)]) }
            try ticket.assign(to: to, reason: reason, in: tx)
        }
    }

    @Sendable private func report(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let reason = form.text("reason", max: 500, required: true)
        let team = form.line("team")
        return try await house.change(exchange, &form) { ticket, tx in
            _ = try ticket.reportAssignment(reason: reason, rather: team.isEmpty ? nil : TeamKey(team), in: tx)
        }
    }

    @Sendable private func escalate(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let reason = form.text("reason", max: 500, required: true)
        let line = form.line("line")
        return try await house.change(exchange, &form) { ticket, tx in
            _ = try ticket.escalate(to: line.isEmpty ? nil : LineKey(line), reason: reason, in: tx)
        }
    }

    /// The customer asked again, by phone or elsewhere.
    @Sendable private func urge(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let words = form.text("words", max: Message.longest)
        return try await house.change(exchange, &form) { ticket, tx in
            try ticket.urge(words.isEmpty ? nil : Ticket.Writing(words), in: tx)
        }
    }

    @Sendable private func sync(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let zone = try await house.zone()
        let expected = form.instant("expected", in: zone)
        let words = form.text("words", max: Message.longest, required: true)
        return try await house.change(exchange, &form) { ticket, tx in
            _ = try ticket.progress(Ticket.Writing(words), expecting: expected, in: tx)
        }
    }

    @Sendable private func workAround(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let words = form.text("words", max: Message.longest, required: true)
        return try await house.change(exchange, &form) { ticket, tx in
            _ = try ticket.workAround(Ticket.Writing(words), in: tx)
        }
    }
}

extension Form {
    /// Who gets a ticket: `team:second-line` or `person:7`.
    mutating func receiver(_ name: String) -> Ticket.Receiver? {
        let parts = line(name, required: true).split(separator: ":", maxSplits: 1)
        guard !parts.isEmpty else { return nil }
        if parts.count == 2, parts[0] == "team" { return .team(TeamKey(String(parts[1]))) }
        if parts.count == 2, parts[0] == "person", let person = Int64(parts[1]) { return .person(person) }
        note(name, .notAChoice)
        return nil
    }
}
