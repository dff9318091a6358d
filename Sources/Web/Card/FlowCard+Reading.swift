import Clocks
import Foundation
import Customers
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

extension FlowCard {
    /// The card of a ticket (D11): what was asked, how it was ranked, who did what when, how it ended.
    init(_ ticket: Ticket, for onlooker: Onlooker, keys: Keys, in db: Reading) throws {
        let manual = try db.edition(ticket.edition)
        let edition = manual.edition
        let language = onlooker.language
        let texts = onlooker.texts
        let happenings = try db.happenings(of: Ticket.subjectKind, ticket.id)
        let staff = try Signers(happenings, ticket, edition, language, in: db)
        let messages = try db.messages(of: ticket)
        let contact = try Contact.all(of: ticket.customer, keys: keys, in: db).first
        let clocks = try db.clocks(of: Ticket.subjectKind, ticket.id)
        let telling = Telling(ticket: ticket, manual: manual, names: staff.names, onlooker: onlooker)
        self.init(
            number: ticket.number, customer: try Customer.present(ticket.customer, in: db)?.name ?? "",
            contact: contact.map { texts.text($0.masked.key, $0.masked.about) } ?? "",
            words: messages.first { $0.kind == .customer }?.words ?? ticket.subject,
            demand: ticket.demand.isEmpty ? nil : ticket.demand,
            types: edition.types.map { Box(name: $0.name[language], isTicked: $0.key == ticket.type) },
            subtype: ticket.subtype.flatMap { edition.type(ticket.type)?.subtype($0)?.name[language] },
            facts: try Self.facts(ticket, edition, language, in: db),
            received: ticket.createdAt, channel: telling.channel,
            levels: edition.levels.map { Box(name: $0.name[language], isTicked: $0.key == ticket.level) },
            levelSeal: ticket.handling.signedOffBy.flatMap { staff.seal(of: $0, for: "ticket.signed-off") },
            takenBy: staff.takenBy(ticket.takenBy),
            owner: ticket.ending.seal(edition, language), wished: ticket.wishedAt,
            promised: ticket.handling.expectedAt ?? clocks.last { $0.kind == .solution }?.due,
            clocks: clocks.map { ClockFace($0, manual, onlooker, marked: false) },
            progress: Self.lines(happenings, messages, telling, staff),
            extensions: try Self.extensions(of: ticket, staff, in: db),
            result: ticket.solution, told: ticket.ending.told(edition, language),
            confirmation: ticket.confirmation.map { way in
                texts["card.confirmed-\(way.rawValue)"] + (ticket.evidence.map { texts["card.evidence", $0] } ?? "")
            },
            confirmed: ticket.confirmedAt, stars: ticket.stars, opinion: ticket.ratingWords,
            archived: staff.seal(for: "ticket.archived"))
    }

    /// What the desk decides by the manual, whoever gave the occasion.
    private static let decided: Set<String> = [
        "ticket.level-proposed", "ticket.dispatched", "ticket.sign-off-asked", "ticket.follow-up-opened",
        "ticket.remedy-owed",
    ]

    /// The extensions that were granted.
    private static func extensions(of ticket: Ticket, _ staff: Signers, in db: Reading) throws -> [Extension] {
        try db.approvals(of: ticket).filter { $0.kind == .extending && $0.verdict == .granted }.compactMap { granted in
            granted.until.map { until in
                Extension(
                    reason: granted.reason, decidedBy: granted.decidedBy.flatMap { staff.names[$0] } ?? "", until: until
                )
            }
        }
    }

    /// What was said of all that the manual asks for.
    private static func facts(
        _ ticket: Ticket, _ edition: Edition, _ language: Language, in db: Reading
    ) throws -> [Fact] {
        let known = try db.facts(of: ticket)
        return edition.facts(for: ticket.type, ticket.subtype).compactMap { demand in
            guard let value = known[demand.key]?.value else { return nil }
            let choice = demand.choices.first { $0.key == value }
            return Fact(name: demand.name[language], value: choice?.name[language] ?? value)
        }
    }

