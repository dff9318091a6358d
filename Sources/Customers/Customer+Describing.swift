import Storage
import Vocabulary

extension Customer {
    /// Corrects what a customer is called.
    public mutating func rename(to name: String, in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        let name = name.tidied
        guard name.isName else { throw Refusal.invalid([Refusal.Flaw("name", "customer.name")]) }
        guard name != self.name else { return }

        self.name = name
        try save(in: tx)
        try record(.renamed, in: tx)
    }

    /// Gives a customer a standing that the manual names, or takes it away.
    public mutating func rank(as level: LevelKey?, in tx: Transaction) throws {
        try tx.actor.must(.supervise)
        guard level != self.level else { return }

        self.level = level
        try save(in: tx)
        try record(.levelled(level: level), in: tx)
    }
}
