import Clocks
import Customers
import Manual
import Pages
import Rulebook
import Storage
import Tickets
import Vocabulary

extension TicketPane {
    /// What the pane shows once, beside what always stands there: a new link, a revealed contact, a refused form.
    struct Occasion: Sendable {
        var newLink: String?
        var revealed: String?
        var filled = Filled.blank
        var refused: Composer.Mode?
    }

    init(_ ticket: Ticket, for onlooker: Onlooker, frame: Frame, _ occasion: Occasion, keys: Keys, in db: Reading)
        throws
    {
        let manual = try db.edition(ticket.edition)
        let edition = manual.edition
        let language = onlooker.language
        let names = try db.names(of: [ticket.takenBy, ticket.owner].compactMap(\.self))
        let clocks = try db.clocks(of: Ticket.subjectKind, ticket.id)
        let levelMark = Mark(ticket.levelParagraph, of: manual, facts: ticket.levelFacts, onlooker)
        self.init(
            frame: frame, number: ticket.number, revision: Int(ticket.revision), key: FormKey.fresh(),
            subject: ticket.subject, status: TicketStatus(ticket.status),
            type: edition.type(ticket.type)?.name[language] ?? ticket.type.text,
            level: Level(
                key: ticket.level.text, name: edition.level(ticket.level)?.name[language] ?? ticket.level.text,
                mark: levelMark),
            takenBy: ticket.takenBy.flatMap { names[$0] }, owner: ticket.owner.flatMap { names[$0] },
            clocks: clocks.map { ClockFace($0, manual, onlooker) },
            conversation: try Conversation(ticket, manual, for: onlooker, publicOnly: false, in: db),
            side: try TicketSide(ticket, manual, for: onlooker, occasion, keys: keys, in: db),
            allows: Self.allowed(ticket, onlooker.actor),
            channel: edition.channel(ticket.channel)?.name[language] ?? ticket.channel.text,
            filled: occasion.filled, refused: occasion.refused)
        // What no form of the page can show stands above them all.
        let canShow = refused.map { allows.contains($0.verb) } ?? false
        refusal = canShow ? nil : occasion.filled.refusal
    }

    /// What this person may do with the ticket as it stands; the verbs themselves check it again.
    static func allowed(_ ticket: Ticket, _ actor: Actor) -> Set<Verb> {
        var verbs: Set<Verb> = []
        if actor.permissions.contains(.handleTickets) {
            switch ticket.status {
            case .new: verbs = [.take, .reply, .note, .wait, .classify, .link]
            case .open: verbs = [.reply, .note, .wait, .resolve, .classify, .link]
            case .waiting: verbs = [.reply, .note, .resolve, .classify, .link]
            case .resolved: verbs = [.reply, .note, .confirm, .link]
            case .closed: verbs = [.note, .link]
            case .archived: verbs = []
            }
            if ticket.status.isWork, ticket.owner != actor.staff { verbs.insert(.take) }
        }
        if actor.permissions.contains(.archiveTickets), ticket.status == .closed { verbs.insert(.archive) }
        if actor.permissions.contains(.revealContacts) { verbs.insert(.reveal) }
        return verbs
    }
}

extension TicketSide {
    fileprivate init(
        _ ticket: Ticket, _ manual: PublishedEdition, for onlooker: Onlooker, _ occasion: TicketPane.Occasion,
        keys: Keys, in db: Reading
    ) throws {
        let edition = manual.edition
        let language = onlooker.language
        let customer = try Customer.present(ticket.customer, in: db)
        let contact = try Contact.all(of: ticket.customer, keys: keys, in: db).first
        self.init(
            customer: customer?.name ?? "",
            contact: contact.map { onlooker.texts.text($0.masked.key, $0.masked.about) } ?? "",
            revealed: occasion.revealed,
            channel: edition.channel(ticket.channel)?.name[language] ?? ticket.channel.text,
            received: ticket.createdAt, demand: ticket.demand.isEmpty ? nil : ticket.demand,
            occurred: ticket.occurredAt, wished: ticket.wishedAt, isUrgentForCustomer: ticket.urgent,
            history: try ticket.siblings(within: onlooker.actor.scope, in: db).map {
                Earlier(number: $0.number, subject: $0.subject, status: TicketStatus($0.status))
            },
            types: edition.types.map { Choice($0.key.text, $0.name[language]) },
            levels: edition.levels.map { Choice($0.key.text, $0.name[language]) }, type: ticket.type.text,
            level: ticket.level.text, links: try Link.count(of: ticket.id, in: db), newLink: occasion.newLink,
            solution: ticket.solution)
    }
}
