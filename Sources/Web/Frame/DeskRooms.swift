import Pages
import Vocabulary

/// The way to the rooms: those of every hour in the bar, the rarer ones in a sheet below it, and each only for whoever may
/// enter it.
struct DeskRooms {
    let frame: Frame

    private struct Room {
        let path: String
        /// Further addresses that belong to it.
        var others: [String] = []
        let name: String
        let isOpen: Bool
        /// Whether the addresses below its own belong to it.
        var holdsBelow = true
        var news: HTML = .empty
    }

    func html(_ texts: Texts) -> HTML {
        let rare = rare(texts).filter(\.isOpen)
        let isBelow = rare.contains { isHere($0) }
        return """
            <nav class="rooms" aria-label="\(texts["frame.rooms"])">
            \(daily(texts).filter(\.isOpen).map { link($0) })
            \(when: !rare.isEmpty, "<details class=\"rarer\"><summary data-here=\"\(isBelow ? "yes" : "no")\">\(texts["rooms.more"])</summary><div class=\"sheet\">\(rare.map { link($0) })</div></details>")
            </nav>
            """
    }

    private func daily(_ texts: Texts) -> [Room] {
        [
            Room(path: "/desk", others: ["/tickets"], name: texts["frame.workspace"], isOpen: true),
            Room(path: "/registration", name: texts["registration.title"], isOpen: frame.allows(.createTickets)),
            Room(path: "/board", name: texts["board.title"], isOpen: frame.allows(.supervise)),
            Room(path: "/approvals", name: texts["approvals.title"], isOpen: frame.staff?.decides ?? false),
            Room(
                path: "/customers", others: ["/organisations", "/agreements"], name: texts["customers.title"],
                isOpen: true),
            Room(path: "/manual", name: texts["frame.manual"], isOpen: true, news: toRead(texts)),
        ]
    }

    private func rare(_ texts: Texts) -> [Room] {
        [
            Room(path: "/today", name: texts["today.title"], isOpen: frame.allows(.handleTickets)),
            Room(path: "/follow-ups", name: texts["follow-ups.title"], isOpen: frame.allows(.followUp)),
            Room(path: "/exceptions", name: texts["exceptions.title"], isOpen: frame.allows(.supervise)),
            Room(
                path: "/settings/people", name: texts["people.title"],
                isOpen: frame.allows(.supervise) || frame.allows(.administer)),
            Room(path: "/settings/calendars", name: texts["calendar.calendars"], isOpen: true),
            Room(
                path: "/settings", others: ["/settings/tokens", "/settings/audit", "/settings/center"],
                name: texts["settings.title"], isOpen: true, holdsBelow: false),
        ]
    }

    private func isHere(_ room: Room) -> Bool {
        isHere(room.path, andBelow: room.holdsBelow) || room.others.contains { isHere($0, andBelow: true) }
    }

    private func isHere(_ path: String, andBelow: Bool) -> Bool {
        guard frame.path.utf8.starts(with: path.utf8) else { return false }
        guard let next = frame.path.utf8.dropFirst(path.utf8.count).first else { return true }
        return andBelow && (next == UInt8(ascii: "/") || next == UInt8(ascii: "?"))
    }

    private func link(_ room: Room) -> HTML {
        "<a href=\"\(room.path)\"\(attribute: "aria-current", isHere(room) ? "page" : nil)>\(room.name)\(room.news)</a>"
    }

    /// A new edition is no alarm: a dot, and words for whoever does not see it.
    private func toRead(_ texts: Texts) -> HTML {
        guard frame.staff?.hasToRead == true else { return .empty }
        return "<i class=\"news\"></i><span class=\"unseen\"> \(texts["frame.manual-to-read"])</span>"
    }
}
