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
        var editions: [Int64: RankNames] = [:]
        return try tickets.map { ticket in
            let names = try editions[ticket.edition] ?? RankNames(db.edition(ticket.edition), in: onlooker.language)
            editions[ticket.edition] = names
            return TicketRow(ticket, names)
        }
    }

    private init(_ ticket: ListedTicket, _ names: RankNames) {
        self.init(
            number: ticket.number, subject: ticket.subject, customer: ticket.customer,
            customerLevel: ticket.customerLevel.map { names.customerLevels[$0] ?? $0.text },
            type: names.types[ticket.type] ?? ticket.type.text,
            level: TicketPane.Level(
                key: ticket.level.text, name: names.levels[ticket.level] ?? ticket.level.text),
            status: TicketStatus(ticket.status), owner: ticket.owner,
            clock: ticket.clock.map { ClockFace($0, named: names.clocks[$0.kind]) },
            changed: ticket.updatedAt, isUnread: ticket.unread)
    }
}

/// What an edition calls types, levels and customers in one language, looked up once for all rows of a list.
private struct RankNames {
    let types: [TypeKey: String]
    let levels: [LevelKey: String]
    let customerLevels: [CustomerLevelKey: String]
    let clocks: [ClockKind: String]

    init(_ manual: PublishedEdition, in language: Language) {
        types = Dictionary(manual.edition.types.map { ($0.key, $0.name[language]) }) { first, _ in first }
        levels = Dictionary(manual.edition.levels.map { ($0.key, $0.name[language]) }) { first, _ in first }
        customerLevels = Dictionary(manual.edition.customerLevels.map { ($0.key, $0.name[language]) }) { first, _ in
            first
        }
        let promises = manual.edition.promises.map(\.promise)
        clocks = Dictionary(promises.map { ($0.kind, $0.name[language]) }) { first, _ in first }
    }
}
