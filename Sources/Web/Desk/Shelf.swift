import Clocks
import Manual
import Pages
import Rulebook
import Storage
import Tickets
import Vocabulary

extension Queue {
    var stored: Tickets.Queue {
        switch self {
        case .open: .open
        case .new: .new
        case .mine: .mine
        case .waiting: .waiting
        case .resolved: .resolved
        case .closed: .closed
        }
    }
}

extension QueueCounts {
    init(here: Queue, for onlooker: Onlooker, in db: Reading) throws {
        let actor = onlooker.actor
        var counts: [Queue: Int] = [:]
        for queue in Queue.allCases {
            counts[queue] = try db.count(of: queue.stored, for: actor.staff, within: actor.scope)
        }
        self.init(here: here, counts: counts)
    }
}

extension TicketList {
    init(
        _ queue: Queue, after place: Tickets.Queue.Place?, open: String?, frame: Frame, for onlooker: Onlooker,
        in db: Reading
    ) throws {
        let actor = onlooker.actor
        let page = try db.tickets(in: queue.stored, for: actor.staff, within: actor.scope, after: place)
        self.init(
            frame: frame, queue: queue, rows: try TicketRow.rows(page.tickets, for: onlooker, in: db),
            next: page.next?.text, open: open)
    }
}

extension TicketRow {
    static func rows(_ tickets: [Ticket], for onlooker: Onlooker, in db: Reading) throws -> [TicketRow] {
        var editions: [Int64: PublishedEdition] = [:]
        return try db.listed(tickets).map { listed in
            let number = listed.ticket.edition
            let manual = try editions[number] ?? db.edition(number)
            editions[number] = manual
            return TicketRow(listed, manual, onlooker)
        }
    }

    private init(_ listed: ListedTicket, _ manual: PublishedEdition, _ onlooker: Onlooker) {
        let ticket = listed.ticket
        let language = onlooker.language
        self.init(
            number: ticket.number, subject: ticket.subject, customer: listed.customer,
            customerLevel: listed.customerLevel.map(\.text),
            type: manual.edition.type(ticket.type)?.name[language] ?? ticket.type.text,
            level: TicketPane.Level(
                key: ticket.level.text, name: manual.edition.level(ticket.level)?.name[language] ?? ticket.level.text),
            status: TicketStatus(ticket.status), owner: listed.owner,
            clock: listed.clock.map { ClockFace($0, manual, onlooker, marked: false) }, changed: ticket.updatedAt,
            isUnread: ticket.unread)
    }
}
