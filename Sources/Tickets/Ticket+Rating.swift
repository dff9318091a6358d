import Manual
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
        let manual = try tx.edition(edition).edition
        try give(stars, words: words, by: manual, in: tx)
        try save(in: tx)
    }

    /// What the customer gave, themselves or in a call. Bad stars put a remedy in somebody's hands; whoever was drawn to
    /// be asked has answered.
    mutating func give(_ stars: Int, words: String, by manual: Edition, in tx: Transaction) throws {
        guard self.stars == nil else { throw Refusal(.conflict, "ticket.already-rated", [number]) }
        let rule = manual.rating
        guard rule.scale.contains(stars) else {
            throw Refusal.invalid([.init("stars", "flaw.out-of-range", ["1", String(rule.highest)])])
        }
        guard words.count <= 2000 else { throw Refusal.invalid([.init("words", "flaw.too-long", ["2000"])]) }
        guard !rule.asksReason.contains(stars) || !words.isBlank else {
            throw Refusal.invalid([.init("words", "flaw.reason-asked", [rule.paragraph.number])])
        }

        self.stars = stars
        ratingWords = words.isEmpty ? nil : words
        ratedAt = tx.now
        try record(.rated(stars: stars), because: rule.paragraph, in: tx)
        if rule.isBad(stars) { try openRemedy(for: stars, by: manual, in: tx) }
        if try isOnlyDrawn(by: manual, in: tx) {
            try overtakeFollowUp(in: tx)
            try startArchiving(by: manual, in: tx)
        }
    }
}
