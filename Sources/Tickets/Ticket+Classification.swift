import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// Puts another type, business type or level in place of what the manual proposed; a changed level needs a reason. The clocks that
    /// are still running are exchanged for those that the manual promises for the new case, counted from acceptance.
    public mutating func classify(
        type newType: TypeKey, subtype: SubtypeKey? = nil, level newLevel: LevelKey,
        business newBusiness: BusinessKey? = nil, reason: String, in tx: Transaction
    ) throws {
        try tx.actor.must(.handleTickets)
        guard status.isWork else { throw Refusal(.conflict, "ticket.not-open", [number]) }
        let manual = try tx.edition(edition).edition
        try check(newType, subtype, newLevel, newBusiness, reason, by: manual)

        let before = (type: type, level: level)
        if newLevel != level {
            levelBy = tx.actor.staff
            levelReason = reason
            levelParagraph = manual.level(newLevel)?.paragraph ?? levelParagraph
            storedLevelFacts = "[]"
        }
        type = newType
        level = newLevel
        handling.business = newBusiness ?? handling.business
        handling.subtype = subtype ?? (newType == before.type ? handling.subtype : nil)
        try renewClocks(by: manual, in: tx)
        if newType != before.type { try sortAnew(by: manual, in: tx) }
        let isLower = isLower(than: before.level, by: manual)
        let isLate = try isLower && hasWarned(in: tx)
        let signature = try askForSignature(
            after: before, isLate: isLate, by: manual, in: tx)
        let lifted =
            newLevel == before.level ? [] : try lift(on: .arrival, cause: .arrival(level: level), by: manual, in: tx)
        try save(in: tx)
        try record(.classified(type: type, level: level), because: levelParagraph, in: tx)
        if isLower {
            try record(.lowered(from: before.level, to: level, late: isLate), because: levelParagraph, in: tx)
        }
        if let signature { try record(signature, because: manual.signOff?.paragraph, in: tx) }
        try tell(of: lifted, in: tx)
    }

    /// Another type belongs to another team. Who has accepted the ticket keeps it until they hand it over.
    private mutating func sortAnew(by manual: Edition, in tx: Transaction) throws {
        team = manual.dispatch(for: manualCase)?.team ?? manual.team(for: type, subtype)?.team ?? team
        guard handling.acceptedAt == nil else { return }
        owner = nil
        try lapse({ $0.kind == .acceptance || $0.kind == .start }, in: tx)
        try wantDispatch(by: manual, in: tx)
    }

    private mutating func askForSignature(
        after before: (type: TypeKey, level: LevelKey), isLate: Bool, by manual: Edition, in tx: Transaction
    ) throws -> TicketEvent? {
        guard type != before.type || level != before.level else { return nil }
        let proposed = handling.proposedLevel ?? before.level
        return try askForSignature(
            LevelChange(
                type: type, proposed: proposed, level: level, previous: before.level,
                isOverride: level != before.level && level != proposed),
            isLate: isLate, by: manual, in: tx)
    }

    private func isLower(than before: LevelKey, by manual: Edition) -> Bool {
        guard let now = manual.level(level)?.rank, let then = manual.level(before)?.rank else { return false }
        return now > then
    }

    /// Whether people had been warned of a limit, or one was missed (R16).
    private func hasWarned(in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM clock WHERE subject_number = \(id) AND subject = \(Self.subjectKind)
                AND (warned > 0 OR verdict = 'missed')
            """)
    }

    private func check(
        _ newType: TypeKey, _ newSubtype: SubtypeKey?, _ newLevel: LevelKey, _ newBusiness: BusinessKey?,
        _ reason: String, by manual: Edition
    ) throws {
        var flaws: [Refusal.Flaw] = []
        if manual.type(newType) == nil { flaws.append(.init("type", "flaw.not-a-choice")) }
        if let newSubtype, manual.type(newType)?.subtype(newSubtype) == nil {
            flaws.append(.init("subtype", "flaw.not-a-choice"))
        }
        if manual.level(newLevel) == nil { flaws.append(.init("level", "flaw.not-a-choice")) }
        if let newBusiness, manual.businessType(newBusiness) == nil {
            flaws.append(.init("business", "flaw.not-a-choice"))
        }
        if newLevel != level && reason.allSatisfy(\.isWhitespace) { flaws.append(.init("reason", "flaw.required")) }
        if reason.count > 500 { flaws.append(.init("reason", "flaw.too-long", ["500"])) }
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }
        let isFiner = newSubtype.map { $0 != subtype } ?? false
        let isOtherBusiness = newBusiness.map { $0 != business } ?? false
        guard newType != type || newLevel != level || isFiner || isOtherBusiness else {
            throw Refusal(.conflict, "ticket.nothing-changed", [number])
        }
    }

    private mutating func renewClocks(by manual: Edition, in tx: Transaction) throws {
        let promises = manual.promises(for: manualCase)
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
