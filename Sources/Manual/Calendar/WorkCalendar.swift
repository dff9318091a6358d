import Foundation
import Vocabulary

/// When a center is in service: periods of the week, days that differ, and a zone. Versioned apart from the manual.
///
/// Computing with it is cheap: each year is laid out once and kept. Instants are understood from 1970 to 2299.
public struct WorkCalendar: Sendable {
    /// A day that does not follow the week: a holiday has no periods, a make-up workday has some.
    public struct Exception: Hashable, Sendable, Codable {
        public let name: String
        public let periods: [Period]

        public init(name: String, periods: [Period]) {
            self.name = name
            self.periods = periods
        }
    }

    public let key: CalendarKey
    public let version: Int
    public let zone: TimeZone
    public let week: [Weekday: [Period]]
    public let exceptions: [Day: Exception]
    /// The years whose holidays are known; nil where the calendar follows none and needs no data.
    public let years: Set<Int>?

    let yearbooks: Yearbooks

    /// A calendar from its parts. Overlapping periods count once.
    public init(
        key: CalendarKey, version: Int, zone: TimeZone, week: [Weekday: [Period]],
        exceptions: [Day: Exception] = [:], years: Set<Int>? = nil
    ) {
        self.key = key
        self.version = version
        self.zone = zone
        self.week = week
        self.exceptions = exceptions
        self.years = years
        yearbooks = Yearbooks()
    }

    /// A week with a country's holidays laid over it; on make-up days the center keeps `makeup`.
    public init(
        key: CalendarKey, version: Int, zone: TimeZone, week: [Weekday: [Period]], makeup: [Period], holidays: Holidays
    ) {
        let off = holidays.off.mapValues { Exception(name: $0, periods: []) }
        let work = holidays.work.mapValues { Exception(name: $0, periods: makeup) }
        self.init(
            key: key, version: version, zone: zone, week: week,
            exceptions: off.merging(work) { _, work in work }, years: holidays.years)
    }

    /// Day and night, without holidays.
    public static let always = WorkCalendar(
        key: "always", version: 1, zone: .gmt,
        week: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [.wholeDay]) }))

    /// The periods that begin on a day.
    public func periods(on day: Day) -> [Period] { exceptions[day]?.periods ?? week[day.weekday] ?? [] }

    public func isServiceDay(_ day: Day) -> Bool { !periods(on: day).isEmpty }

    /// Whether the center is in service at this moment; at the second it closes it no longer is.
    public func isInService(at moment: Instant) -> Bool {
        yearbooks.book(at: moment.milliseconds, of: self).span(around: moment.milliseconds) != nil
    }

    /// Whether the year's holidays are known, or there is nothing to know.
    public func knows(_ year: Int) -> Bool { years?.contains(year) ?? true }
}

extension WorkCalendar: Hashable {
    public static func == (left: WorkCalendar, right: WorkCalendar) -> Bool {
        left.key == right.key && left.version == right.version && left.zone == right.zone && left.week == right.week
            && left.exceptions == right.exceptions && left.years == right.years
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(version)
    }
}
