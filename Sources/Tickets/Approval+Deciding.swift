import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// Of what waits for a decision, the kinds that this person may decide now. The verbs look again.
    public func decidable(by staff: Int64, _ permissions: Set<Permission>, in db: Reading) throws -> Set<Approval.Kind>
    {
        let manual = try db.edition(edition).edition
        let kinds = try Approval.Kind.allCases.filter { kind in
            guard let approval = try openApproval(kind, in: db) else { return false }
            switch kind {
            case .correction: return permissions.contains(.supervise)
            case .signOff:
                guard let rule = manual.signOff else { return false }
                return try mayDecide(staff, rule.by, else: rule.deputies, .signOff, in: db)
            case .extending:
                guard let rule = manual.extending, approval.askedBy != staff else { return false }
                let clock = try approval.clock.flatMap { try RunningClock.find($0, in: db)?.kind } ?? .solution
                let roles = rule.deciders(after: try extensions(of: clock, in: db))
                return try mayDecide(staff, roles, else: rule.deputies, .extending, in: db)
            }
        }
        return permissions.contains(.handleTickets) ? Set(kinds) : Set(kinds).intersection([.correction])
    }
}
