import Manual
import Presets
import Vocabulary

/// The days of a month as the company works them: the manual's calendar, and what is published for this center.
struct MonthCalendar: Sendable {
    let first: Day
    let last: Day
    let end: Instant
    /// When the center is in service, what is published included.
    let center: WorkCalendar
    let calling: WorkCalendar
    /// Days that the calendar has otherwise, with their names and hours.
    let published: [Day: WorkCalendar.Exception]

    /// Puts a make-up Saturday in where the calendar knows none in these days, and a day on duty where the month would
    /// end in a sleeping center.
    init(_ manual: Edition, endingAt end: Instant, days: Int, company: Company) throws {
        let holidays = try Holidays.read(Presets.chineseCalendar)
        func calendar(_ key: CalendarKey) -> WorkCalendar {
            manual.calendars.first { $0.key == key }?.calendar(zone: Timetable.zone, holidays: holidays) ?? .always
        }
        let center = calendar("center")
        let last = Day(end, in: Timetable.zone)
        let first = last + (1 - days)
        var published: [Day: WorkCalendar.Exception] = [:]
        let all = (first.ordinal...last.ordinal).map(Day.init(ordinal:))
        let hasMakeUp = all.contains { center.exceptions[$0].map { !$0.periods.isEmpty } ?? false }
        let saturdays = all.filter { $0.weekday == .saturday && center.exceptions[$0] == nil && $0 < last }
        if !hasMakeUp, days > 14, !saturdays.isEmpty {
            published[saturdays[saturdays.count / 2]] = .init(name: company.makeUp, periods: center.makeup)
        }
        if !Self.isAwake(center, at: end) {
            published[last] = .init(name: company.onDuty, periods: [.wholeDay])
            if Day(end - .hours(4), in: Timetable.zone) != last {
                published[last + -1] = .init(name: company.onDuty, periods: [.wholeDay])
            }
        }
        self.first = first
        self.last = last
        self.end = end
        self.published = published
        self.center = Self.laid(published, over: center)
        calling = Self.laid(published, over: calendar("calling"))
    }

    var days: [Day] { (first.ordinal...last.ordinal).map(Day.init(ordinal:)) }

    /// So many minutes of service after a moment; with none, the moment itself or the next opening.
    func working(_ minutes: Int, after moment: Instant) -> Instant {
        center.due(from: moment, limit: .minutes(minutes), kind: .serviceHours).at
    }

    func start(of day: Day) -> Instant { instant(day, minute: 0) }

    func instant(_ day: Day, minute: Int) -> Instant {
        let local = Int64(day.ordinal) * 86400 + Int64(minute) * 60
        return Instant(seconds: local - Int64(Timetable.zone.secondsFromGMT()))
    }

    static func laid(_ published: [Day: WorkCalendar.Exception], over calendar: WorkCalendar) -> WorkCalendar {
        published.reduce(calendar) { $0.keeping($1.key, as: $1.value) }
    }

    /// Whether people have been at work long enough for their desks to be full, and have not gone home.
    private static func isAwake(_ center: WorkCalendar, at moment: Instant) -> Bool {
        center.isInService(at: moment) && center.isInService(at: moment - .minutes(50))
    }
}
