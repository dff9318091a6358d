import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// The customer gives stars, once, and may say why (A13).
    public mutating func rate(_ stars: Int, words: String, in tx: Transaction) throws {
        try mustBeCustomers(tx)
        try mustNotBeArchived()
        guard status == .resolved || status == .closed else {
            throw Refusal(.conflict, "ticket.not-resolved", [number])
        }
        guard self.stars == nil else { throw Refusal(.conflict, "ticket.already-rated", [number]) }
        let rule = try tx.edition(edition).edition.rating
        guard rule.scale.contains(stars) else {
            throw Refusal.invalid([.init("stars", "flaw.out-of-range", ["1", String(rule.highest)])])
        }
        guard words.count <= 2000 else { throw Refusal.invalid([.init("words", "flaw.too-long", ["2000"])]) }

        self.stars = stars
        ratingWords = words.isEmpty ? nil : words
        ratedAt = tx.now
        try save(in: tx)
        try record(.rated(stars: stars), because: rule.paragraph, in: tx)
    }
}
