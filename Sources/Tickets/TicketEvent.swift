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
        }
    }
}
