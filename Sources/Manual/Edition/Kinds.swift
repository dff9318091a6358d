import Vocabulary

extension Edition {
    /// A type of request 问题类型, and the team that takes it.
    public struct Kind: Hashable, Sendable {
        public let key: TypeKey
        public let name: Name
        public let team: TeamKey
        public let subtypes: [Subkind]
        public let paragraph: Paragraph

        public func subtype(_ key: SubtypeKey) -> Subkind? { subtypes.first { $0.key == key } }
    }

    /// A finer type within a type, such as a hardware fault; it may have a team of its own.
    public struct Subkind: Hashable, Sendable {
        public let key: SubtypeKey
        public let name: Name
        public let team: TeamKey?
    }
}

extension Edition.Kind {
    init(_ entry: Entry) {
        key = entry.newKey(taken: &entry.reading.types)
        name = entry.name("name")
        team = entry.reference("team", among: entry.reading.teams, or: .unknownTeam)
        var taken: Set<SubtypeKey> = []
        subtypes = entry.optionalList("subtypes") { item in
            Edition.Subkind(
                key: item.newKey(taken: &taken),
                name: item.name("name"),
                team: item.optionalReference("team", among: item.reading.teams, or: .unknownTeam))
        }
        paragraph = entry.paragraph()
    }
}
