import Vocabulary

extension WorkCalendar {
    /// How much of a limit passes between two moments; zero where the second is not the later one.
    ///
    /// In service hours it is the service time between them. In service days it is their distance on the axis that
    /// `due` counts on, so that a clock stopped and started again falls due as if only the stop had been left out.
    public func consumed(from: Instant, to: Instant, kind: TimeKind = .serviceHours) -> Duration {
        guard from < to else { return .zero }
        switch kind {
        case .elapsed: return to - from
        case .serviceHours: return .milliseconds(serviceTime(from: from.milliseconds, to: to.milliseconds))
        case .serviceDay:
            return .milliseconds(ServiceDayAxis(calendar: self).distance(from: from.milliseconds, to: to.milliseconds))
        }
    }

    private func serviceTime(from: Int64, to: Int64) -> Int64 {
        var book = yearbooks.book(at: from, of: self)
        let last = yearbooks.book(at: to, of: self)
        var time = -book.worked(until: from)
        while book.year < last.year {
            time += book.total
            book = yearbooks.book(book.year + 1, of: self)
        }
        return time + last.worked(until: to)
    }
}
