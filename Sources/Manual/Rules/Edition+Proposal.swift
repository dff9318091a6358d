import Vocabulary

/// The level that the manual proposes, and why.
public struct LevelProposal: Hashable, Sendable {
    public let level: LevelKey
    public let paragraph: Paragraph
    /// What the rule saw, in the order of its conditions.
    public let facts: [Fact]
}

extension Edition {
    /// The level for a request: that of the first rule whose conditions all hold.
    public func proposal(for intake: Intake) -> LevelProposal {
        let words = FoldedText(intake.words)
        for rule in proposals {
            guard let facts = rule.facts(in: intake, words) else { continue }
            return LevelProposal(level: rule.level, paragraph: rule.paragraph, facts: facts)
        }
        preconditionFailure("an edition without a last rule is never read")
    }
}

extension Edition.ProposalRule {
    /// What makes the rule apply; nil where it does not.
    fileprivate func facts(in intake: Intake, _ words: FoldedText) -> [Fact]? {
        var facts: [Fact] = []
        if !types.isEmpty {
            guard types.contains(intake.type) else { return nil }
            facts.append(.type(intake.type))
        }
        if let isUrgent {
            guard intake.isUrgent == isUrgent else { return nil }
            facts.append(.urgency(isUrgent))
        }
        if !self.words.isEmpty {
            let found = zip(self.words, foldedWords).filter { words.holds($1) }
            guard !found.isEmpty else { return nil }
            facts += found.map { .word($0.0) }
        }
        return facts.isEmpty ? [.nothingElse] : facts
    }
}
