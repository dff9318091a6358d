import People
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// The owner answers for the card with name and role (D9). Whoever records the solution of their own ticket has signed
    /// with that; where an owner is gone, a supervisor signs.
    public mutating func sign(in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        guard status == .resolved || status == .closed else {
            throw Refusal(.conflict, "ticket.not-resolved", [number])
        }
        guard ending.signedAt == nil else { throw Refusal(.conflict, "ticket.already-signed", [number]) }
        guard let staff = tx.actor.staff, staff == owner || tx.actor.permissions.contains(.supervise) else {
            throw Refusal(.forbidden, "ticket.only-owner-signs", [number])
        }

        try putSignature(of: staff, in: tx)
        try save(in: tx)
        let demand = try tx.edition(edition).edition.archive.first { $0.thing == .owner }
        try record(.signed(by: staff), because: demand?.paragraph, in: tx)
    }

    /// As who the person is now: a name that changes later leaves the card as it was signed.
    mutating func putSignature(of staff: Int64, in tx: Transaction) throws {
        let person = try Person.find(staff, in: tx)
        ending.signedBy = staff
        ending.signedName = person?.name
        ending.signedRole = person?.role
        ending.signedAt = tx.now
    }
}
