import Clocks
import Customers
import Foundation
import Manual
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

extension TicketEvent {
    static let samples: [TicketEvent] =
        [
            .received(channel: "form", type: "fault"), .levelProposed(level: "urgent"), .taken(by: 7),
            .replied(message: 11),
            .asked(message: 12), .noted(message: 13), .answered(message: 14), .receiptSent(message: 15),
            .classified(type: "complaint", level: "normal"), .resolved, .confirmed(by: .customer),
            .confirmed(by: .staff),
            .confirmed(by: .silence), .unsolved, .rated(stars: 5), .archived, .linkIssued, .contactRevealed,
        ] + way

    /// On the way through many hands.
    private static let way: [TicketEvent] = [
        .dispatched(team: "first-line", to: nil, facts: []),
        .dispatched(team: "first-line", to: 7, facts: [Manual.Fact("fact.type", ["fault"])]),
        .assigned(team: "first-line", to: 7, isQualified: false),
        .assigned(team: "complaints", to: nil, isQualified: true),
        .accepted(by: 7), .started(by: 7), .handedOver(team: "complaints", to: 7, message: 16),
        .handedOver(team: "complaints", to: nil, message: 16), .correctionAsked(approval: 3),
        .corrected(approval: 3, team: "complaints", to: 7), .corrected(approval: 3, team: "complaints", to: nil),
        .correctionRefused(approval: 3), .signOffAsked(approval: 3, level: "urgent"), .signedOff(level: "urgent"),
        .lowered(from: "urgent", to: "low", late: true),
        .extensionAsked(approval: 3, kind: "solution", until: ClockEvent.due),
        .extensionDecided(approval: 3, kind: "solution", until: ClockEvent.due, isGranted: true),
        .announced(message: 17), .urged(count: 2, message: 18), .urged(count: 1, message: nil),
        .progressed(message: 19, expected: ClockEvent.due), .progressed(message: 19, expected: nil),
        .workedAround(message: 20), .promised(clock: 3, message: 21, due: ClockEvent.due),
        .promiseKept(clock: 3, message: 22), .promiseKept(clock: 3, message: nil), .promiseWithdrawn(clock: 3),
        .escalated(to: "second", team: "technical-support", cause: .hand(message: 23), notified: ["supervisor"]),
        .escalated(
            to: nil, team: "first-line", cause: .clock(kind: "first-line", percent: 100), notified: []),
        .escalated(to: nil, team: "first-line", cause: .urges(count: 2), notified: ["supervisor"]),
        .escalated(to: nil, team: "first-line", cause: .arrival(level: "critical"), notified: ["supervisor"]),
        .deputised(kind: "sign-off"),
    ]

    /// A case that is new here needs a sample above and a line in the file.
    private var hasSample: Bool {
        switch self {
        case .forgotten: true
        case .received, .levelProposed, .taken, .replied, .asked, .noted, .answered, .receiptSent, .classified,
            .resolved,
            .confirmed, .unsolved, .rated, .archived, .linkIssued, .contactRevealed:
            true
        // How tickets begin and end.
        case .registered, .told, .signed, .reopened, .linked, .factsNoted, .completionWaived, .followUpOpened,
            .followedUp, .followUpEnded, .remedyOwed, .contacted, .remedyOffered, .remedyAnswered,
            .archivedUnconfirmed:
            true
        case .dispatched, .assigned, .accepted, .started, .handedOver, .correctionAsked, .corrected,
            .correctionRefused, .signOffAsked, .signedOff, .lowered, .extensionAsked, .extensionDecided, .announced,
            .urged, .progressed, .workedAround, .promised, .promiseKept, .promiseWithdrawn, .escalated, .deputised:
            true
        }
    }
}

extension ClockEvent {
    static let due = Instant(milliseconds: 1_773_021_600_000)
    static let samples: [ClockEvent] = [
        .warned(clock: 3, kind: "solution", percent: 75, due: due),
        .missed(clock: 3, kind: "solution", due: due, down: true),
        .missed(clock: 3, kind: "pick-up", due: due, down: false), .met(clock: 3, kind: "response", due: due),
        .paused(clock: 3, kind: "solution"), .resumed(clock: 3, kind: "solution", due: due),
        .recounted(clock: 3, kind: "solution", due: due, calendar: "center", version: 2),
        .redated(clock: 3, kind: "solution", due: due), .lapsed(clock: 3, kind: "result"),
        .lapsed(clock: 3, kind: "acceptance"), .extended(clock: 3, kind: "solution", due: due),
    ]

    private var hasSample: Bool {
        switch self {
        case .warned, .missed, .met, .paused, .resumed, .redated, .recounted, .lapsed, .extended: true
        }
    }
}

extension CustomerEvent {
    static let samples: [CustomerEvent] = [
        .created, .renamed, .levelled(level: "vip"), .levelled(level: nil), .claimed(contact: 5, kind: .phone),
        .claimed(contact: 5, kind: .email), .claimed(contact: 5, kind: .other), .verified(contact: 5, by: .link),
        .verified(contact: 5, by: .mail), .verified(contact: 5, by: .platform), .verified(contact: 5, by: .staff),
        .recognised(contact: 5), .revealed(contact: 5, reveal: 9), .searched(by: .phone, found: 2),
        .searched(by: .email, found: 0), .searched(by: .other, found: 1), .searched(by: .tail, found: 3),
        .linkIssued(purpose: "follow", subject: 4), .linkOpened, .linkRevoked,
    ]

    private var hasSample: Bool {
        switch self {
        case .described, .placed, .agentNamed, .cautioned, .contactRemoved, .merged, .unmerged, .exported, .forgotten:
            true
        case .created, .renamed, .levelled, .claimed, .verified, .recognised, .revealed, .searched, .linkIssued,
            .linkOpened, .linkRevoked:
            true
        }
    }
}

