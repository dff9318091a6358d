import Storage
import Vocabulary

extension TicketEvent {
    /// The person into whose hands the ticket came, where it was somebody's.
    public var receiver: Int64? {
        switch self {
        case .dispatched(_, let person, _), .assigned(_, let person, _), .handedOver(_, let person, _),
            .corrected(_, _, let person):
            person
        default: nil
        }
    }
}

extension [Happening] {
    /// Everybody of the center whom a page needs to name to tell them.
    public var people: Set<Int64> {
        var last: Int64?
        return reduce(into: []) { people, happening in
            // One person often does several things in turn.
            if let actor = happening.actorNumber, actor != last, happening.actor == "staff" {
                people.insert(actor)
                last = actor
            }
            // What does not decode names nobody: it is not told either.
            if passings.contains(happening.name), let receiver = (try? TicketEvent(happening))?.receiver {
                people.insert(receiver)
            }
        }
    }
}

/// What brings a ticket into somebody's hands.
private let passings = ["ticket.dispatched", "ticket.assigned", "ticket.handed-over", "ticket.corrected"]
