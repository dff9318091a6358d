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
        let counts = try db.counts(for: onlooker.actor.staff, within: onlooker.actor.scope)
        self.init(
            here: here,
            counts: Dictionary(uniqueKeysWithValues: Queue.allCases.map { ($0, counts[$0.stored] ?? 0) }))
    }
}

extension TicketList {
    init(
        _ queue: Queue, after place: Tickets.Queue.Place?, open: String?, frame: Frame, for onlooker: Onlooker,
        in db: Reading
    ) throws {
        let actor = onlooker.actor
        let page = try db.listed(in: queue.stored, for: actor.staff, within: actor.scope, after: place)
        self.init(
            frame: frame, queue: queue, rows: try TicketRow.rows(page.tickets, for: onlooker, in: db),
            next: page.next?.text, open: open)
    }
}

extension TicketRow {
    static func rows(_ tickets: [ListedTicket], for onlooker: Onlooker, in db: Reading) throws -> [TicketRow] {
        var editions: [Int64: PublishedEdition] = [:]
        return try tickets.map { ticket in
            let manual = try editions[ticket.edition] ?? db.edition(ticket.edition)
            editions[ticket.edition] = manual
            return TicketRow(ticket, manual.edition, onlooker.language)
        }
    }

    private init(_ ticket: ListedTicket, _ edition: Edition, _ language: Language) {
        self.init(
            number: ticket.number, subject: ticket.subject, customer: ticket.customer,
            customerLevel: ticket.customerLevel.map { edition.name(ofCustomer: $0)?[language] ?? $0.text },
            type: edition.name(ofType: ticket.type)?[language] ?? ticket.type.text,
            level: TicketPane.Level(
                key: ticket.level.text, name: edition.name(ofLevel: ticket.level)?[language] ?? ticket.level.text),
            status: TicketStatus(ticket.status), owner: ticket.owner,
            clock: ticket.clock.map { ClockFace($0, named: edition.name(of: $0.kind)?[language]) },
            changed: ticket.updatedAt, isUnread: ticket.unread)
    }
}
