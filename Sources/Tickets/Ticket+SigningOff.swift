import Clocks
import Manual
import People
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// 定级确认: the supervisor agrees with the level. A deputy may once the supervisor's time is over (D4).
    public mutating func signOff(in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        let manual = try tx.edition(edition).edition
        let approval = try mustWait(.signOff, in: tx)
        guard try maySignOff(by: manual, in: tx) else { throw Refusal(.forbidden, "approval.not-yours", [number]) }

        try decide(approval, .granted, in: tx)
        noteSignature(in: tx)
        try save(in: tx)
        try record(.signedOff(level: level), because: approval.paragraph, in: tx)
    }

    /// Asks for the signature that the manual wants on a level, unless the one who set it may sign themselves. The work
    /// never waits for it.
    mutating func askForSignature(_ change: LevelChange, isLate: Bool, by manual: Edition, in tx: Transaction) throws
        -> TicketEvent?
    {
        handling.signedOffBy = nil
        handling.signedOffAt = nil
        guard let paragraph = manual.signOff(for: change) else {
            try dropApprovals([.signOff], in: tx)
            return nil
        }
        if try maySignOff(by: manual, in: tx) {
            try dropApprovals([.signOff], in: tx)
            noteSignature(in: tx)
            return .signedOff(level: level)
        }
        let approval = try ask(
            Question(kind: .signOff, paragraph: paragraph, reason: levelReason ?? "", level: level, isLate: isLate),
            at: .signOff, in: tx)
        try notify(manual.signOff?.by ?? [], .signOff, because: paragraph, in: tx)
        return .signOffAsked(approval: approval, level: level)
    }

    private func maySignOff(by manual: Edition, in tx: Transaction) throws -> Bool {
        guard let rule = manual.signOff else { return false }
        return try mayDecide(rule.by, else: rule.deputies, .signOff, in: tx)
    }

    private mutating func noteSignature(in tx: Transaction) {
        handling.signedOffBy = tx.actor.staff
        handling.signedOffAt = tx.now
    }
}
