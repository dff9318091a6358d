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

extension Happening {
    /// Everybody of the center whom a page needs to name to tell it.
    public var people: [Int64] {
        var people: [Int64] = []
        if actor == "staff", let actorNumber { people.append(actorNumber) }
        // What does not decode names nobody: it is not told either.
        let isPassing = ["ticket.dispatched", "ticket.assigned", "ticket.handed-over", "ticket.corrected"].contains(
            name)
        if isPassing, let receiver = (try? TicketEvent(self))?.receiver { people.append(receiver) }
        return people
    }
}
