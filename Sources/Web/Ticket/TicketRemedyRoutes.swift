import HummingbirdCore
import Storage
import Tickets
import Vocabulary

/// What is made good after a bad rating, by a senior: spoken to, offered, answered.
struct TicketRemedyRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.post("tickets/{number}/remedy/contact", allows: .followUp, use: contact, again: house.again(.contact))
        desk.post("tickets/{number}/remedy/offer", allows: .followUp, use: offer, again: house.again(.offer))
        desk.post("tickets/{number}/remedy/answer", allows: .followUp, use: answer, again: house.again(.answerOffer))
    }

    @Sendable private func contact(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let words = form.text("words", max: Message.longest, required: true)
        return try await house.change(exchange, &form) { ticket, tx in try ticket.noteContact(words, in: tx) }
    }

    @Sendable private func offer(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let cause = form.line("cause", required: true)
        let words = form.text("words", max: 2000, required: true)
        return try await house.change(exchange, &form) { ticket, tx in
            try ticket.offerRemedy(words, cause: cause, in: tx)
        }
    }

    @Sendable private func answer(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let answer = form.choice("answer", of: Remedy.Answer.self, required: true)
        return try await house.change(exchange, &form) { ticket, tx in
            guard let answer else { throw Refusal.invalid([.init("answer", .required)]) }
            try ticket.noteAnswer(toRemedy: answer, in: tx)
        }
    }
}
