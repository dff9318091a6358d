import Vocabulary

/// Changes to a calendar that is kept. Each gives another calendar; what was published stays as it was.
extension WorkCalendar {
    /// The same calendar under another version's number.
    public func numbered(_ version: Int) -> WorkCalendar { with(version: version) }

    /// Other hours for the week, and for the make-up days from a day on; those before it keep what they had.
    public func keeping(week: [Weekday: [Period]], makeup: [Period], from day: Day) -> WorkCalendar {
        let changed = exceptions.map { date, exception in
            (
                date,
                exception.periods.isEmpty || date < day
                    ? exception : Exception(name: exception.name, periods: makeup)
            )
        }
        return with(week: week.filter { !$0.value.isEmpty }, exceptions: Dictionary(uniqueKeysWithValues: changed))
    }

    /// A day off, or with periods a day of its own hours. Whatever it was before, it is that now.
    public func keeping(_ day: Day, as exception: Exception) -> WorkCalendar {
        with(exceptions: exceptions.merging([day: exception]) { _, new in new })
    }

    /// The day follows the week again.
    public func following(theWeekOn day: Day) -> WorkCalendar { with(exceptions: exceptions.filter { $0.key != day }) }

    /// Holidays laid over what is there: days that they do not name stay. Their years are known from now on.
    public func laying(_ holidays: Holidays, makeup: [Period]) -> WorkCalendar {
        let off = holidays.off.mapValues { Exception(name: $0, periods: []) }
        let work = holidays.work.mapValues { Exception(name: $0, periods: makeup) }
        return with(
            exceptions: exceptions.merging(off) { _, new in new }.merging(work) { _, new in new },
            years: (years ?? []).union(holidays.years))
    }

    /// The hours that make-up days have: those of the last one, else those of the week's first service day.
    public var makeup: [Period] {
        let last = exceptions.filter { !$0.value.periods.isEmpty }.max { $0.key < $1.key }?.value.periods
        return last ?? Weekday.allCases.lazy.compactMap { self.week[$0] }.first { !$0.isEmpty } ?? []
    }

    private func with(
        version: Int? = nil, week: [Weekday: [Period]]? = nil, exceptions: [Day: Exception]? = nil,
        years: Set<Int>? = nil
    ) -> WorkCalendar {
        WorkCalendar(
            key: key, version: version ?? self.version, zone: zone, week: week ?? self.week,
            exceptions: exceptions ?? self.exceptions, years: years ?? self.years)
    }
}

/// A day that two versions of a calendar see differently.
public struct DayChange: Hashable, Sendable {
    public let day: Day
    /// Nil where the day follows the week.
    public let before: WorkCalendar.Exception?
    public let after: WorkCalendar.Exception?
}

extension WorkCalendar {
    /// The days of its own that another version has otherwise, in order. Changed hours of the week are no days.
    public func changes(to other: WorkCalendar) -> [DayChange] {
        Set(exceptions.keys).union(other.exceptions.keys).sorted().compactMap { day in
            let (before, after) = (exceptions[day], other.exceptions[day])
            return before == after ? nil : DayChange(day: day, before: before, after: after)
        }
    }
}
