import Vocabulary

extension Edition {
    /// What is promised for a ticket, at most one promise of each kind, in the manual's order.
    public func promises(for ticket: Case) -> [Promise] {
        var kinds: Set<ClockKind> = []
        return promises.filter { $0.condition.holds(for: ticket) && kinds.insert($0.promise.kind).inserted }.map(
            \.promise)
    }

    /// What is promised for a ticket and counts from this moment of its life.
    public func promises(for ticket: Case, startingAt moment: Moment) -> [Promise] {
        promises(for: ticket).filter { $0.startsAt == moment }
    }
}
