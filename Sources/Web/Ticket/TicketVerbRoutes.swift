import Customers
import HummingbirdCore
import Pages
import Storage
import Tickets
import Vocabulary

/// What staff do with a ticket; each verb creates a resource below it. A refused form comes back as it was.
struct TicketVerbRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        let files = Route.Cargo.files(.usual)
        desk.post("tickets/{number}/taking", allows: .handleTickets, use: take, again: house.again(nil))
        desk.post("tickets/{number}/replies", files, allows: .handleTickets, use: reply, again: house.again(.reply))
        desk.post("tickets/{number}/notes", files, allows: .handleTickets, use: note, again: house.again(.note))
        desk.post("tickets/{number}/waiting", files, allows: .handleTickets, use: wait, again: house.again(.wait))
        desk.post(
            "tickets/{number}/classification", allows: .handleTickets, use: classify, again: house.again(.classify))
        desk.post(
            "tickets/{number}/resolution", files, allows: .handleTickets, use: resolve, again: house.again(.resolve))
        desk.post(
            "tickets/{number}/confirmation", files, allows: .handleTickets, use: confirm, again: house.again(.confirm))
        desk.post("tickets/{number}/archiving", allows: .archiveTickets, use: archive, again: house.again(nil))
        desk.post("tickets/{number}/links", allows: .handleTickets, use: link, again: house.again(nil))
        desk.post("tickets/{number}/reveal", allows: .revealContacts, use: reveal, again: house.again(nil))
    }

    @Sendable private func take(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try await house.change(exchange, &form) { ticket, tx in try ticket.take(in: tx) }
    }

    @Sendable private func reply(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let writing = try await house.writing(&form)
        return try await house.change(exchange, &form) { ticket, tx in try ticket.reply(writing, in: tx) }
    }

    @Sendable private func note(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let writing = try await house.writing(&form)
        return try await house.change(exchange, &form) { ticket, tx in try ticket.note(writing, in: tx) }
    }

    @Sendable private func wait(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let writing = try await house.writing(&form)
        return try await house.change(exchange, &form) { ticket, tx in try ticket.ask(writing, in: tx) }
    }

    @Sendable private func classify(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let type = TypeKey(form.line("type", required: true))
        let level = LevelKey(form.line("level", required: true))
        let finer = form.line("subtype").split(separator: "/").map(String.init)
        // A finer type of another type was chosen before the type was changed: it says nothing any more.
        let subtype = finer.count == 2 && finer[0] == type.text ? SubtypeKey(finer[1]) : nil
        let business = form.line("business")
        let reason = form.line("reason", max: 500)
        return try await house.change(exchange, &form) { ticket, tx in
            try ticket.classify(
                type: type, subtype: subtype, level: level, business: business.isEmpty ? nil : BusinessKey(business),
                reason: reason, in: tx)
        }
    }

    @Sendable private func resolve(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let solution = form.text("solution", max: Message.longest)
        let isToldLater = form.flag("later")
        return try await house.change(exchange, &form) { ticket, tx in
            if isToldLater {
                try ticket.resolve(with: solution, in: tx)
            } else {
                try ticket.resolveAndTell(solution, in: tx)
            }
        }
    }

    @Sendable private func confirm(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let evidence = form.text("evidence", max: 500, required: true)
        let outcome = form.choice("outcome", of: Outcome.self, required: true)
        return try await house.change(exchange, &form) { ticket, tx in
            switch outcome {
            case .unsolved: try ticket.noteRefusal(evidence: evidence, in: tx)
            case .solved, nil: try ticket.noteConfirmation(evidence: evidence, in: tx)
            }
        }
    }

    @Sendable private func archive(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try await house.change(exchange, &form) { ticket, tx in try ticket.archive(in: tx) }
    }

    /// A new signed link, shown on this one page.
    @Sendable private func link(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try form.checkHidden(exchange)
        let number = try exchange.step("number")
        let keys = house.store.keys
        let secret = try await house.store.write(as: exchange.visit.actor) { tx in
            let ticket = try Ticket.lock(number, in: tx)
            try ticket.noteLink(in: tx)
            return try Link.issue(AskRequest.followLink, to: ticket.id, for: ticket.customer, keys: keys, in: tx).secret
        }
        return try await house.ticketPage(exchange, .init(newLink: "\(exchange.origin)/t/\(secret.text)"))
    }

    /// The contact in clear, on this one page, for a reason that is kept.
    @Sendable private func reveal(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let reason = form.line("reason", max: 200, required: true)
        try form.checkHidden(exchange)
        let number = try exchange.step("number")
        let keys = house.store.keys
        let clear = try await house.store.write(as: exchange.visit.actor) { tx in
            let ticket = try Ticket.lock(number, in: tx)
            guard let contact = try Contact.all(of: ticket.customer, keys: keys, in: tx).first else {
                throw Refusal(.notFound, .notFound)
            }
            try ticket.noteReveal(in: tx)
            return try Contact.reveal(contact.id, reason: reason, keys: keys, in: tx)
        }
        return try await house.ticketPage(exchange, .init(revealed: clear))
    }

    private enum Outcome: String { case solved, unsolved }
}
