import Vocabulary

extension Edition {
    /// What is promised for a ticket, at most one promise of each kind, in the manual's order.
    public func promises(for ticket: Case) -> [Promise] {
        var made: [Promise] = []
        for rule in promises where !made.contains(where: { $0.kind == rule.promise.kind }) {
            if rule.condition.holds(for: ticket) { made.append(rule.promise) }
        }
        return made
    }

    /// What is promised for a ticket and counts from this moment of its life.
    public func promises(for ticket: Case, startingAt moment: Moment) -> [Promise] {
        promises(for: ticket).filter { $0.startsAt == moment }
    }
}