    /// The key actions with their times; what was said stands with its first words.
    private static func lines(
        _ happenings: [Happening], _ messages: [Tickets.Message], _ telling: Telling, _ staff: Signers
    ) -> [Line] {
        // Kept limits stand in their own box; a missed one is part of the story.
        happenings.filter { $0.name != "clock.met" }.compactMap { happening in
            let who =
                decided.contains(happening.name)
                ? telling.onlooker.texts["actor.center"]
                : happening.actor == "staff"
                    ? happening.actorNumber.flatMap { staff.names[$0] } ?? ""
                    : telling.onlooker.texts["actor.\(happening.actor)"]
            if let event = telling.event(happening, naming: false) {
                return Line(
                    at: happening.at, who: who,
                    what: telling.onlooker.texts.text(event.key, event.about).trimmingCharacters(in: .whitespaces),
                    paragraph: happening.paragraph?.number)
            }
            return telling.said(happening, in: messages).map { Line(at: happening.at, who: who, what: $0) }
        }
    }
}

extension Ticket.Ending {
    /// The owner's signature, with the name and the role that they had then.
    fileprivate func seal(_ edition: Edition, _ language: Language) -> FlowCard.Seal? {
        guard let signedAt, let signedName else { return nil }
        let role = signedRole.map { edition.role($0)?.name[language] ?? $0.text }
        return FlowCard.Seal(name: signedName, role: role ?? "", at: signedAt)
    }

    /// Since when the customer knows the result, and through which channel.
    fileprivate func told(_ edition: Edition, _ language: Language) -> FlowCard.Told? {
        guard let toldAt, let toldThrough else { return nil }
        return FlowCard.Told(
            at: toldAt, channel: edition.channel(toldThrough)?.name[language] ?? toldThrough.text)
    }
}

extension Telling {
    /// The first words of the message that an event is about; nil where it is about none, or about a note.
    fileprivate func said(_ happening: Happening, in messages: [Tickets.Message]) -> String? {
        guard let event = try? TicketEvent(happening) else { return nil }  // a clock's event has no message
        switch event {
        case .replied(let id), .asked(let id), .answered(let id), .progressed(let id, _), .announced(let id):
            guard let message = messages.first(where: { $0.id == id }) else { return nil }
            let line = message.words.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            return line.count > 60 ? line.prefix(59) + "…" : line
        default: return nil
        }
    }
}

/// Who signs a card, as what, when: whoever did the act.
private struct Signers {
    let names: [Int64: String]
    private let roles: [Int64: String]
    private let happenings: [Happening]

    init(_ happenings: [Happening], _ ticket: Ticket, _ edition: Edition, _ language: Language, in db: Reading) throws {
        self.happenings = happenings
        let staff = happenings.people.union([ticket.takenBy, ticket.owner].compactMap(\.self))
        let people = try staff.compactMap { try Person.find($0, in: db) }
        names = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.name) })
        roles = Dictionary(
            uniqueKeysWithValues: people.map { ($0.id, edition.role($0.role)?.name[language] ?? $0.role.text) })
    }

    /// The seal of whoever stays answerable: taken, registered, or accepted when it was given to them.
    func takenBy(_ person: Int64?) -> FlowCard.Seal? {
        guard let person else { return nil }
        return ["ticket.taken", "ticket.registered", "ticket.accepted"].lazy
            .compactMap { seal(of: person, for: $0) }.first
    }

    /// The seal of whoever last did the named act; of a certain person where one is given.
    func seal(of person: Int64? = nil, for act: String) -> FlowCard.Seal? {
        let done = happenings.last {
            $0.name == act && $0.actor == "staff" && (person == nil || $0.actorNumber == person)
        }
        guard let done, let who = done.actorNumber, let name = names[who] else { return nil }
        return FlowCard.Seal(name: name, role: roles[who] ?? "", at: done.at)
    }
}
