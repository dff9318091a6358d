import Vocabulary

extension Edition {
    /// How serious a ticket is. The order of the list in the manual is the order of seriousness.
    public struct Level: Hashable, Sendable {
        public let key: LevelKey
        /// 1 is the most serious.
        public let rank: Int
        public let name: Name
        /// The paragraph with the criteria.
        public let paragraph: Paragraph
    }
}

extension Edition.Level {
    init(_ entry: Entry, rank: Int) {
        self.rank = rank
        key = entry.newKey(taken: &entry.reading.levels)
        name = entry.name("name")
        paragraph = entry.paragraph()
    }
}
