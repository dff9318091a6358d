import Vocabulary

extension Edition {
    /// What happens to a ticket on this occasion, in the manual's order. A rule for so many urges holds for more, too.
    public func escalations(of ticket: Case, on occasion: EscalationTrigger) -> [Escalation] {
        escalations.filter { $0.trigger.isMet(by: occasion) && $0.condition.holds(for: ticket) }
    }
}

extension EscalationTrigger {
    fileprivate func isMet(by occasion: EscalationTrigger) -> Bool {
        if case .urges(let least) = self, case .urges(let count) = occasion { return count >= least }
        return self == occasion
    }
}
