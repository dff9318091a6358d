import Storage
import Vocabulary

extension Ticket {
    /// What belongs to an archived card beside the words and the clocks: facts, calls after the end, remedies, links.
    func endingParts(in db: Reading) throws -> [String: [UInt8]] {
        var parts: [String: [UInt8]] = [:]
        for fact in try db.facts(of: self).values {
            parts["fact \(fact.fact)"] = try Self.bytes(of: [
                fact.fact.text, fact.value, fact.staff?.description, fact.at.filed,
            ])
        }
        for followUp in try db.followUps(of: self) {
            parts["follow-up \(followUp.id)"] = try Self.bytes(of: [
                followUp.paragraph.number, followUp.openedAt.filed, followUp.endedAt?.filed, followUp.outcome?.rawValue,
            ])
            for attempt in try db.attempts(of: followUp) {
                parts["attempt \(attempt.id)"] = try Self.bytes(of: [
                    attempt.outcome.rawValue, attempt.words, attempt.staff.description, attempt.at.filed,
                ])
            }
        }
        for remedy in try db.remedies(of: self) {
            parts["remedy \(remedy.id)"] = try Self.bytes(of: [
                remedy.stars.description, remedy.openedAt.filed, remedy.contactedAt?.filed,
                remedy.contactedBy?.description, remedy.cause, remedy.words, remedy.offeredAt?.filed,
                remedy.offeredBy?.description, remedy.answer?.rawValue, remedy.answeredAt?.filed,
            ])
        }
        return try parts.merging(linkParts(in: db)) { first, _ in first }
    }

    /// The links that point from here; those that point here belong to the other card.
    private func linkParts(in db: Reading) throws -> [String: [UInt8]] {
        let links = try db.rows(
            "SELECT id, other, kind, staff, at FROM ticket_link WHERE ticket = \(id) ORDER BY id"
        ) { row in
            (
                "link \(row[0] as Int64)",
                [(row[1] as Int64).description, row[2], (row[3] as Int64?)?.description, (row[4] as Instant).filed]
            )
        }
        return try Dictionary(uniqueKeysWithValues: links.map { ($0.0, try Self.bytes(of: $0.1)) })
    }
}
