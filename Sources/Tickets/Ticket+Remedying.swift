import Clocks
import Manual
import People
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// A bad rating: somebody senior owes the customer a word and a remedy.
    mutating func openRemedy(for stars: Int, by manual: Edition, in tx: Transaction) throws {
        guard let rule = manual.remedy else { return }
        let remedy = try tx.insert(
            """
            INSERT INTO remedy (ticket, stars, paragraph, opened_at)
            VALUES (\(id), \(stars), \(rule.paragraph), \(tx.now)) RETURNING id
            """)
        try lapse({ $0.kind == .archive }, in: tx)
        try startClocks(at: .badRating, only: [.contact, .remedy], in: tx)
        try record(.remedyOwed(remedy: remedy), because: rule.paragraph, in: tx)
    }

    /// A senior has spoken to the customer about their bad rating (E13).
    public mutating func noteContact(_ words: String, in tx: Transaction) throws {
        var (remedy, staff, _) = try owedRemedy(tx)
        guard remedy.contactedAt == nil else { throw Refusal(.conflict, "remedy.contacted", [number]) }
        let message = try add(Writing(words), .note, in: tx)

        remedy.contactedAt = tx.now
        remedy.contactedBy = staff
        try remedy.save(in: tx)
        try end({ $0.kind == .contact }, in: tx)
        try save(in: tx)
        try record(.noted(message: message), in: tx)
        try record(.contacted(remedy: remedy.id), because: remedy.paragraph, in: tx)
    }

    /// Offers what is to make it good, with the cause as the manual names it. Whoever offers has spoken to the customer.
    public mutating func offerRemedy(_ words: String, cause: String, in tx: Transaction) throws {
        var (remedy, staff, rule) = try owedRemedy(tx)
        var flaws: [Refusal.Flaw] = []
        if words.isBlank { flaws.append(.init("words", "flaw.required")) }
        if words.count > 2000 { flaws.append(.init("words", "flaw.too-long", ["2000"])) }
        if !rule.causes.contains(where: { $0.key == cause }) { flaws.append(.init("cause", "flaw.not-a-choice")) }
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }

        remedy.contactedAt = remedy.contactedAt ?? tx.now
        remedy.contactedBy = remedy.contactedBy ?? staff
        remedy.cause = cause
        remedy.words = words
        remedy.offeredAt = tx.now
        remedy.offeredBy = staff
        try remedy.save(in: tx)
        try end({ $0.kind == .contact || $0.kind == .remedy }, in: tx)
        try save(in: tx)
        try record(.remedyOffered(remedy: remedy.id, cause: cause), because: remedy.paragraph, in: tx)
    }

    /// What the customer says to the offer; with that nothing more is owed, and filing becomes due.
    public mutating func noteAnswer(toRemedy answer: Remedy.Answer, in tx: Transaction) throws {
        var (remedy, _, _) = try owedRemedy(tx)
        guard remedy.offeredAt != nil else { throw Refusal(.conflict, "remedy.not-offered", [number]) }

        remedy.answer = answer
        remedy.answeredAt = tx.now
        try remedy.save(in: tx)
        try startArchiving(by: tx.edition(edition).edition, in: tx)
        try save(in: tx)
        try record(.remedyAnswered(remedy: remedy.id, answer: answer), because: remedy.paragraph, in: tx)
        try watchForHardStop(in: tx)
    }

    /// The open remedy, and the one who may make good: of a role that the manual names, and not whoever handled the matter.
    private func owedRemedy(_ tx: Transaction) throws -> (Remedy, staff: Int64, Edition.Remedy) {
        let staff = try mustFollowUp(tx)
        try mustNotBeArchived()
        guard let rule = try tx.edition(edition).edition.remedy, let remedy = try tx.openRemedy(of: self) else {
            throw Refusal(.conflict, "remedy.none", [number])
        }
        let role = try Person.find(staff, in: tx)?.role
        guard rule.roles.contains(where: { $0 == role }) else {
            throw Refusal(.forbidden, "remedy.not-your-role", [number])
        }
        guard !rule.notByHandler || !isHandler(staff) else {
            throw Refusal(.forbidden, "remedy.not-by-handler", [number])
        }
        return (remedy, staff, rule)
    }
}
