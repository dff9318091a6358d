import Foundation
import Manual
import Storage
import Vocabulary

extension Draft {
    /// Makes the draft the next edition, from a date on; tickets that run keep the edition they have.
    /// - Parameters:
    ///   - holders: the roles that people of the center hold, so that nobody locks everybody out.
    ///   - zone: the center's own, for calendars that begin.
    @discardableResult
    public func publish(
        _ plan: Publication.Plan, holders: Set<RoleKey>, zone: TimeZone, in tx: Transaction
    ) throws -> PublishedEdition {
        try tx.actor.must(.editManual)
        try tx.actor.mustSeeAll()
        let mistakes = Self.mistakes(in: text)
        guard mistakes.isEmpty else { throw Refusal(.conflict, "draft.mistaken", [String(mistakes.count)]) }
        let edition = try Edition.read(text)
        guard edition.canBeRun(by: holders) else { throw Refusal(.conflict, "draft.nobody-left") }
        try refuseDate(plan.start, in: tx)

        let published = try tx.publish(text, preset: preset, zone: zone, as: plan)
        try tx.execute("UPDATE draft SET state = 'published', edition = \(published.number) WHERE id = \(id)")
        return published
    }

    /// Editions begin in the order of their numbers: else a later one would be overtaken by an earlier one.
    private func refuseDate(_ start: Instant?, in tx: Transaction) throws {
        if let start, start <= tx.now { throw Refusal.invalid([.init("start", "edition.start-past")]) }
        guard let latest = try Publication.latest(in: tx) else { return }
        guard try Publication.text(of: latest.number, in: tx) != text else {
            throw Refusal(.conflict, "draft.unchanged", [String(latest.number)])
        }
        guard latest.start <= start ?? tx.now else {
            throw Refusal(.conflict, "edition.before-scheduled", [String(latest.number)])
        }
    }
}
