import Vocabulary

/// When a promise falls due.
public struct Due: Hashable, Sendable {
    public let at: Instant
    /// Whether a year without known holidays lies on the way, so that the time may still move.
    public let isProvisional: Bool

    public init(at: Instant, isProvisional: Bool) {
        self.at = at
        self.isProvisional = isProvisional
    }
}

extension WorkCalendar {
    /// When a limit that starts at `from` is used up. Limits below zero count as zero.
    ///
    /// Elapsed time runs by the wall clock. Service hours run only in service: the limit is up at the earliest moment
    /// by which so much service time has passed (with no limit at all, at once in service and else at the next opening).
    /// Service days: see `ServiceDayAxis`. A limit that is not used up within a hundred years, as in a calendar without
    /// service, falls due then, provisionally.
    public func due(from: Instant, limit: Duration, kind: TimeKind) -> Due {
        let limit = min(max(limit, .zero), .days(36_525)).milliseconds
        switch kind {
        case .elapsed: return Due(at: from + .milliseconds(limit), isProvisional: false)
        case .serviceHours: return dueInServiceHours(from: from.milliseconds, limit: limit)
        case .serviceDay: return ServiceDayAxis(calendar: self).due(from: from.milliseconds, limit: limit)
        }
    }

    /// When a warning at so many percent of the limit is given.
    public func warning(at percent: Int, from: Instant, limit: Duration, kind: TimeKind) -> Instant {
        let limit = min(max(limit, .zero), .days(36_525)).milliseconds
        return due(
            from: from, limit: .milliseconds(limit / 100 * Int64(percent) + limit % 100 * Int64(percent) / 100),
            kind: kind
        ).at
    }

    private func dueInServiceHours(from: Int64, limit: Int64) -> Due {
        var book = yearbooks.book(at: from, of: self)
        let lastYear = book.year + 100
        var moment = from
        var left = limit
        var isProvisional = false
        while true {
            isProvisional = isProvisional || !book.isKnown
            let used = book.worked(until: moment)
            if left == 0, let opening = book.opening(from: moment) {
                return Due(at: Instant(milliseconds: opening), isProvisional: isProvisional)
            }
            if left > 0, left <= book.total - used {
                return Due(at: Instant(milliseconds: book.moment(worked: used + left)), isProvisional: isProvisional)
            }
            left -= book.total - used
            guard let next = year(after: book, until: lastYear) else {
                return Due(at: Instant(milliseconds: book.end), isProvisional: true)
            }
            book = next
            moment = book.start
        }
    }

    /// The next year, as long as it is worth looking.
    func year(after book: Yearbook, until last: Int) -> Yearbook? {
        book.year < min(last, Yearbooks.years.upperBound) ? yearbooks.book(book.year + 1, of: self) : nil
    }
}
