import Manual
import Storage
import Vocabulary

/// What can happen to a ticket: identifiers and codes, never personal data. The compiler finds every place that must
/// know a new case.
public enum TicketEvent: Recordable, Hashable {
    case received(channel: ChannelKey, type: TypeKey)
    case levelProposed(level: LevelKey)
    case taken(by: Int64)
    case replied(message: Int64)
    case asked(message: Int64)
    case noted(message: Int64)
    case answered(message: Int64)
    case receiptSent(message: Int64)
    case classified(type: TypeKey, level: LevelKey)
    case resolved
    case confirmed(by: Ticket.Confirmation)
    case unsolved
    case rated(stars: Int)
    case archived
    case linkIssued
    case contactRevealed
    // How tickets begin and end.
    /// Somebody wrote down what a customer said to them, and took the ticket with that.
    case registered(by: Int64)
    case told(through: ChannelKey)
    case signed(by: Int64)
    /// A settled ticket goes on (R16).
    case reopened
    case linked(to: Int64, as: TicketLink.Kind)
    case factsNoted(facts: [FactKey])
    case completionWaived
    case followUpOpened(followUp: Int64)
    case followedUp(attempt: Int64, outcome: FollowUp.Attempt.Outcome)
    case followUpEnded(followUp: Int64, outcome: FollowUp.Outcome)
    case remedyOwed(remedy: Int64)
    case contacted(remedy: Int64)
    case remedyOffered(remedy: Int64, cause: String)
    case remedyAnswered(remedy: Int64, answer: Remedy.Answer)
    case archivedUnconfirmed(gaps: [Edition.ArchiveDemand.Thing])
    // Through many hands.
    /// The manual chose a team, and somebody in it where somebody was free.
    case dispatched(team: TeamKey, to: Int64?, facts: [Manual.Fact])
    case assigned(team: TeamKey, to: Int64?, isQualified: Bool)
    case accepted(by: Int64)
    case started(by: Int64)
    case handedOver(team: TeamKey, to: Int64?, message: Int64)
    case correctionAsked(approval: Int64)
    case corrected(approval: Int64, team: TeamKey, to: Int64?)
    case correctionRefused(approval: Int64)
    // Levels.
    case signOffAsked(approval: Int64, level: LevelKey)
    case signedOff(level: LevelKey)
    /// `late` says that a limit had been warned of or missed before (R16).
    case lowered(from: LevelKey, to: LevelKey, late: Bool)
    // What the customer may expect.
    case extensionAsked(approval: Int64, kind: ClockKind, until: Instant)
    case extensionDecided(approval: Int64, kind: ClockKind, until: Instant, isGranted: Bool)
    case announced(message: Int64)
    case urged(count: Int, message: Int64?)
    case progressed(message: Int64, expected: Instant?)
    case workedAround(message: Int64)
    case promised(clock: Int64, message: Int64, due: Instant)
    case promiseKept(clock: Int64, message: Int64?)
    case promiseWithdrawn(clock: Int64)
    // Upwards.
    case escalated(to: LineKey?, team: TeamKey, cause: EscalationCause, notified: [RoleKey])
    /// Nobody decided in time, so the deputies may.
    case deputised(kind: ClockKind)
    /// Its customer was forgotten, and with them whatever was written in it.
    case forgotten

    public var name: String {
        switch self {
        case .received: "ticket.received"
        case .levelProposed: "ticket.level-proposed"
        case .taken: "ticket.taken"
        case .replied: "ticket.replied"
        case .asked: "ticket.asked"
        case .noted: "ticket.noted"
        case .answered: "ticket.answered"
        case .receiptSent: "ticket.receipt-sent"
        case .classified: "ticket.classified"
        case .resolved: "ticket.resolved"
        case .confirmed: "ticket.confirmed"
        case .unsolved: "ticket.unsolved"
        case .rated: "ticket.rated"
        case .archived: "ticket.archived"
        case .linkIssued: "ticket.link-issued"
        case .contactRevealed: "ticket.contact-revealed"
        // How tickets begin and end.
        case .registered: "ticket.registered"
        case .told: "ticket.told"
        case .signed: "ticket.signed"
        case .reopened: "ticket.reopened"
        case .linked: "ticket.linked"
        case .factsNoted: "ticket.facts-noted"
        case .completionWaived: "ticket.completion-waived"
        case .followUpOpened: "ticket.follow-up-opened"
        case .followedUp: "ticket.followed-up"
        case .followUpEnded: "ticket.follow-up-ended"
        case .remedyOwed: "ticket.remedy-owed"
        case .contacted: "ticket.contacted"
        case .remedyOffered: "ticket.remedy-offered"
        case .remedyAnswered: "ticket.remedy-answered"
        case .archivedUnconfirmed: "ticket.archived-unconfirmed"
        // Through many hands.
        case .dispatched: "ticket.dispatched"
        case .assigned: "ticket.assigned"
        case .accepted: "ticket.accepted"
        case .started: "ticket.started"
        case .handedOver: "ticket.handed-over"
        case .correctionAsked: "ticket.correction-asked"
        case .corrected: "ticket.corrected"
        case .correctionRefused: "ticket.correction-refused"
        // Levels.
        case .signOffAsked: "ticket.sign-off-asked"
        case .signedOff: "ticket.signed-off"
        case .lowered: "ticket.lowered"
        // What the customer may expect.
        case .extensionAsked: "ticket.extension-asked"
        case .extensionDecided: "ticket.extension-decided"
        case .announced: "ticket.announced"
        case .urged: "ticket.urged"
        case .progressed: "ticket.progressed"
        case .workedAround: "ticket.worked-around"
        case .promised: "ticket.promised"
        case .promiseKept: "ticket.promise-kept"
        case .promiseWithdrawn: "ticket.promise-withdrawn"
        // Upwards.
        case .escalated: "ticket.escalated"
        case .deputised: "ticket.deputised"
        case .forgotten: "ticket.forgotten"
        }
    }
}

/// Why a ticket went to a higher line.
public enum EscalationCause: Hashable, Sendable, Codable {
    /// Somebody decided it, for the reason that stands in the message.
    case hand(message: Int64)
    /// So many percent of a limit were used up; 100 when it was missed.
    case clock(kind: ClockKind, percent: Int)
    case urges(count: Int)
    /// The ticket came in with this level, or got it.
    case arrival(level: LevelKey)
}
