import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// 催办: the customer asks again. It is counted and the owner is told; no limit moves for it (R2).
    /// - Parameter words: what they said, where they said more than that.
    public mutating func urge(_ words: Writing? = nil, in tx: Transaction) throws {
        let isCustomer = tx.actor.word == "customer"
        if isCustomer { try mustBeCustomers(tx) } else { try tx.actor.must(.handleTickets) }
        try mustBeWork()
        let manual = try tx.edition(edition).edition

        let message = try words.map { try add($0, isCustomer ? .customer : .note, in: tx) }
        handling.urges += 1
        if isCustomer { unread = true }
        let lifted = try lift(on: .urges(urges), cause: .urges(count: urges), by: manual, in: tx)
        try save(in: tx)
        try record(.urged(count: urges, message: message), because: manual.urging?.paragraph, in: tx)
        if let owner {
            try notify(owner, .urged, because: manual.urging?.paragraph, in: tx)
        } else {
            try notify(manual.supervisors, .urged, because: manual.urging?.paragraph, in: tx)
        }
        try tell(of: lifted, in: tx)
    }
}
