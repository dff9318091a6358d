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
        guard condition.holds(for: intake), isUrgent == nil || isUrgent == intake.isUrgent,
            answers.isEmpty || !answers.isDisjoint(with: intake.answers), everyAnswer.isSubset(of: intake.answers)
        else { return nil }
        var facts: [Fact] = []
        if !self.words.isEmpty {
            let found = zip(self.words, foldedWords).filter { words.holds($1) }
            guard !found.isEmpty else { return nil }
            facts = found.map { .word($0.0) }
        }
        let given = answers.union(everyAnswer).intersection(intake.answers).map(\.text).sorted()
        facts =
            condition.facts(of: intake) + (isUrgent.map { [.urgency($0)] } ?? []) + given.map { .answer(Key($0)) }
            + facts
        return facts.isEmpty ? [.nothingElse] : facts
    }
}
