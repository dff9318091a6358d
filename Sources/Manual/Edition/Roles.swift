import Vocabulary

extension Edition {
    /// What somebody in the center is there for, and what the program lets them do.
    public struct Role: Hashable, Sendable {
        public let key: RoleKey
        public let name: Name
        public let permissions: Set<Permission>
        public let paragraph: Paragraph
    }

    /// People who take the same kind of ticket.
    public struct Team: Hashable, Sendable {
        public let key: TeamKey
        public let name: Name
        public let paragraph: Paragraph
    }
}

extension Edition.Role {
    init(_ entry: Entry, taken: inout Set<RoleKey>) {
        key = entry.newKey(taken: &taken)
        name = entry.name("name")
        permissions = Set(entry.words("permissions"))
        paragraph = entry.paragraph()
    }
}

extension Edition.Team {
    init(_ entry: Entry) {
        key = entry.newKey(taken: &entry.reading.teams)
        name = entry.name("name")
        paragraph = entry.paragraph()
    }
}
