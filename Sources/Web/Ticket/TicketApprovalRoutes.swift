import HummingbirdCore
import Storage
import Tickets
import Vocabulary

/// What waits for somebody's decision, decided where it is seen. The manual says whose it is; the verbs hold to it.
struct TicketApprovalRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.post("tickets/{number}/sign-off", allows: .handleTickets, use: signOff, again: house.again(nil))
        desk.post(
            "tickets/{number}/extension/decision", allows: .handleTickets, use: decide,
            again: house.again(.decideExtension))
        desk.post("tickets/{number}/correction", allows: .supervise, use: correct, again: house.again(.correct))
        desk.post(
            "tickets/{number}/correction/refusal", allows: .supervise, use: refuse,
            again: house.again(.refuseCorrection))
    }

    @Sendable private func signOff(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try await house.change(exchange, &form) { ticket, tx in try ticket.signOff(in: tx) }
    }

    @Sendable private func decide(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let answer = form.choice("answer", of: Decision.self, required: true)
        let words = form.text("reason", max: 500)
        return try await house.change(exchange, &form) { ticket, tx in
            try ticket.decideExtension(isGranted: answer == .granted, answer: words, in: tx)
        }
    }

    @Sendable private func correct(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let to = form.receiver("to")
        let reason = form.text("reason", max: 500)
        return try await house.change(exchange, &form) { ticket, tx in
            guard let to else { throw Refusal.invalid([.init("to", .required)]) }
            try ticket.correct(to: to, reason: reason, in: tx)
        }
    }

    @Sendable private func refuse(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let reason = form.text("reason", max: 500, required: true)
        return try await house.change(exchange, &form) { ticket, tx in
            try ticket.refuseCorrection(reason: reason, in: tx)
        }
    }

    private enum Decision: String { case granted, refused }
}
