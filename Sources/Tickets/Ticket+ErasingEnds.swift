import Storage
import Vocabulary

extension Ticket {
    /// Takes away what a person who is forgotten said about the facts, in calls after the end and about a remedy, and what
    /// they were told; nobody calls them or owes them anything any more. Codes and times stay, for figures.
    public func eraseEnding(in tx: Transaction) throws {
        for fact in try tx.facts(of: self).values { try tx.unindex(id, text: fact.value) }
        try tx.execute("UPDATE fact_value SET value = '' WHERE ticket = \(id)")
        try tx.execute("UPDATE follow_up_attempt SET words = '' WHERE ticket = \(id)")
        try tx.execute(
            "UPDATE follow_up SET ended_at = \(tx.now), outcome = 'overtaken' WHERE ticket = \(id) AND ended_at IS NULL"
        )
        try tx.execute("UPDATE remedy SET words = '' WHERE ticket = \(id) AND words IS NOT NULL")
        try tx.execute("UPDATE remedy SET answered_at = \(tx.now) WHERE ticket = \(id) AND answered_at IS NULL")
        try tx.execute("UPDATE ticket SET told_evidence = '' WHERE id = \(id) AND told_evidence IS NOT NULL")
    }
}
