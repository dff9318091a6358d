import Clocks
import HummingbirdCore
import Storage
import Tickets
import Vocabulary

/// What the customer may expect by when: promises in words, kept or taken back, and more time asked for.
struct TicketPromiseRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.post("tickets/{number}/promises", allows: .handleTickets, use: promise, again: house.again(.promise))
        desk.post(
            "tickets/{number}/promises/{clock}/keeping", allows: .handleTickets, use: keep, again: house.again(nil))
        desk.post(
            "tickets/{number}/promises/{clock}/withdrawal", allows: .handleTickets, use: withdraw,
            again: house.again(nil))
        desk.post("tickets/{number}/extension", allows: .handleTickets, use: ask, again: house.again(.extend))
    }

    @Sendable private func promise(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let way = form.choice("way", of: SpokenPromise.Way.self, required: true)
        let zone = try await house.zone()
        let due = form.instant("due", in: zone, required: true)
        let words = form.text("words", max: Message.longest, required: true)
        return try await house.change(exchange, &form) { ticket, tx in
            guard let way, let due else { throw Refusal.invalid([.init("due", .required)]) }
            _ = try ticket.promise(way, by: due, Ticket.Writing(words), in: tx)
        }
    }

    @Sendable private func keep(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let clock = try exchange.number("clock")
        let words = form.text("words", max: Message.longest)
        return try await house.change(exchange, &form) { ticket, tx in
            try ticket.keep(promise: clock, words.isEmpty ? nil : Ticket.Writing(words), in: tx)
        }
    }

    @Sendable private func withdraw(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let clock = try exchange.number("clock")
        let reason = form.text("reason", max: 500, required: true)
        return try await house.change(exchange, &form) { ticket, tx in
            try ticket.withdraw(promise: clock, reason: reason, in: tx)
        }
    }

    @Sendable private func ask(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let kind = ClockKind(form.line("clock", required: true))
        let zone = try await house.zone()
        let moment = form.instant("moment", in: zone, required: true)
        let reason = form.text("reason", max: 500, required: true)
        return try await house.change(exchange, &form) { ticket, tx in
            guard let moment else { throw Refusal.invalid([.init("moment", .required)]) }
            _ = try ticket.askExtension(of: kind, until: moment, reason: reason, in: tx)
        }
    }
}
