import Clocks
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

extension TicketWork {
    init(
        _ ticket: Ticket, _ manual: PublishedEdition, _ clocks: [RunningClock], for onlooker: Onlooker,
        _ occasion: TicketPane.Occasion, in db: Reading
    ) throws {
        let edition = manual.edition
        let language = onlooker.language
        let open = try db.approvals(of: ticket).filter { $0.decidedAt == nil }
        let signer = ticket.handling.signedOffBy
        let names = try db.names(of: open.compactMap(\.askedBy) + [signer].compactMap(\.self))
        let mayHandle = onlooker.actor.permissions.contains(.handleTickets)
        let promised = try db.promised(on: ticket)
        let facts = try Self.facts(ticket, edition, language, in: db)
        // Only forms ask for them: those of the menu, and that of a question where the ticket belongs.
        let asksForReceivers =
            MoreMenu.isUnfolded(occasion.unfoldsMore, refused: occasion.refused)
            || open.contains { $0.kind == .correction }
        var receivers: [Choice] = []
        if ticket.status.isWork && mayHandle && asksForReceivers {
            receivers = try Self.receivers(edition, onlooker, in: db)
        }
        self.init(
            receivers: receivers,
            teams: edition.teams.map { Choice($0.key.text, $0.name[language]) },
            lines: Self.lines(above: ticket, edition).map { Choice($0.key.text, $0.name[language]) },
            limits: Self.limits(clocks, edition).map { Choice($0.text, edition.words(for: $0, onlooker)) },
            signing: Self.signing(open, ticket, signer.flatMap { names[$0] }, manual, onlooker),
            urges: ticket.urges, expected: ticket.handling.expectedAt,
            approvals: open.map { approval in
                OpenApproval(approval, clocks, asked: approval.askedBy.flatMap { names[$0] }, manual, onlooker)
            },
            promises: promised.compactMap { promised in
                clocks.first { $0.id == promised.clock && $0.isOpen }.map {
                    OpenPromise(id: promised.clock, isCall: promised.way == .call, due: $0.due)
                }
            }, facts: facts)
    }

    private static func facts(
        _ ticket: Ticket, _ edition: Edition, _ language: Language, in db: Reading
    ) throws -> [TicketFact] {
        let demands = edition.facts(for: ticket.type, ticket.subtype)
        guard !demands.isEmpty else { return [] }
        let known = try db.facts(of: ticket)
        return demands.map { demand in
            let value = known[demand.key]?.value
            let choice = demand.choices.first { $0.key == value }
            return TicketFact(
                key: demand.key.text, name: demand.name[language], known: choice?.name[language] ?? value,
                value: value ?? "", isRequired: demand.isRequired,
                choices: demand.choices.map { Choice($0.key, $0.name[language]) })
        }
    }

    /// Each team, and below it those of it who take tickets.
    private static func receivers(_ edition: Edition, _ onlooker: Onlooker, in db: Reading) throws -> [Choice] {
        let handling = Set(edition.roles.filter { $0.permissions.contains(.handleTickets) }.map(\.key))
        let people = try Colleague.all(in: db).filter { handling.contains($0.role) }
        let members = Dictionary(grouping: people, by: \.team)
        let known = Set(edition.teams.map(\.key))
        let inTeams = edition.teams.flatMap { team -> [Choice] in
            let name = team.name[onlooker.language]
            return [Choice("team:\(team.key)", name)]
                + (members[team.key] ?? []).map {
                    Choice("person:\($0.id)", onlooker.texts["more.in-team", name, $0.name])
                }
        }
        let others = people.filter { $0.team.map { !known.contains($0) } ?? true }
        return inTeams + others.map { Choice("person:\($0.id)", $0.name) }
    }

    private static func lines(above ticket: Ticket, _ edition: Edition) -> ArraySlice<Edition.Line> {
        let line = ticket.handling.line ?? edition.team(ticket.team)?.line
        let here = edition.lines.firstIndex { $0.key == line } ?? 0
        return edition.lines.dropFirst(here + 1)
    }

    private static func limits(_ clocks: [RunningClock], _ edition: Edition) -> [ClockKind] {
        guard let rule = edition.extending else { return [] }
        let never = rule.never.union([.signOff, .extending, .correction, .promise])
        return clocks.filter { $0.isOpen && $0.verdict == nil && !never.contains($0.kind) }.map(\.kind)
    }

    private static func signing(
        _ open: [Approval], _ ticket: Ticket, _ signer: String?, _ manual: PublishedEdition, _ onlooker: Onlooker
    ) -> Signing? {
        if let waiting = open.first(where: { $0.kind == .signOff }) {
            return Signing(by: nil, mark: Mark(waiting.paragraph, of: manual, onlooker))
        }
        guard let signer else { return nil }
        return Signing(by: signer, mark: manual.edition.signOff.map { Mark($0.paragraph, of: manual, onlooker) })
    }
}

extension OpenApproval {
    fileprivate init(
        _ approval: Approval, _ clocks: [RunningClock], asked: String?, _ manual: PublishedEdition,
        _ onlooker: Onlooker
    ) {
        let edition = manual.edition
        let language = onlooker.language
        let kind: Kind
        let what: String
        switch approval.kind {
        case .signOff:
            kind = .signOff
            what = approval.level.map { edition.level($0)?.name[language] ?? $0.text } ?? ""
        case .extending:
            kind = .extending
            what = clocks.first { $0.id == approval.clock }.map { edition.words(for: $0.kind, onlooker) } ?? ""
        case .correction:
            kind = .correction
            what = approval.team.map { edition.team($0)?.name[language] ?? $0.text } ?? ""
        }
        self.init(
            kind: kind, what: what, until: approval.until, reason: approval.reason, askedBy: asked,
            askedAt: approval.askedAt, isLate: approval.isLate, mark: Mark(approval.paragraph, of: manual, onlooker))
    }
}

extension Edition {
    /// A limit by the manual's name for it, or by ours.
    func words(for kind: ClockKind, _ onlooker: Onlooker) -> String {
        name(of: kind)?[onlooker.language] ?? onlooker.texts["clock.kind.\(kind)"]
    }
}
