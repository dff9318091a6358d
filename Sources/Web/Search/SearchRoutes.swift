import HummingbirdCore
import Pages
import Storage
import Tickets
import Vocabulary

/// GET /search?q= — tickets by their words, or by their number.
struct SearchRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get(
            "search", allows: .readTickets, pace: Pace("search", burst: 60, every: .milliseconds(300)), use: search)
    }

    @Sendable private func search(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let query = String((exchange.query("q") ?? "").prefix(200))
        let place = exchange.query("after").flatMap { Int64($0) }
        let page = try await house.store.read { db in
            let found = try db.search(tickets: query, before: place, within: onlooker.actor.scope)
            let tickets = try db.listed(found.tickets.map(\.id), within: onlooker.actor.scope)
            return SearchPage(
                frame: try onlooker.frame(live: nil, in: db), query: query,
                rows: try TicketRow.rows(tickets, for: onlooker, in: db), total: found.total,
                next: found.next.map(String.init))
        }
        return .page(page.html(onlooker.texts))
    }
}
