import Clocks
import Manual
import Pages
import Rulebook
import Storage
import Tickets
import Vocabulary

/// Puts what the log says of a ticket into the words of a page. A class: it is at hand for every line, and a copy would
/// count references to all that it holds.
final class Telling {
    let ticket: Ticket
    let manual: PublishedEdition
    let names: [Int64: String]
    let onlooker: Onlooker
    private var marks: [Paragraph: Mark] = [:]

    init(ticket: Ticket, manual: PublishedEdition, names: [Int64: String], onlooker: Onlooker) {
        self.ticket = ticket
        self.manual = manual
        self.names = names
        self.onlooker = onlooker
    }

    private var language: Language { onlooker.language }

    var channel: String { manual.edition.channel(ticket.channel)?.name[language] ?? ticket.channel.text }

    func name(_ level: LevelKey) -> String { manual.edition.level(level)?.name[language] ?? level.text }
    func name(_ type: TypeKey) -> String { manual.edition.type(type)?.name[language] ?? type.text }

    /// nil for what a conversation need not tell, because a message tells it.
    /// - Parameter naming: whether the words say who did it, or something beside them does.
    func event(_ happening: Happening, naming: Bool = true) -> Conversation.Event? {
        guard let (key, about) = words(happening, naming) else { return nil }
        return Conversation.Event(key: key, about: about, at: happening.at, mark: mark(happening))
    }

    private func words(_ happening: Happening, _ naming: Bool) -> (String, [String])? {
        if happening.name.hasPrefix("clock.") {
            // The corpus of released forms decodes; what does not is not ours to tell.
            return (try? ClockEvent(happening)).flatMap(words)
        }
        guard !Self.toldByMessages.contains(happening.name) else { return nil }
        return (try? TicketEvent(happening)).flatMap { words($0, who: naming ? actor(happening) : "") }
    }

    /// What is not even read: of a ticket that is much written on they are most of what happened.
    static let toldByMessages: Set = [
        "ticket.answered", "ticket.replied", "ticket.noted", "ticket.receipt-sent", "ticket.progressed",
        "ticket.announced",
    ]

    private func words(_ event: TicketEvent, who: String) -> (String, [String])? {
        switch event {
        case .forgotten: return ("event.forgotten", [who])
        case .received: return ("event.received", [channel])
        case .levelProposed(let level): return ("event.classified-by-manual", [name(ticket.type), name(level)])
        case .taken: return ("event.taken", [who])
        case .asked: return ("event.waiting", [who])
        case .answered, .replied, .noted, .receiptSent: return nil
        case .classified(let type, let level): return ("event.classified", [who, name(type), name(level)])
        case .resolved: return ("event.resolved", [who])
        case .confirmed(.customer): return ("event.confirmed", [])
        case .confirmed(.staff): return ("event.confirmed-by-staff", [who])
        case .confirmed(.silence): return ("event.confirmed-by-silence", [])
        case .unsolved: return ("event.reopened", [])
        case .rated(let stars): return ("event.rated", [String(stars)])
        case .archived: return ("event.archived", [who])
        case .linkIssued: return ("event.linked", [who])
        case .contactRevealed: return ("event.contact-revealed", [who])
        case .registered: return ("event.registered", [who])
        case .told(let through):
            return ("event.told", [who, manual.edition.channel(through)?.name[language] ?? through.text])
        case .signed: return ("event.signed", [who])
        case .reopened: return ("event.reopened-after", [])
        case .linked: return ("event.linked-ticket", [who])
        case .factsNoted: return ("event.facts-noted", [who])
        case .completionWaived: return ("event.completion-waived", [who])
        case .followUpOpened: return ("event.follow-up-opened", [])
        case .followedUp(_, let outcome): return ("event.follow-up-\(outcome.rawValue)", [who])
        case .followUpEnded(_, let outcome): return ("event.follow-up-ended-\(outcome.rawValue)", [])
        case .remedyOwed: return ("event.remedy-owed", [])
        case .contacted: return ("event.contacted", [who])
        case .remedyOffered: return ("event.remedy-offered", [who])
        case .remedyAnswered(_, let answer): return ("event.remedy-\(answer.rawValue)", [])
        case .archivedUnconfirmed: return ("event.archived-unconfirmed", [])
        default: return way(event, who)
        }
    }

