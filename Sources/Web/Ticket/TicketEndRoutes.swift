import HummingbirdCore
import Storage
import Tickets
import Vocabulary

/// How a ticket comes to its end and what comes after: the result is told, the owner signs, it goes on after all.
struct TicketEndRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        let files = Route.Cargo.files(.usual)
        desk.post("tickets/{number}/telling", files, allows: .handleTickets, use: tell, again: house.again(.tell))
        desk.post("tickets/{number}/signature", allows: .handleTickets, use: sign, again: house.again(nil))
        desk.post("tickets/{number}/reopening", allows: .handleTickets, use: reopen, again: house.again(.reopen))
        desk.post("tickets/{number}/relations", allows: .handleTickets, use: relate, again: house.again(.relate))
    }

    @Sendable private func tell(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let telling = Ticket.Telling(
            through: ChannelKey(form.line("channel", required: true)),
            words: form.text("words", max: Message.longest), evidence: form.text("evidence", max: 500))
        return try await house.change(exchange, &form) { ticket, tx in try ticket.tell(telling, in: tx) }
    }

    @Sendable private func sign(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try await house.change(exchange, &form) { ticket, tx in try ticket.sign(in: tx) }
    }

    @Sendable private func reopen(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let words = form.text("words", max: Message.longest, required: true)
        return try await house.change(exchange, &form) { ticket, tx in
            try ticket.reopen(Ticket.Writing(words), in: tx)
        }
    }

    /// Joins the ticket to another one, by its number.
    @Sendable private func relate(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let other = form.line("ticket", max: 40, required: true)
        let kind = form.choice("relation", of: TicketLink.Kind.self, required: true)
        return try await house.change(exchange, &form) { ticket, tx in
            guard let kind else { throw Refusal.invalid([.init("relation", .required)]) }
            try Ticket.link(ticket.number, to: other, as: kind, in: tx)
        }
    }
}
