import Clocks
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

/// Puts what the log says, of whatever it says it, into the words of a line. Customers stay numbers.
struct AuditWords {
    private let manual: Edition
    private let people: [Int64: String]
    private let tokens: [Int64: String]
    private let numbers: [Int64: String]
    private let onlooker: Onlooker

    private var texts: Texts { onlooker.texts }
    private var language: Language { onlooker.language }

    init(_ happenings: [Happening], _ onlooker: Onlooker, in db: Reading) throws {
        func subjects(_ kind: String) -> [Int64] { happenings.filter { $0.subject == kind }.map(\.subjectNumber) }
        self.onlooker = onlooker
        manual = try db.currentEdition().edition
        people = Dictionary(uniqueKeysWithValues: try Person.all(limit: 5000, in: db).map { ($0.id, $0.name) })
        tokens = Dictionary(uniqueKeysWithValues: try ApiToken.all(in: db).map { ($0.id, $0.name) })
        let listed = try db.listed(Array(Set(subjects(Ticket.subjectKind))), within: .all)
        numbers = Dictionary(uniqueKeysWithValues: listed.map { ($0.id, $0.number) })
    }

    func line(_ happening: Happening, at position: Int64) -> AuditPage.Line {
        let subject = subject(happening)
        return AuditPage.Line(
            position: position, at: happening.at, who: who(happening), name: happening.name,
            // What cannot be read any more still has its name.
            details: (try? details(happening)) ?? [], subject: subject.words, address: subject.address,
            paragraph: happening.paragraph?.number, edition: happening.edition.map { Int($0) })
    }

    private func who(_ happening: Happening) -> String {
        let number = happening.actorNumber ?? 0
        return switch happening.actor {
        case "staff": name(number)
        case "customer": texts["audit.customer", "\(number)"]
        case "visitor": texts["audit.visitor"]
        case "token": tokens[number] ?? texts["actor.token"]
        default: texts["actor.center"]
        }
    }

    private func subject(_ happening: Happening) -> (words: String, address: String?) {
        let number = happening.subjectNumber
        let numbered: String = texts["audit.numbered", texts["area.\(happening.subject)"], "\(number)"]
        switch happening.subject {
        case Ticket.subjectKind:
            return (numbers[number] ?? numbered, numbers[number].flatMap { door("/tickets/\($0)", .readTickets) })
        case "person" where number == 0: return (texts["audit.unknown-login"], nil)
        case "person": return (name(number), door("/settings/people/\(number)", .supervise, .administer))
        case "customer": return (numbered, door("/customers/\(number)", .readTickets))
        case "organisation": return (numbered, door("/organisations/\(number)", .readTickets))
        case "agreement": return (numbered, door("/agreements/\(number)", .readTickets))
        case "token": return (tokens[number] ?? numbered, door("/settings/tokens", .administer))
        case "edition": return (numbered, "/manual/editions/\(number)")
        case "center", "audit", "search": return (texts["area.\(happening.subject)"], nil)
        default: return (numbered, nil)
        }
    }

    private func door(_ address: String, _ rights: Permission...) -> String? {
        rights.contains(where: onlooker.actor.permissions.contains) ? address : nil
    }

    private func details(_ happening: Happening) throws -> [String] {
        switch happening.name.prefix(while: { $0 != "." }) {
        case "ticket": details(try TicketEvent(happening))
        case "clock": [name(try ClockEvent(happening).kind)]
        case "person", "token": details(try PersonEvent(happening))
        default: []
        }
    }

    private func details(_ event: TicketEvent) -> [String] {
        switch event {
        case .received(let channel, let type): [manual.channel(channel)?.name[language] ?? channel.text, name(type)]
        case .levelProposed(let level), .signOffAsked(_, let level), .signedOff(let level): [name(level)]
        case .classified(let type, let level): [name(type), name(level)]
        case .lowered(let from, let to, _): [name(from), name(to)]
        case .rated(let stars): ["\(stars)"]
        case .dispatched(let team, let to, _), .assigned(let team, let to, _), .handedOver(let team, let to, _),
            .corrected(_, let team, let to):
            [name(team)] + (to.map { [name($0)] } ?? [])
        case .extensionAsked(_, let kind, _), .extensionDecided(_, let kind, _, _), .deputised(let kind): [name(kind)]
        case .escalated(_, let team, _, _): [name(team)]
        default: []
        }
    }

    private func details(_ event: PersonEvent) -> [String] {
        switch event {
        case .created(let role, let team), .assigned(let role, let team):
            [manual.role(role)?.name[language] ?? role.text] + (team.map { [name($0)] } ?? [])
        case .tokenIssued(let permissions): permissions.map { texts["permission.\($0.rawValue)"] }
        case .signInFailed(let why): [texts["audit.failure-\(why.rawValue)"]]
        case .deputyNamed(let deputy?): [name(deputy)]
        case .present(let presence, _): [texts["presence.\(presence.rawValue)"]]
        default: []
        }
    }

    private func name(_ person: Int64) -> String { people[person] ?? texts["actor.staff"] }
    private func name(_ level: LevelKey) -> String { manual.level(level)?.name[language] ?? level.text }
    private func name(_ type: TypeKey) -> String { manual.type(type)?.name[language] ?? type.text }
    private func name(_ team: TeamKey) -> String { manual.team(team)?.name[language] ?? team.text }
    private func name(_ kind: ClockKind) -> String { manual.name(of: kind)?[language] ?? kind.text }
}

extension ClockEvent {
    /// Which promise it is about.
    fileprivate var kind: ClockKind {
        switch self {
        case .warned(_, let kind, _, _), .missed(_, let kind, _, _), .met(_, let kind, _), .paused(_, let kind),
            .resumed(_, let kind, _), .redated(_, let kind, _), .recounted(_, let kind, _, _, _),
            .lapsed(_, let kind), .extended(_, let kind, _):
            kind
        }
    }
}
