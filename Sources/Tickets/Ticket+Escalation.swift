import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// 升级: somebody lifts the ticket to a higher line, or to the supervisors where no line is meant, and says why.
    @discardableResult
    public mutating func escalate(
        to line: LineKey? = nil, team: TeamKey? = nil, reason: String, in tx: Transaction
    ) throws -> Int64 {
        try tx.actor.must(.handleTickets)
        try mustBeWork()
        let manual = try tx.edition(edition).edition
        try mustBeReason(reason)
        try mustBeHigher(line, team, by: manual)

        let message = try add(Writing(reason), .note, in: tx)
        try lift(to: line, team: team, by: manual, in: tx)
        try save(in: tx)
        try record(
            .escalated(
                to: handling.line, team: self.team, cause: .hand(message: message), notified: manual.supervisors),
            in: tx)
        try notify(manual.supervisors, .escalated, in: tx)
        return message
    }

    /// An escalation that the manual's matrix made: what the record says of it.
    struct Lifted {
        let rule: Edition.Escalation
        let event: TicketEvent
    }

    /// What the manual's matrix says about what happened (A18): the ticket goes where the rules send it. The verb saves and
    /// then tells.
    mutating func lift(
        on trigger: EscalationTrigger, cause: EscalationCause, by manual: Edition, in tx: Transaction
    ) throws -> [Lifted] {
        guard status.isWork else { return [] }
        return try manual.escalations(of: manualCase, on: trigger).map { rule in
            if isHigher(rule.to, by: manual) || (rule.to == nil && rule.team != nil && rule.team != team) {
                try lift(to: rule.to, team: rule.team, by: manual, in: tx)
            }
            return Lifted(
                rule: rule,
                event: .escalated(to: handling.line, team: team, cause: cause, notified: rule.notify))
        }
    }

    func tell(of lifted: [Lifted], in tx: Transaction) throws {
        for one in lifted {
            try record(one.event, because: one.rule.paragraph, in: tx)
            try notify(one.rule.notify, .escalated, because: one.rule.paragraph, in: tx)
        }
    }

    private mutating func lift(to line: LineKey?, team newTeam: TeamKey?, by manual: Edition, in tx: Transaction) throws
    {
        handling.escalatedAt = tx.now
        guard line != nil || newTeam != nil else { return }
        let higher = newTeam ?? manual.teams.first { $0.line == line && !$0.isPartner }?.key ?? team
        if higher != team { try pass(to: Target(team: higher, person: nil), by: manual, in: tx) }
        handling.line = line ?? handling.line
    }

    private func mustBeHigher(_ line: LineKey?, _ team: TeamKey?, by manual: Edition) throws {
        if let line {
            guard manual.lines.contains(where: { $0.key == line }) else {
                throw Refusal.invalid([.init("line", "flaw.not-a-choice")])
            }
            guard isHigher(line, by: manual) else { throw Refusal(.conflict, "ticket.already-there", [number]) }
        }
        if let team, manual.team(team) == nil { throw Refusal.invalid([.init("team", "flaw.not-a-choice")]) }
    }

    /// Whether a line stands above the one that has the ticket.
    private func isHigher(_ line: LineKey?, by manual: Edition) -> Bool {
        let keys = manual.lines.map(\.key)
        guard let line, let there = keys.firstIndex(of: line) else { return false }
        let here = (handling.line ?? manual.team(team)?.line).flatMap { keys.firstIndex(of: $0) } ?? 0
        return there > here
    }
}
