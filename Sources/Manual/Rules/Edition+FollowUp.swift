import Vocabulary

/// What is known about an ended ticket when it is decided whether a person calls.
public struct FollowUpFacts: Hashable, Sendable {
    public let ticket: Case
    public let isReopened: Bool
    public let isRated: Bool
    /// 0 to 99, always the same for the same ticket, so that nobody chooses who is drawn (R16).
    public let dice: Int

    public init(case ticket: Case, isReopened: Bool, isRated: Bool, dice: Int) {
        self.ticket = ticket
        self.isReopened = isReopened
        self.isRated = isRated
        self.dice = dice
    }
}

/// That a person calls the customer, and why.
public struct FollowUpVerdict: Hashable, Sendable {
    public let paragraph: Paragraph
    /// Whether it must be somebody who did not handle the ticket.
    public let notByHandler: Bool
    public let facts: [Fact]
}

extension Edition {
    /// Whether a person calls about an ended ticket; nil where nobody does (A13).
    public func followUp(for facts: FollowUpFacts) -> FollowUpVerdict? {
        guard let followUps, let rule = followUps.rules.first(where: { $0.applies(to: facts) }) else { return nil }
        return FollowUpVerdict(
            paragraph: rule.paragraph, notByHandler: followUps.notByHandler.contains(facts.ticket.type),
            facts: rule.facts(in: facts))
    }
}

extension Edition.FollowUpRule {
    fileprivate func applies(to facts: FollowUpFacts) -> Bool {
        condition.holds(for: facts.ticket) && (isReopened.map { $0 == facts.isReopened } ?? true)
            && (isRated.map { $0 == facts.isRated } ?? true) && facts.dice < share
    }

    fileprivate func facts(in facts: FollowUpFacts) -> [Fact] {
        var seen = condition.facts(of: facts.ticket)
        if isReopened == true { seen.append(.reopened) }
        if isRated == false { seen.append(.notRated) }
        if share < 100 { seen.append(.drawn(share)) }
        return seen.isEmpty ? [.nothingElse] : seen
    }
}
