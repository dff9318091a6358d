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
        desk.post("tickets/{number}/taking", allows: .handleTickets, use: take, again: again(nil))
        desk.post("tickets/{number}/replies", files, allows: .handleTickets, use: reply, again: again(.reply))
        desk.post("tickets/{number}/notes", files, allows: .handleTickets, use: note, again: again(.note))
        desk.post("tickets/{number}/waiting", files, allows: .handleTickets, use: wait, again: again(.wait))
        desk.post("tickets/{number}/classification", allows: .handleTickets, use: classify, again: again(nil))
        desk.post("tickets/{number}/resolution", files, allows: .handleTickets, use: resolve, again: again(.resolve))
        desk.post("tickets/{number}/confirmation", files, allows: .handleTickets, use: confirm, again: again(.confirm))
        desk.post("tickets/{number}/archiving", allows: .archiveTickets, use: archive, again: again(nil))
        desk.post("tickets/{number}/links", allows: .handleTickets, use: link, again: again(nil))
        desk.post("tickets/{number}/reveal", allows: .revealContacts, use: reveal, again: again(nil))
    }

    @Sendable private func take(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try await change(exchange, &form) { ticket, tx in try ticket.take(in: tx) }
    }

    @Sendable private func reply(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let writing = try await writing(&form)
        return try await change(exchange, &form) { ticket, tx in try ticket.reply(writing, in: tx) }
    }

    @Sendable private func note(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let writing = try await writing(&form)
        return try await change(exchange, &form) { ticket, tx in try ticket.note(writing, in: tx) }
    }

    @Sendable private func wait(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let writing = try await writing(&form)
        return try await change(exchange, &form) { ticket, tx in try ticket.ask(writing, in: tx) }
    }

    @Sendable private func classify(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let type = TypeKey(form.line("type", required: true))
        let level = LevelKey(form.line("level", required: true))
        let reason = form.line("reason", max: 500)
        return try await change(exchange, &form) { ticket, tx in
            try ticket.classify(type: type, level: level, reason: reason, in: tx)
        }
    }

    @Sendable private func resolve(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let solution = form.text("solution", max: Message.longest)
        return try await change(exchange, &form) { ticket, tx in try ticket.resolve(with: solution, in: tx) }
    }

    @Sendable private func confirm(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let evidence = form.text("evidence", max: 500, required: true)
        let outcome = form.choice("outcome", of: Outcome.self, required: true)
        return try await change(exchange, &form) { ticket, tx in
            switch outcome {
            case .unsolved: try ticket.noteRefusal(evidence: evidence, in: tx)
            case .solved, nil: try ticket.noteConfirmation(evidence: evidence, in: tx)
            }
        }
    }

    @Sendable private func archive(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try await change(exchange, &form) { ticket, tx in try ticket.archive(in: tx) }
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

    private func writing(_ form: inout Form) async throws -> Ticket.Writing {
        let words = form.text("words", max: Message.longest)
        let uploads = form.files("file", most: 5)
        try form.checkText()
        return Ticket.Writing(words, files: try await house.keep(uploads))
    }

    /// Runs a verb on the ticket of the path, once, for the revision that the person saw.
    private func change(
        _ exchange: Exchange, _ form: inout Form,
        _ verb: @escaping @Sendable (inout Ticket, Transaction) throws -> Void
    ) async throws -> Response {
        let number = try exchange.step("number")
        let revision = form.revision()
        let key = form.onceKey(exchange)
        try form.check()
        guard let key else { throw Refusal.invalid([.init("key", .required)]) }
        try await house.store.write(as: exchange.visit.actor) { tx in
            _ = try tx.once(key, request: Array(number.utf8)) {
                var ticket = try Ticket.lock(number, revision: revision, in: tx)
                try verb(&ticket, tx)
                return OnceAnswer(status: 303, text: number)
            }
        }
        return .goTo("/tickets/\(number)")
    }

    private func again(_ mode: Composer.Mode?) -> Again {
        { exchange, form, refusal in
            let fields = ["words", "solution", "evidence", "outcome", "type", "level", "reason"]
            return try await house.ticketPage(
                exchange, .init(filled: Filled(form, refusal, fields: fields), refused: mode))
        }
    }
}
