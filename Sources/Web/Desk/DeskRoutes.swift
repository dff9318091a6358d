import HummingbirdCore
import Pages
import Storage
import Tickets
import Vocabulary

/// The workspace: GET /desk, its fragments, and the stream that tells it what changed.
struct DeskRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("desk", allows: .readTickets, use: workspace)
        desk.get("desk/list", allows: .readTickets, use: list)
        desk.get("desk/counts", allows: .readTickets, use: counts)
        desk.live("live", of: house.live, allows: .readTickets)
    }

    @Sendable private func workspace(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let (queue, place) = exchange.shelf
        let page = try await house.store.read { db in
            let frame = try onlooker.frame(live: "/live", in: db)
            return WorkspacePage(
                frame: frame, counts: try QueueCounts(here: queue, for: onlooker, in: db),
                list: try TicketList(queue, after: place, open: nil, frame: frame, for: onlooker, in: db), ticket: nil)
        }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func list(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let (queue, place) = exchange.shelf
        let list = try await house.store.read { db in
            try TicketList(
                queue, after: place, open: exchange.query("open"), frame: try onlooker.frame(in: db), for: onlooker,
                in: db)
        }
        return .page((place == nil ? list.html(onlooker.texts) : list.rowsAndMore(onlooker.texts)))
    }

    @Sendable private func counts(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let (queue, _) = exchange.shelf
        let (frame, counts) = try await house.store.read { db in
            (try onlooker.frame(in: db), try QueueCounts(here: queue, for: onlooker, in: db))
        }
        return .page(counts.html(frame.wording(onlooker.texts)))
    }
}

extension Exchange {
    /// The queue that is asked for and where in it; what cannot be read means the beginning.
    var shelf: (Queue, Tickets.Queue.Place?) {
        (query("queue").flatMap(Queue.init) ?? .open, query("after").flatMap { Tickets.Queue.Place($0) })
    }
}
