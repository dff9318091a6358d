import Clocks
import Customers
import Manual
import Pages
import Storage
import Tickets
import Vocabulary

/// Tickets as programs see them: instants in RFC 3339 to the millisecond, contacts masked, names as the manual's keys.
enum TicketJSON {
    static func brief(_ tickets: [Ticket], in db: Reading) throws -> [JSONValue] {
        let names = try db.names(ofCustomers: tickets.map(\.customer))
        return tickets.map { ticket in
            let name = JSONValue.text(names[ticket.customer] ?? "")
            return .object(members(ticket) + [.init("customer", .object([.init("name", name)]))])
        }
    }

    static func whole(_ ticket: Ticket, keys: Keys, in db: Reading) throws -> JSONValue {
        let customer = try Customer.present(ticket.customer, in: db)
        let contacts = try Contact.all(of: ticket.customer, keys: keys, in: db)
        let messages = try db.messages(of: ticket)
        let clocks = try db.clocks(of: Ticket.subjectKind, ticket.id)
        return .object(
            members(ticket) + [
                .init(
                    "customer",
                    .object([
                        .init("name", .text(customer?.name ?? "")),
                        .init("contacts", .list(contacts.map { JSONValue.text($0.masked.description) })),
                    ])),
                .init("clocks", .list(clocks.map(clock))), .init("messages", .list(messages.map(message))),
            ])
    }

    private static func members(_ ticket: Ticket) -> [JSONValue.Member] {
        let all: KeyValuePairs<String, JSONValue?> = [
            "number": .text(ticket.number), "revision": .number(ticket.revision),
            "status": .text(ticket.status.rawValue),
            "subject": .text(ticket.subject), "demand": .text(ticket.demand), "type": .text(ticket.type.text),
            "level": .text(ticket.level.text), "levelParagraph": .text(ticket.levelParagraph.number),
            "edition": .number(ticket.edition), "channel": .text(ticket.channel.text), "team": .text(ticket.team.text),
            "urgent": .flag(ticket.urgent), "takenBy": ticket.takenBy.map { JSONValue.number($0) },
            "owner": ticket.owner.map { JSONValue.number($0) }, "solution": ticket.solution.map { JSONValue.text($0) },
            "confirmation": ticket.confirmation.map { JSONValue.text($0.rawValue) },
            "stars": ticket.stars.map { JSONValue.number($0) },
            "occurred": ticket.occurredAt.map(time), "wished": ticket.wishedAt.map(time),
            "created": time(ticket.createdAt), "updated": time(ticket.updatedAt),
            "resolved": ticket.resolvedAt.map(time), "confirmed": ticket.confirmedAt.map(time),
            "archived": ticket.archivedAt.map(time),
        ]
        return all.compactMap { name, value in value.map { .init(name, $0) } }
    }

    private static func clock(_ clock: RunningClock) -> JSONValue {
        let state = clock.endedAt != nil ? "ended" : clock.isRunning ? "running" : "paused"
        return JSONValue.members([
            "kind": .text(clock.kind.text), "state": .text(state),
            "verdict": clock.verdict.map { JSONValue.text($0.rawValue) },
            "started": time(clock.startedAt), "due": time(clock.due), "provisional": .flag(clock.provisional),
            "paragraph": .text(clock.paragraph.number),
        ])
    }

    private static func message(_ message: Message) -> JSONValue {
        JSONValue.members([
            "id": .number(message.id), "kind": .text(message.kind.rawValue), "words": .text(message.words),
            "staff": message.staff.map { JSONValue.number($0) }, "at": time(message.at),
        ])
    }

    private static func time(_ instant: Instant) -> JSONValue { .text(instant.isoWithMilliseconds) }
}
