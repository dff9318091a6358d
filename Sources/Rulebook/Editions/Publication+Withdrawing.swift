import Storage
import Vocabulary

extension Publication {
    /// Takes an edition back that has not begun. Its number stays its own.
    public static func withdraw(_ number: Int64, in tx: Transaction) throws {
        try tx.actor.must(.editManual)
        try tx.actor.mustSeeAll()
        let publication = try find(number, in: tx)
        guard publication.withdrawnAt == nil, publication.start > tx.now else {
            throw Refusal(.conflict, "edition.not-scheduled", [String(number)])
        }
        let isOurs = try tx.execute(
            "UPDATE edition SET withdrawn_at = \(tx.now) WHERE number = \(number) AND withdrawn_at IS NULL")
        guard isOurs == 1 else { throw Refusal.busy }
        try tx.record(RulebookEvent.editionWithdrawn, of: "edition", number, edition: number)
    }
}
