import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// Puts another type or level in place of what the manual proposed; a changed level needs a reason. The clocks that
    /// are still running are exchanged for those that the manual promises for the new case, counted from acceptance.
    public mutating func classify(
        type newType: TypeKey, level newLevel: LevelKey, reason: String, in tx: Transaction
    ) throws {
        try tx.actor.must(.handleTickets)
        guard status.isWork else { throw Refusal(.conflict, "ticket.not-open", [number]) }
        let manual = try tx.edition(edition).edition
        try check(newType, newLevel, reason, by: manual)

        if newLevel != level {
            levelBy = tx.actor.staff
            levelReason = reason
            levelParagraph = manual.level(newLevel)?.paragraph ?? levelParagraph
            storedLevelFacts = "[]"
        }
        if newType != type { team = manual.team(for: newType)?.team ?? team }
        type = newType
        level = newLevel
        try renewClocks(by: manual, in: tx)
        try save(in: tx)
        try record(.classified(type: type, level: level), because: levelParagraph, in: tx)
    }

    private func check(_ newType: TypeKey, _ newLevel: LevelKey, _ reason: String, by manual: Edition) throws {
        var flaws: [Refusal.Flaw] = []
        if manual.type(newType) == nil { flaws.append(.init("type", "flaw.not-a-choice")) }
        if manual.level(newLevel) == nil { flaws.append(.init("level", "flaw.not-a-choice")) }
        if newLevel != level && reason.allSatisfy(\.isWhitespace) { flaws.append(.init("reason", "flaw.required")) }
        if reason.count > 500 { flaws.append(.init("reason", "flaw.too-long", ["500"])) }
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }
        guard newType != type || newLevel != level else { throw Refusal(.conflict, "ticket.nothing-changed", [number]) }
    }

    private mutating func renewClocks(by manual: Edition, in tx: Transaction) throws {
        let promises = manual.promises(for: Case(type: type, level: level, channel: channel), startingAt: .intake)
        var clocks = try tx.openClocks(of: Self.subjectKind, id)
        for place in clocks.indices {
            guard clocks[place].verdict == nil,
                let promise = promises.first(where: { $0.kind == clocks[place].kind })
            else { continue }
            try clocks[place].redate(by: promise, in: tx)
        }
        noteNextDue(of: clocks)
    }
}
