import HummingbirdCore
import Manual
import Rulebook
import Storage
import Tickets
import Vocabulary

/// The facts that the manual asks for: noted as they come in, or asked of the customer all at once.
struct TicketFactRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.post("tickets/{number}/facts", allows: .handleTickets, use: note, again: house.again(.noteFacts))
        desk.post("tickets/{number}/facts/question", allows: .handleTickets, use: ask, again: house.again(nil))
    }

    @Sendable private func note(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        var said: [FactKey: String] = [:]
        for key in try await demands(exchange) {
            said[key] = form.line("fact-\(key)", max: FactValue.longest)
        }
        let entered = said
        return try await house.change(exchange, &form) { ticket, tx in
            let known = try tx.facts(of: ticket)
            try ticket.note(facts: entered.filter { $0.value != known[$0.key]?.value ?? "" }, in: tx)
        }
    }

    @Sendable private func ask(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try await house.change(exchange, &form) { ticket, tx in _ = try ticket.askForMissing(in: tx) }
    }

    private func demands(_ exchange: Exchange) async throws -> [FactKey] {
        let number = try exchange.step("number")
        let scope = exchange.visit.actor.scope
        return try await house.store.read { db in
            let ticket = try Ticket.find(number, within: scope, in: db)
            return try db.edition(ticket.edition).edition.facts(for: ticket.type, ticket.subtype).map(\.key)
        }
    }
}
