import Vocabulary

extension Edition {
    /// A line of support; the order of the list in the manual is the way up.
    public struct Line: Hashable, Sendable {
        public let key: LineKey
        public let name: Name
        public let paragraph: Paragraph
    }

    /// A specialty that people have and tickets ask for (A9).
    public struct Skill: Hashable, Sendable {
        public let key: SkillKey
        public let name: Name
    }

    /// The line above this one; nil at the top and for a line that is not in the manual.
    public func line(above line: LineKey) -> Line? {
        guard let place = lines.firstIndex(where: { $0.key == line }) else { return nil }
        return lines.dropFirst(place + 1).first
    }

    /// Whether the first line stands above the second; false where one of them is not in the manual.
    public func line(_ line: LineKey, isAbove other: LineKey) -> Bool {
        guard let place = lines.firstIndex(where: { $0.key == line }),
            let otherPlace = lines.firstIndex(where: { $0.key == other })
        else { return false }
        return place > otherPlace
    }

    /// The teams of a line, in the manual's order.
    public func teams(of line: LineKey) -> [Team] { teams.filter { $0.line == line } }
}

extension Edition.Line {
    init(_ entry: Entry) {
        key = entry.newKey(taken: &entry.reading.lines)
        name = entry.name("name")
        paragraph = entry.paragraph()
    }
}

extension Edition.Skill {
    init(_ entry: Entry) {
        key = entry.newKey(taken: &entry.reading.skills)
        name = entry.name("name")
    }
}
