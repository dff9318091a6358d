import HummingbirdCore
import Pages
import Storage
import Tickets
import Vocabulary

/// GET /tickets/{number}/card — the flow card of a ticket, for the screen, the printer and the archive.
struct CardRoutes {
    let house: House

    func add(to desk: DeskRouter) { desk.get("tickets/{number}/card", allows: .readTickets, use: show) }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let number = try exchange.step("number")
        let keys = house.store.keys
        let page = try await house.store.read { db in
            let ticket = try Ticket.find(number, within: onlooker.actor.scope, in: db)
            return CardPage(
                frame: try onlooker.frame(in: db), card: try FlowCard(ticket, for: onlooker, keys: keys, in: db),
                edition: Int(ticket.edition))
        }
        return .page(page.html(onlooker.texts))
    }
}
