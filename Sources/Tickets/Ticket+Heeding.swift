import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// A clock of this ticket has come so far that the manual says something about it. What has been kept meanwhile is left
    /// alone; a decision that nobody took passes to the deputies.
    public mutating func heed(_ clock: RunningClock, at percent: Int, in tx: Transaction) throws {
        guard status != .archived, percent == 100 ? clock.verdict == .missed : clock.isOpen else { return }
        let manual = try tx.edition(edition).edition
        if percent == 100, RunningClock.decisions.contains(clock.kind), clock.isOpen {
            try deputise(clock, by: manual, in: tx)
        }
        let lifted = try lift(
            on: .clock(clock.kind, percent: percent), cause: .clock(kind: clock.kind, percent: percent), by: manual,
            in: tx)
        guard !lifted.isEmpty else { return }
        try save(in: tx)
        try tell(of: lifted, in: tx)
    }

    /// The deputies may decide now, and learn of it (R6).
    private func deputise(_ clock: RunningClock, by manual: Edition, in tx: Transaction) throws {
        let (roles, kind): ([RoleKey], Notice.Kind) =
            switch clock.kind {
            case .signOff: (manual.signOff?.deputies ?? [], .signOff)
            case .extending: (manual.extending?.deputies ?? [], .extending)
            default: (manual.supervisors, .correction)
            }
        try record(.deputised(kind: clock.kind), because: clock.paragraph, in: tx)
        try notify(roles, kind, because: clock.paragraph, in: tx)
    }
}
