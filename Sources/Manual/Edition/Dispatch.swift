import Vocabulary

extension Edition {
    /// How tickets find the people who work on them (A9, D5, A16).
    public struct Dispatch: Hashable, Sendable {
        /// In the order in which they are tried; what none of them takes goes to its type's team.
        public let rules: [DispatchRule]
        /// How many open tickets a person has at most, unless the person has a number of their own.
        public let capacity: Int
        public let paragraph: Paragraph
    }

    /// Where tickets of a kind go. What it does not say comes from the ticket's type and subtype.
    public struct DispatchRule: Hashable, Sendable {
        public let condition: Condition
        public let team: TeamKey?
        public let skill: SkillKey?
        /// Whether a supervisor gives it to somebody instead of the program.
        public let isManual: Bool
        public let paragraph: Paragraph
    }
}

extension Edition.Dispatch {
    init(_ entry: Entry) {
        paragraph = entry.paragraph()
        capacity = entry.number("capacity", in: 1...999)
        var rules: [Edition.DispatchRule] = []
        for node in entry.nodes(entry.take("rules")) {
            let rule = Entry.reading(node, in: entry.reading) { Edition.DispatchRule($0) }
            if rules.contains(where: { $0.condition.covers(rule.condition) }) {
                entry.reading.report(.neverReached, at: node.place)
            }
            rules.append(rule)
        }
        self.rules = rules
    }
}

extension Edition.DispatchRule {
    init(_ entry: Entry) {
        condition = Edition.Condition(entry)
        team = entry.optionalReference("team", among: entry.reading.teams, or: .unknownTeam)
        skill = entry.optionalReference("skill", among: entry.reading.skills, or: .unknownSkill)
        isManual = entry.flag("manual")
        paragraph = entry.paragraph()
    }
}
