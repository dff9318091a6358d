import Vocabulary

/// Where a ticket goes, and why.
public struct DispatchVerdict: Hashable, Sendable {
    public let team: TeamKey
    public let skill: SkillKey?
    /// Whether a supervisor gives it to somebody instead of the program.
    public let isManual: Bool
    public let paragraph: Paragraph
    /// What the rule saw, in the order of its conditions.
    public let facts: [Fact]

    public init(team: TeamKey, skill: SkillKey?, isManual: Bool, paragraph: Paragraph, facts: [Fact]) {
        self.team = team
        self.skill = skill
        self.isManual = isManual
        self.paragraph = paragraph
        self.facts = facts
    }
}

extension Edition {
    /// Where a ticket goes: by the first rule that is for it, else to its type's team. nil for a type that is not in
    /// the manual, and where the manual leaves dispatch to people.
    public func dispatch(for ticket: Case) -> DispatchVerdict? {
        guard let dispatch, let kind = type(ticket.type) else { return nil }
        let subkind = ticket.subtype.flatMap { kind.subtype($0) }
        let rule = dispatch.rules.first { $0.condition.holds(for: ticket) }
        return DispatchVerdict(
            team: rule?.team ?? subkind?.team ?? kind.team,
            skill: rule?.skill ?? subkind?.skill ?? kind.skill,
            isManual: rule?.isManual ?? false,
            paragraph: rule?.paragraph ?? kind.paragraph,
            facts: rule?.condition.facts(of: ticket) ?? ticket.typeFacts(subkind))
    }
}

extension Case {
    /// What decides where the type alone does.
    fileprivate func typeFacts(_ subkind: Edition.Subkind?) -> [Fact] {
        guard let subkind, subkind.team != nil || subkind.skill != nil else { return [.type(type)] }
        return [.type(type), .subtype(subkind.key, of: type)]
    }
}
