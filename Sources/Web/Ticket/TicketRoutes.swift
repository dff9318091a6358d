import HummingbirdCore
import Pages
import Storage
import Tickets
import Vocabulary

/// GET /tickets/{number} — the workspace with a ticket open, or its pane alone; and its files.
struct TicketRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("tickets/{number}", allows: .readTickets) { exchange in
            try await house.ticketPage(exchange, .init(unfoldsMore: exchange.query("more") != nil))
        }
        desk.get("tickets/{number}/files/{id}", allows: .readTickets) { exchange in
            try await house.download(exchange, within: exchange.visit.actor.scope, publicOnly: false)
        }
    }
}

extension House {
    /// The ticket of the path as it stands now: alone for htmx, else in its workspace.
    func ticketPage(_ exchange: Exchange, _ occasion: TicketPane.Occasion = .init()) async throws -> Response {
        let onlooker = exchange.onlooker(self)
        let number = try exchange.step("number")
        let (queue, place) = exchange.shelf
        let keys = store.keys
        let isFragment = exchange.isFragment
        let (pane, workspace) = try await store.read { db in
            let ticket = try Ticket.find(number, within: onlooker.actor.scope, in: db)
            let frame = try onlooker.frame(live: "/live", in: db)
            var pane = try TicketPane(ticket, for: onlooker, frame: frame, occasion, keys: keys, in: db)
            pane.queue = exchange.query("queue").flatMap(Queue.init)
            guard !isFragment else { return (pane, WorkspacePage?.none) }
            let workspace = WorkspacePage(
                frame: frame, counts: try QueueCounts(here: queue, for: onlooker, in: db),
                list: try TicketList(queue, after: place, open: number, frame: frame, for: onlooker, in: db),
                ticket: pane)
            return (pane, workspace)
        }
        return .page((workspace?.html(onlooker.texts) ?? pane.html(onlooker.texts)))
    }

    /// A file of a ticket, found by ticket and number, never by its content's name.
    func download(_ exchange: Exchange, within scope: Scope, publicOnly: Bool) async throws -> Response {
        let number = try exchange.step("number")
        let id = try exchange.number("id")
        let file = try await store.read { db in
            let ticket = try Ticket.find(number, within: scope, in: db)
            let file = try db.attachment(id, of: ticket)
            let isPublic = try db.messages(of: ticket).contains { $0.id == file.message && $0.kind.isPublic }
            guard isPublic || !publicOnly else { throw Refusal(.notFound, .notFound) }
            return file
        }
        let bytes = try await store.files.bytes(of: file.file)
        return Download(name: file.name, bytes: bytes, shownAs: FileKind(mediaType: file.type).picture).response
    }
}
