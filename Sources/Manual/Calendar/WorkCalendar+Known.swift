import Vocabulary

extension WorkCalendar {
    /// The years between two moments whose holidays are not known; none where the kind of time asks for none.
    public func unknownYears(from: Instant, to: Instant, kind: TimeKind) -> [Int] {
        guard kind != .elapsed else { return [] }
        let years = Day(min(from, to), in: zone).year...Day(max(from, to), in: zone).year
        return years.filter { !knows($0) }
    }
}