    /// What happens on the way through many hands.
    private func way(_ event: TicketEvent, _ who: String) -> (String, [String])? {
        switch event {
        case .dispatched(let team, nil, _): ("event.dispatched", [name(team)])
        case .dispatched(let team, let person?, _): ("event.dispatched-to", [name(team), name(person)])
        case .assigned(let team, nil, _): ("event.assigned-team", [who, name(team)])
        case .assigned(let team, let person?, _): ("event.assigned-person", [who, name(team), name(person)])
        case .accepted: ("event.accepted", [who])
        case .started: ("event.started", [who])
        case .handedOver(let team, nil, _): ("event.handed-over", [who, name(team)])
        case .handedOver(let team, let person?, _): ("event.handed-over-to", [who, name(team), name(person)])
        case .correctionAsked: ("event.correction-asked", [who])
        case .corrected(_, let team, nil): ("event.corrected", [who, name(team)])
        case .corrected(_, let team, let person?): ("event.corrected-to", [who, name(team), name(person)])
        case .correctionRefused: ("event.correction-refused", [who])
        case .signOffAsked(_, let level): ("event.sign-off-asked", [name(level)])
        case .signedOff(let level): ("event.signed-off", [who, name(level)])
        case .lowered(let from, let to, let late):
            (late ? "event.lowered-late" : "event.lowered", [name(from), name(to)])
        case .extensionAsked(_, let kind, _): ("event.extension-asked", [who, clock(kind)])
        case .extensionDecided(_, let kind, _, true):
            ("event.extension-granted", [who, clock(kind)])
        case .extensionDecided(_, let kind, _, false): ("event.extension-refused", [who, clock(kind)])
        case .urged(let count, _): ("event.urged", [String(count)])
        case .workedAround: ("event.workaround", [who])
        case .promised: ("event.promised", [who])
        case .promiseKept: ("event.promise-kept", [who])
        case .promiseWithdrawn: ("event.promise-withdrawn", [who])
        case .escalated(let line, let team, .hand, _): ("event.escalated", [who, name(line, team)])
        case .escalated(let line, let team, _, _): ("event.escalated-by-manual", [name(line, team)])
        case .deputised(let kind): ("event.deputised", [clock(kind)])
        default: nil
        }
    }

    private func name(_ team: TeamKey) -> String { manual.edition.team(team)?.name[language] ?? team.text }
    private func name(_ person: Int64) -> String { names[person] ?? onlooker.texts["actor.staff"] }
    private func name(_ line: LineKey?, _ team: TeamKey) -> String {
        line.flatMap { key in manual.edition.lines.first { $0.key == key }?.name[language] } ?? name(team)
    }

    private func words(_ event: ClockEvent) -> (String, [String])? {
        switch event {
        case .warned(_, let kind, _, _): ("event.clock-warned", [clock(kind)])
        case .missed(_, let kind, _, let down): (down ? "event.clock-missed-down" : "event.clock-missed", [clock(kind)])
        case .met(_, let kind, _): ("event.clock-met", [clock(kind)])
        case .recounted(_, let kind, _, _, _): ("event.clock-recounted", [clock(kind)])
        case .extended(_, let kind, _): ("event.clock-extended", [clock(kind)])
        case .paused, .resumed, .redated, .lapsed: nil
        }
    }

    private func clock(_ kind: ClockKind) -> String { manual.edition.words(for: kind, onlooker) }

    private func actor(_ happening: Happening) -> String {
        happening.actor == "staff"
            ? happening.actorNumber.flatMap { names[$0] } ?? onlooker.texts["actor.staff"]
            : onlooker.texts["actor.\(happening.actor)"]
    }

    private func mark(_ happening: Happening) -> Mark? {
        guard let paragraph = happening.paragraph else { return nil }
        if happening.name == "ticket.level-proposed" {
            return Mark(paragraph, of: manual, facts: ticket.levelFacts, onlooker)
        }
        if let known = marks[paragraph] { return known }
        let mark = Mark(paragraph, of: manual, onlooker)
        marks[paragraph] = mark
        return mark
    }
}

extension Mark {
    convenience init(
        _ paragraph: Paragraph, of manual: PublishedEdition, facts: [Manual.Fact] = [], _ onlooker: Onlooker
    ) {
        self.init(
            paragraph: paragraph.number, edition: Int(manual.number),
            sentence: manual.edition.text(of: paragraph)?[onlooker.language] ?? "",
            facts: facts.map { Mark.Fact($0, manual.edition, onlooker) })
    }
}

extension Mark.Fact {
    fileprivate init(_ fact: Manual.Fact, _ manual: Edition, _ onlooker: Onlooker) {
        let about = fact.about.first ?? ""
        let value = fact.key == "fact.type" ? manual.type(Key(about))?.name[onlooker.language] ?? about : about
        self.init(name: onlooker.texts[fact.key], value: value)
    }
}

extension ClockFace {
    /// A clock as people see it.
    init(_ clock: RunningClock, _ manual: PublishedEdition, _ onlooker: Onlooker, marked: Bool = true) {
        let state: State =
            switch (clock.verdict, clock.state) {
            case (.missed, _): .missed
            case (.met, _): .met
            case (nil, .paused): .paused
            case (nil, _): .running
            }
        self.init(
            kind: clock.kind.text, name: manual.edition.words(for: clock.kind, onlooker), state: state,
            start: clock.startedAt, due: clock.due, end: clock.endedAt,
            isProvisional: clock.provisional, mark: marked ? Mark(clock.paragraph, of: manual, onlooker) : nil)
    }
}

extension ClockFace {
    /// The nearest clock of a list's row, which is open and shows no mark.
    init(_ clock: ListedTicket.NearestClock, named name: String?) {
        self.init(
            kind: clock.kind.text, name: name,
            state: clock.isMissed ? .missed : clock.isRunning ? .running : .paused,
            start: clock.startedAt, due: clock.due, isProvisional: clock.isProvisional)
    }
}

extension TicketStatus {
    init(_ status: Ticket.Status) {
        self =
            switch status {
            case .new: .new
            case .open: .open
            case .waiting: .waiting
            case .resolved: .resolved
            case .closed: .closed
            case .archived: .archived
            }
    }
}
