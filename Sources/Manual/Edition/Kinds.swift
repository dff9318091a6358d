import Vocabulary

extension Edition {
    /// A type of request 问题类型, and the team that takes it.
    public struct Kind: Hashable, Sendable {
        public let key: TypeKey
        public let name: Name
        public let team: TeamKey
        /// The specialty it asks for; nil where anybody in the team will do.
        public let skill: SkillKey?
        public let facts: [FactDemand]
        public let subtypes: [Subkind]
        public let paragraph: Paragraph
        /// Where the manual asks for the facts; the type's own paragraph where it names no other.
        public let factsParagraph: Paragraph

        /// Whether work on it, or on one of its subtypes, cannot begin well without some fact.
        var asksForFacts: Bool { (facts + subtypes.flatMap(\.facts)).contains(where: \.isRequired) }

        public func subtype(_ key: SubtypeKey) -> Subkind? { subtypes.first { $0.key == key } }
    }

    /// A finer type within a type, such as a hardware fault; it may have a team and a specialty of its own.
    public struct Subkind: Hashable, Sendable {
        public let key: SubtypeKey
        public let name: Name
        public let team: TeamKey?
        public let skill: SkillKey?
        public let facts: [FactDemand]
    }
}

extension Edition.Kind {
    init(_ entry: Entry) {
        key = entry.newKey(taken: &entry.reading.types)
        name = entry.name("name")
        team = entry.reference("team", among: entry.reading.teams, or: .unknownTeam)
        skill = entry.optionalReference("skill", among: entry.reading.skills, or: .unknownSkill)
        facts = Edition.FactDemand.demands(entry)
        var taken: Set<SubtypeKey> = []
        subtypes = entry.optionalList("subtypes") { Edition.Subkind($0, taken: &taken) }
        entry.reading.subtypes[key] = taken
        paragraph = entry.paragraph()
        factsParagraph = entry.optionalParagraph("facts-paragraph") ?? paragraph
    }
}

extension Edition.Subkind {
    init(_ entry: Entry, taken: inout Set<SubtypeKey>) {
        key = entry.newKey(taken: &taken)
        name = entry.name("name")
        team = entry.optionalReference("team", among: entry.reading.teams, or: .unknownTeam)
        skill = entry.optionalReference("skill", among: entry.reading.skills, or: .unknownSkill)
        facts = Edition.FactDemand.demands(entry)
    }
}