extension PersonEvent {
    static let samples: [PersonEvent] = [
        .created(role: "agent", team: "first-line"), .created(role: "supervisor", team: nil), .renamed,
        .assigned(role: "agent", team: "complaints"), .assigned(role: "trainer", team: nil),
        .preferred(language: .zhHant, theme: .dark), .passwordChanged, .deactivated, .reactivated,
        .signedIn(session: 6),
        .signedOut(session: 6), .sessionRevoked(session: 6), .signInFailed(because: .unknown),
        .signInFailed(because: .inactive), .signInFailed(because: .password),
        .tokenIssued(permissions: [.readTickets, .createTickets]), .tokenRevoked,
        .skilled(skills: ["hardware", "network"], capacity: 12), .skilled(skills: [], capacity: nil),
        .qualified(decision: 3), .disqualified(decision: 4), .deputyNamed(deputy: 5), .deputyNamed(deputy: nil),
        .present(as: .available, after: .off), .present(as: .busy, after: .available),
        .present(as: .break, after: .busy), .present(as: .wrapUp, after: .break), .present(as: .off, after: .wrapUp),
        .signInFailed(because: .code), .secondStepSetUp, .secondStepEnded, .secondStepReset, .recoveryCodesRenewed,
        .recoveryCodeUsed(left: 9),
    ]

    private var hasSample: Bool {
        switch self {
        case .created, .renamed, .assigned, .preferred, .passwordChanged, .deactivated, .reactivated, .signedIn,
            .signedOut, .sessionRevoked, .signInFailed, .tokenIssued, .tokenRevoked, .skilled, .qualified,
            .disqualified, .deputyNamed, .present, .secondStepSetUp, .secondStepEnded, .secondStepReset,
            .recoveryCodesRenewed, .recoveryCodeUsed:
            true
        }
    }
}

extension CenterEvent {
    static let samples: [CenterEvent] = [
        .setUp(preset: "standard", edition: 1, supervisor: 1), .described(zone: "Asia/Shanghai", language: .zhHans),
        .follows(edition: 2), .secondStepDemanded(from: Instant(milliseconds: 1_773_021_600_000)),
        .secondStepDemanded(from: nil),
    ]

    private var hasSample: Bool {
        switch self {
        case .setUp, .described, .follows, .secondStepDemanded: true
        }
    }
}

extension RulebookEvent {
    static let samples: [RulebookEvent] = [
        .editionPublished, .editionScheduled(from: Instant(milliseconds: 1_773_021_600_000)), .editionWithdrawn,
        .editionRead, .draftBegun(edition: 1, preset: "standard"), .draftBegun(edition: nil, preset: "standard"),
        .draftDiscarded, .changeProposed(paragraph: "3.1", edition: 1), .changeDecided(isTaken: true),
        .changeDecided(isTaken: false), .calendarPublished(name: "center"),
    ]

    private var hasSample: Bool {
        switch self {
        case .editionPublished, .editionScheduled, .editionWithdrawn, .editionRead, .draftBegun, .draftDiscarded,
            .changeProposed, .changeDecided, .calendarPublished:
            true
        }
    }
}

extension TicketEvent {
    /// Of how tickets begin and end.
    static let endingSamples: [TicketEvent] =
        [
            .registered(by: 7), .told(through: "phone"), .signed(by: 7), .reopened, .linked(to: 4, as: .related),
            .linked(to: 4, as: .followUpOf), .factsNoted(facts: ["device", "error-code"]), .completionWaived,
            .followUpOpened(followUp: 5), .remedyOwed(remedy: 6), .contacted(remedy: 6),
            .remedyOffered(remedy: 6, cause: "attitude"),
            .archivedUnconfirmed(gaps: Edition.ArchiveDemand.Thing.allCases),
        ] + FollowUp.Attempt.Outcome.allCases.map { .followedUp(attempt: 8, outcome: $0) }
        + FollowUp.Outcome.allCases.map { .followUpEnded(followUp: 5, outcome: $0) }
        + Remedy.Answer.allCases.map { .remedyAnswered(remedy: 6, answer: $0) }
}

extension DispositionEvent {
    static let samples: [DispositionEvent] = Disposition.Kind.allCases.map { .noted(kind: $0, channel: "phone") }

    private var hasSample: Bool {
        switch self {
        case .noted: true
        }
    }
}

extension CustomerEvent {
    /// Of how customers are kept, merged and forgotten.
    static let keepingSamples: [CustomerEvent] = [
        .searched(by: .name, found: 2), .described, .levelled(level: "vip", until: Day("2026-12-31")),
        .placed(organisation: 8), .placed(organisation: nil), .agentNamed(agent: 7), .agentNamed(agent: nil),
        .cautioned(contact: 5, caution: .doNotDisturb), .cautioned(contact: 5, caution: .wrong),
        .cautioned(contact: 5, caution: nil), .contactRemoved(contact: 5), .merged(into: 6), .unmerged(from: 6),
        .exported, .forgotten(because: .withdrawn),
    ]
}

extension OrganisationEvent {
    static let samples: [OrganisationEvent] = [
        .added, .renamed, .levelled(level: "vip", until: Day("2026-12-31")), .levelled(level: nil, until: nil),
    ]

    private var hasSample: Bool {
        switch self {
        case .added, .renamed, .levelled: true
        }
    }
}

extension AgreementEvent {
    static let samples: [AgreementEvent] = [
        .signed(serviceLevel: "gold", from: Day(ordinal: 20_454), until: Day("2026-12-31")),
        .amended(serviceLevel: "gold", from: Day(ordinal: 20_454), until: nil),
    ]

    private var hasSample: Bool {
        switch self {
        case .signed, .amended: true
        }
    }
}
