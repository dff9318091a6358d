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
        var people: Set<Int64> = []
        var last: Int64?
        // By their places: who they are is all that is looked at.
        for place in indices {
            // One person often does several things in turn.
            if let actor = self[place].actorNumber, actor != last, self[place].actor == "staff" {
                people.insert(actor)
                last = actor
            }
            // What does not decode names nobody: it is not told either.
            if passings.contains(self[place].name), let receiver = (try? TicketEvent(self[place]))?.receiver {
                people.insert(receiver)
            }
        }
        return people
    }
}

/// What brings a ticket into somebody's hands.
private let passings = ["ticket.dispatched", "ticket.assigned", "ticket.handed-over", "ticket.corrected"]
