import Clocks
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// The customer writes again. What was waiting for them goes on; a result stays one until they say that it is none.
    @discardableResult
    public mutating func answer(_ writing: Writing, in tx: Transaction) throws -> Int64 {
        try mustBeCustomers(tx)
        try mustNotBeArchived()
        guard status != .closed else { throw Refusal(.conflict, "ticket.not-open", [number]) }
        let message = try add(writing, .customer, in: tx)
        unread = true
        if status == .waiting {
            status = .open
            try resumeAfterCustomer(in: tx)
        }
        try save(in: tx)
        try record(.answered(message: message), in: tx)
        return message
    }

    /// Only the customer, reached through a signed link, speaks for the customer.
    func mustBeCustomers(_ tx: Transaction) throws {
        guard case .customer(let who) = tx.actor.identity, who == customer else {
            throw Refusal(.forbidden, "refusal.forbidden")
        }
    }
}
