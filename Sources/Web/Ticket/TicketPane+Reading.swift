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
        var refused: Verb?
        var unfoldsMore = false
    }

    init(_ ticket: Ticket, for onlooker: Onlooker, frame: Frame, _ occasion: Occasion, keys: Keys, in db: Reading)
        throws
    {
        let manual = try db.edition(ticket.edition)
        let edition = manual.edition
        let language = onlooker.language
        let names = try db.names(of: [ticket.takenBy, ticket.owner].compactMap(\.self))
        let clocks = try db.clocks(of: Ticket.subjectKind, ticket.id)
        var work = try TicketWork(ticket, manual, clocks, for: onlooker, occasion, in: db)
        work.end = try TicketEnd(ticket, manual, for: onlooker, in: db)
        let verbs = try Self.allowed(ticket, onlooker.actor, work, in: db)
            .union(Self.afterTheEnd(ticket, edition, onlooker, work.end))
        let levelMark = Mark(ticket.levelParagraph, of: manual, facts: ticket.levelFacts, onlooker)
        self.init(
            frame: frame, number: ticket.number, revision: Int(ticket.revision), key: FormKey.fresh(),
            subject: ticket.subject, status: TicketStatus(ticket.status),
            type: Self.typeName(ticket, edition, onlooker),
            level: Level(
                key: ticket.level.text, name: edition.level(ticket.level)?.name[language] ?? ticket.level.text,
                mark: levelMark),
            takenBy: ticket.takenBy.flatMap { names[$0] }, owner: ticket.owner.flatMap { names[$0] },
            clocks: clocks.map { ClockFace($0, manual, onlooker) },
            conversation: try Conversation(ticket, manual, for: onlooker, publicOnly: false, in: db),
            side: try TicketSide(ticket, manual, for: onlooker, occasion, keys: keys, in: db),
            allows: verbs, work: work,
            channel: edition.channel(ticket.channel)?.name[language] ?? ticket.channel.text,
            channels: edition.channels.map { Choice($0.key.text, $0.name[language]) }, arrival: ticket.channel.text,
            filled: occasion.filled, refused: occasion.refused, unfoldsMore: occasion.unfoldsMore)
        // What no form of the page can show stands above them all.
        let canShow = refused.map { allows.contains($0) } ?? false
        refusal = canShow ? nil : occasion.filled.refusal
    }

    /// The type, and the finer one where somebody has told it.
    private static func typeName(_ ticket: Ticket, _ edition: Edition, _ onlooker: Onlooker) -> String {
        let kind = edition.type(ticket.type)
        let name = kind?.name[onlooker.language] ?? ticket.type.text
        guard let finer = ticket.subtype.flatMap({ kind?.subtype($0)?.name[onlooker.language] }) else { return name }
        return onlooker.texts["more.in-team", name, finer]
    }

    /// What this person may do with the ticket as it stands; the verbs themselves check it again.
    static func allowed(_ ticket: Ticket, _ actor: Actor, _ work: TicketWork, in db: Reading) throws -> Set<Verb> {
        var verbs: Set<Verb> = []
        if actor.permissions.contains(.handleTickets) {
            switch ticket.status {
            case .new: verbs = [.take, .reply, .note, .wait, .classify, .link]
            case .open: verbs = [.reply, .note, .wait, .classify, .link]
            case .waiting: verbs = [.reply, .note, .classify, .link]
            case .resolved:
                verbs = [.reply, .note, .confirm, .link]
                if ticket.ending.toldAt == nil { verbs.insert(.tell) }
            case .closed: verbs = [.note, .link]
            case .archived: verbs = []
            }
            if ticket.status.isWork, ticket.owner != actor.staff { verbs.insert(.take) }
            if ticket.status.isWork, ticket.status != .new, ticket.owner != nil { verbs.insert(.resolve) }
            if canSign(ticket, actor) { verbs.insert(.sign) }
            verbs.formUnion(onTheWay(ticket, actor, work))
        }
        if actor.permissions.contains(.archiveTickets), ticket.status == .closed { verbs.insert(.archive) }
        if actor.permissions.contains(.revealContacts) { verbs.insert(.reveal) }
        if ticket.status != .archived, let staff = actor.staff, !work.approvals.isEmpty {
            verbs.formUnion(try ticket.decidable(by: staff, actor.permissions, in: db).flatMap(decisions))
        }
        return verbs
    }

    private static func decisions(_ kind: Approval.Kind) -> [Verb] {
        switch kind {
        case .signOff: [.signOff]
        case .extending: [.decideExtension]
        case .correction: [.correct, .refuseCorrection]
        }
    }

    /// What those who handle tickets may do on the way.
    private static func onTheWay(_ ticket: Ticket, _ actor: Actor, _ work: TicketWork) -> Set<Verb> {
        var verbs: Set<Verb> = ticket.status == .archived ? [] : [.keepPromise, .withdrawPromise]
        if ticket.status != .archived, !work.facts.isEmpty {
            verbs.insert(.noteFacts)
            if ticket.status == .new || ticket.status == .open { verbs.insert(.askFacts) }
        }
        if actor.staff != nil, ticket.status.isWork || ticket.status == .resolved { verbs.insert(.promise) }
        guard ticket.status.isWork else { return verbs }
        verbs.formUnion([.handOver, .escalate, .urge])
        if ticket.status != .new { verbs.formUnion([.progress, .workaround]) }
        if actor.permissions.contains(.supervise) { verbs.insert(.assign) }
        if !work.approvals.contains(where: { $0.kind == .correction }) { verbs.insert(.reportAssignment) }
        if !work.limits.isEmpty, !work.approvals.contains(where: { $0.kind == .extending }) { verbs.insert(.extend) }
        guard ticket.owner == actor.staff, actor.staff != nil else { return verbs }
        if ticket.handling.acceptedAt == nil {
            verbs.insert(.accept)
        } else if ticket.handling.startedAt == nil {
            verbs.insert(.start)
        }
        return verbs
    }

    /// Whether the card still lacks the owner's name, and this person may put theirs under it.
    private static func canSign(_ ticket: Ticket, _ actor: Actor) -> Bool {
        guard ticket.status == .resolved || ticket.status == .closed, ticket.ending.signedAt == nil else {
            return false
        }
        return actor.staff != nil && (actor.staff == ticket.owner || actor.permissions.contains(.supervise))
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
            customerPage: customer.flatMap { Self.page(of: $0, for: onlooker) },
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
            level: ticket.level.text,
            subtypes: Self.subtypes(edition, onlooker), subtype: ticket.subtype.map { "\(ticket.type)/\($0)" } ?? "",
            businesses: edition.businessTypes.map { Choice($0.key.text, $0.name[language]) },
            business: ticket.business?.text ?? "", reason: "", links: try Link.count(of: ticket.id, in: db),
            newLink: occasion.newLink,
            solution: ticket.solution)
    }

    private static func page(of customer: Customer, for onlooker: Onlooker) -> String? {
        onlooker.actor.permissions.contains(.readTickets) ? "/customers/\(customer.id)" : nil
    }

    private static func subtypes(_ edition: Edition, _ onlooker: Onlooker) -> [Choice] {
        edition.types.flatMap { kind -> [Choice] in
            let name = kind.name[onlooker.language]
            return kind.subtypes.map { finer in
                Choice(
                    "\(kind.key)/\(finer.key)", onlooker.texts["more.in-team", name, finer.name[onlooker.language]])
            }
        }
    }
}
