/// Looking things up in a year by bisection.
extension Yearbook {
    /// The stretch that holds a moment.
    func span(around moment: Int64) -> Span? {
        let place = firstSpan(endingAfter: moment)
        return place < spans.count && spans[place].start <= moment ? spans[place] : nil
    }

    /// The moment itself where it is service time, else the next opening; nil where the year has none left.
    func opening(from moment: Int64) -> Int64? {
        let place = firstSpan(endingAfter: moment)
        return place < spans.count ? max(spans[place].start, moment) : nil
    }

    /// Service time from the start of the year to a moment in it.
    func worked(until moment: Int64) -> Int64 {
        let place = firstSpan(endingAfter: moment)
        guard place < spans.count else { return total }
        return worked[place] + max(0, moment - spans[place].start)
    }

    /// The earliest moment by which so much service time of the year has passed; more than none, at most all.
    func moment(worked time: Int64) -> Int64 {
        let place = spans.indices.bisect { worked[$0 + 1] >= time }
        return spans[place].start + time - worked[place]
    }

    /// The last moment of service on a day up to `moment`; the day's first opening where there is none.
    func serviceMoment(before moment: Int64, on place: Int) -> Int64? {
        let next = firstSpan(endingAfter: moment)
        if next < spans.count, spans[next].start <= moment { return moment }
        if next > 0, spans[next - 1].end > midnights[place] { return spans[next - 1].end }
        return next < spans.count ? spans[next].start : nil
    }

    /// The place in the year of the day around a moment.
    func place(of moment: Int64) -> Int {
        min(max(midnights.indices.bisect { midnights[$0] > moment } - 1, 0), midnights.count - 2)
    }

    private func firstSpan(endingAfter moment: Int64) -> Int { spans.indices.bisect { spans[$0].end > moment } }
}

extension Range<Int> {
    /// The first number for which a condition that stays true once it is true holds; the upper bound where none does.
    func bisect(_ holds: (Int) -> Bool) -> Int {
        var low = lowerBound
        var high = upperBound
        while low < high {
            let middle = low + (high - low) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
