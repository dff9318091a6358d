import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// Says that the ticket came to the wrong ones, and who would be right; the supervisor puts it right (A9).
    @discardableResult
    public mutating func reportAssignment(reason: String, rather team: TeamKey? = nil, in tx: Transaction) throws
        -> Int64
    {
        try tx.actor.must(.handleTickets)
        try mustBeWork()
        let manual = try tx.edition(edition).edition
        try mustBeReason(reason)
        guard team.map({ manual.team($0) != nil }) ?? true else {
            throw Refusal.invalid([.init("team", "flaw.not-a-choice")])
        }
        guard try openApproval(.correction, in: tx) == nil else {
            throw Refusal(.conflict, "correction.asked-already", [number])
        }
        let paragraph = manual.correcting(manualCase)

        let approval = try ask(
            Question(kind: .correction, paragraph: paragraph, reason: reason, team: team), at: .correction, in: tx)
        try save(in: tx)
        try record(.correctionAsked(approval: approval), because: paragraph, in: tx)
        try notify(manual.supervisors, .correction, because: paragraph, in: tx)
        return approval
    }

    /// 改派: the supervisor gives it to the right ones.
    public mutating func correct(to receiver: Receiver, reason: String = "", in tx: Transaction) throws {
        try tx.actor.must(.supervise)
        try mustBeWork()
        let manual = try tx.edition(edition).edition
        let approval = try mustWait(.correction, in: tx)
        let target = try target(receiver, by: manual, in: tx)
        let isFit = try target.person.map { try isQualified($0, in: tx) } ?? true
        if !isFit || !reason.isEmpty { try mustBeReason(reason) }

        try decide(approval, .granted, answer: reason.isEmpty ? nil : reason, in: tx)
        try pass(to: target, by: manual, in: tx)
        try save(in: tx)
        try record(
            .corrected(approval: approval.id, team: target.team, to: target.person), because: approval.paragraph, in: tx
        )
        try notify(target.person, .given, in: tx)
        try notify(approval.askedBy, .corrected, because: approval.paragraph, in: tx)
    }

    /// The supervisor finds that it is with the right ones, and says why.
    public mutating func refuseCorrection(reason: String, in tx: Transaction) throws {
        try tx.actor.must(.supervise)
        try mustNotBeArchived()
        let approval = try mustWait(.correction, in: tx)
        try mustBeReason(reason)

        try decide(approval, .refused, answer: reason, in: tx)
        try save(in: tx)
        try record(.correctionRefused(approval: approval.id), because: approval.paragraph, in: tx)
        try notify(approval.askedBy, .corrected, because: approval.paragraph, in: tx)
    }
}

extension Edition {
    /// The paragraph by which a wrong assignment is put right: that of the limit for it, or of the type's assignment.
    fileprivate func correcting(_ ticket: Case) -> Paragraph {
        promises(for: ticket, startingAt: .correction).first?.paragraph
            ?? type(ticket.type)?.paragraph ?? resolving.paragraph
    }
}
