import Storage
import Vocabulary

extension Ticket {
    /// Notes in the ticket's history that a signed link was made for its customer.
    public func noteLink(in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        try record(.linkIssued, in: tx)
    }

    /// Notes in the ticket's history that somebody saw the customer's contact in clear; the reason is kept apart.
    public func noteReveal(in tx: Transaction) throws {
        try tx.actor.must(.revealContacts)
        try record(.contactRevealed, in: tx)
    }

    /// The label of a ticket, for what knows only its identity.
    public static func label(of id: Int64, in db: Reading) throws -> String {
        guard let number: String = try db.value("SELECT number FROM ticket WHERE id = \(id)") else {
            throw Refusal(.notFound, "refusal.not-found")
        }
        return number
    }
}
