import Clocks
import Storage
import Vocabulary

extension Ticket {
    /// 受理: an agent takes the request and answers for it from now on (A10). What was given to them they accept.
    public mutating func take(in tx: Transaction) throws {
        guard let staff = tx.actor.staff else { throw Refusal(.forbidden, "ticket.only-people-take") }
        guard owner != staff || handling.acceptedAt != nil || !status.isWork else { return try accept(in: tx) }
        try give(to: staff, in: tx)
    }

    /// A person gets the request, by taking it or because a program hands it to them.
    public mutating func give(to staff: Int64, in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        guard owner != staff || handling.acceptedAt == nil else {
            throw Refusal(.conflict, "ticket.already-yours", [number])
        }
        guard status.isWork else { throw Refusal(.conflict, "ticket.not-open", [number]) }
        try mustBeQualified(staff, in: tx)

        owner = staff
        handling.givenAt = tx.now
        handling.acceptedAt = nil
        handling.startedAt = nil
        try settleIn(staff, in: tx)
        try save(in: tx)
        try record(.taken(by: staff), in: tx)
    }
}
