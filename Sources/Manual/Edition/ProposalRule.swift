import Vocabulary

extension Edition {
    /// When which level is proposed. A rule applies when all of its conditions hold; one without any takes everything.
    public struct ProposalRule: Hashable, Sendable {
        public let level: LevelKey
        /// Empty where any type will do.
        public let types: Set<TypeKey>
        /// Whether the customer must have asked for urgency; nil where it does not matter.
        public let isUrgent: Bool?
        /// Words of which at least one must stand in the request; empty where words do not matter.
        public let words: [String]
        public let paragraph: Paragraph

        /// The words as they are looked for.
        let foldedWords: [FoldedText]

        var isUnconditional: Bool { types.isEmpty && isUrgent == nil && words.isEmpty }
    }
}

extension Edition.ProposalRule {
    init(_ entry: Entry) {
        level = entry.reference("level", among: entry.reading.levels, or: .unknownLevel)
        types = entry.references("types", among: entry.reading.types, or: .unknownType)
        isUrgent = entry.optionalFlag("urgent")
        words = entry.once(entry.nodes(entry.take("words"))) { entry.text(of: $0) }
        paragraph = entry.paragraph()
        foldedWords = words.map(FoldedText.init)
    }

    /// The manual's list, in which the last rule, and only the last, has no condition.
    static func rules(_ entry: Entry) -> [Edition.ProposalRule] {
        let list = entry.need("proposals")
        let nodes = entry.nodes(list)
        let rules = nodes.map { Entry.reading($0, in: entry.reading, Edition.ProposalRule.init) }
        if let catchAll = rules.firstIndex(where: \.isUnconditional) {
            for node in nodes.dropFirst(catchAll + 1) { entry.reading.report(.neverReached, at: node.place) }
        } else if let list, !rules.isEmpty {
            entry.reading.report(.noLastRule, at: list.place)
        }
        return rules
    }
}
