import Manual
import People
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// Whether somebody may be given it: where the manual chooses people, only who passed the practical test (A16).
    func isQualified(_ staff: Int64, in db: Reading) throws -> Bool {
        guard try db.edition(edition).edition.dispatch != nil else { return true }
        return try Person.find(staff, in: db)?.qualification.isPassed ?? false
    }

    /// Whether somebody can have it: who is qualified, and a supervisor who takes it upon themselves.
    func mayOwn(_ staff: Int64, in tx: Transaction) throws -> Bool {
        if staff == tx.actor.staff && tx.actor.permissions.contains(.supervise) { return true }
        return try isQualified(staff, in: tx)
    }

    /// Refuses whoever is not qualified.
    func mustBeQualified(_ staff: Int64, in tx: Transaction) throws {
        guard try mayOwn(staff, in: tx) else { throw Refusal(.conflict, "ticket.not-qualified", [number]) }
    }
}
