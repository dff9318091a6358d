import Vocabulary

extension Edition {
    /// When a ticket goes up, where to, and who is told (A18, R2).
    public struct Escalation: Hashable, Sendable {
        public let trigger: EscalationTrigger
        public let condition: Condition
        /// The line it is handed to; nil where it stays where it is.
        public let to: LineKey?
        public let team: TeamKey?
        public let notify: [RoleKey]
        public let paragraph: Paragraph

        public var levels: Set<LevelKey> { condition.levels }
        public var types: Set<TypeKey> { condition.types }
    }

    /// That customers can press for an answer, and what it counts for (R2).
    public struct Urging: Hashable, Sendable {
        public let paragraph: Paragraph
    }
}

/// What sets an escalation off.
public enum EscalationTrigger: Hashable, Sendable {
    /// The ticket has come in with this level, or gets it.
    case arrival
    /// So much of a limit is used up; at 100 it is missed.
    case clock(ClockKind, percent: Int)
    /// The customer has pressed so often.
    case urges(Int)
}

extension Edition.Escalation {
    init(_ entry: Entry) {
        let reading = entry.reading
        trigger = entry.trigger()
        condition = Edition.Condition(entry)
        to = entry.optionalReference("line", among: reading.lines, or: .unknownLine)
        team = entry.optionalReference("team", among: reading.teams, or: .unknownTeam)
        notify = entry.roles(entry.take("notify"))
        paragraph = entry.paragraph()
        if !["line", "team", "notify"].contains(where: entry.has) { entry.report(.missingKey, "notify") }
    }
}

extension Edition.Urging {
    init(_ entry: Entry) { paragraph = entry.paragraph() }
}

extension Entry {
    /// One of `clock` with `at`, `urges`, `arrival`.
    fileprivate func trigger() -> EscalationTrigger {
        let given = ["clock", "urges", "arrival"].filter(has)
        given.forEach { _ = take($0) }
        guard given.count == 1 else {
            if given.isEmpty { report(.missingKey, "clock") } else { report(.notTogether, given[0], given[1]) }
            _ = take("at")
            return .arrival
        }
        switch given[0] {
        case "urges": return .urges(number("urges", in: 1...99))
        case "arrival":
            if optionalFlag("arrival") == false { report(.missingKey, "clock") }
            return .arrival
        default:
            let kind = reference("clock", among: reading.kinds, or: .unknownPromise)
            let node = take("at")
            let percent = node == nil ? 100 : number(of: node, in: 1...100) ?? 100
            if let node, percent < 100, reading.kinds.contains(kind), reading.warnings[kind]?.contains(percent) != true
            {
                reading.report(.noWarning, at: node.place, [kind.text, String(percent)])
            }
            return .clock(kind, percent: percent)
        }
    }
}
