import Vocabulary

extension Edition {
    /// When which level is proposed. A rule applies when all of its conditions hold; one without any takes everything.
    public struct ProposalRule: Hashable, Sendable {
        public let level: LevelKey
        /// Its levels are empty: the level is what it proposes.
        public let condition: Condition
        /// Whether the customer must have asked for urgency; nil where it does not matter.
        public let isUrgent: Bool?
        /// Questions of which at least one must be answered with yes; empty where answers do not matter.
        public let answers: Set<QuestionKey>
        /// Questions that must all be answered with yes.
        public let everyAnswer: Set<QuestionKey>
        /// Words of which at least one must stand in the request; empty where words do not matter.
        public let words: [String]
        public let paragraph: Paragraph

        /// The words as they are looked for.
        let foldedWords: [FoldedText]

        public var types: Set<TypeKey> { condition.types }

        var isUnconditional: Bool {
            condition.isEmpty && isUrgent == nil && answers.isEmpty && everyAnswer.isEmpty && words.isEmpty
        }
    }
}

extension Edition.ProposalRule {
    init(_ entry: Entry) {
        let reading = entry.reading
        level = entry.reference("level", among: reading.levels, or: .unknownLevel)
        condition = Edition.Condition(entry, hasLevels: false)
        isUrgent = entry.optionalFlag("urgent")
        answers = entry.references("answers", among: reading.questions, or: .unknownQuestion)
        everyAnswer = entry.references("every-answer", among: reading.questions, or: .unknownQuestion)
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
