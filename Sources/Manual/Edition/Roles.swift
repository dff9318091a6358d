import Vocabulary

extension Edition {
    /// What somebody in the center is there for, and what the program lets them do.
    public struct Role: Hashable, Sendable {
        public let key: RoleKey
        public let name: Name
        public let permissions: Set<Permission>
        /// Whether its people are seniors, who follow up on bad ratings (E13).
        public let isSenior: Bool
        public let paragraph: Paragraph
    }

    /// People who take the same kind of ticket.
    public struct Team: Hashable, Sendable {
        public let key: TeamKey
        public let name: Name
        public let line: LineKey?
        /// The calendar of the hours in which its people are there; nil where the manual does not say.
        public let hours: CalendarKey?
        /// Whether it belongs to another company and sees only what is its own (B13).
        public let isPartner: Bool
        public let paragraph: Paragraph
    }
}

extension Edition.Role {
    init(_ entry: Entry) {
        key = entry.newKey(taken: &entry.reading.roles)
        name = entry.name("name")
        permissions = Set(entry.words("permissions"))
        isSenior = entry.flag("senior")
        paragraph = entry.paragraph()
    }
}

extension Edition.Team {
    init(_ entry: Entry) {
        key = entry.newKey(taken: &entry.reading.teams)
        name = entry.name("name")
        line = entry.optionalReference("line", among: entry.reading.lines, or: .unknownLine)
        hours = entry.optionalReference("hours", among: entry.reading.calendars, or: .unknownCalendar)
        isPartner = entry.flag("partner")
        paragraph = entry.paragraph()
    }
}
