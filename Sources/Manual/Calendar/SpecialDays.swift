import Vocabulary

/// Days of a calendar's own that belong together: a holiday from its first to its last day, or the days on which the
/// center keeps other hours, under one name.
public struct SpecialDays: Hashable, Sendable {
    public let name: String
    /// Empty for days off.
    public let periods: [Period]
    public let days: ClosedRange<Int>

    public var first: Day { Day(ordinal: days.lowerBound) }
    public var last: Day { Day(ordinal: days.upperBound) }
    public var isOff: Bool { periods.isEmpty }
}

extension WorkCalendar {
    /// What a year has of its own, in order; days that follow each other and are alike stand together.
    public func specialDays(in year: Int) -> [SpecialDays] {
        var found: [SpecialDays] = []
        for (day, exception) in exceptions.filter({ $0.key.year == year }).sorted(by: { $0.key < $1.key }) {
            if let last = found.last, last.name == exception.name, last.periods == exception.periods,
                last.days.upperBound + 1 == day.ordinal
            {
                found[found.count - 1] = SpecialDays(
                    name: last.name, periods: last.periods, days: last.days.lowerBound...day.ordinal)
            } else {
                found.append(
                    SpecialDays(name: exception.name, periods: exception.periods, days: day.ordinal...day.ordinal))
            }
        }
        return found
    }
}
