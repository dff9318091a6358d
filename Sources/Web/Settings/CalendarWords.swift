import Manual
import Pages
import Vocabulary

/// Hours and days of a calendar in words.
struct CalendarWords {
    let texts: Texts

    init(_ texts: Texts) { self.texts = texts }

    /// `09:30–12:00、13:30–18:00`; closed where there are none.
    func hours(_ periods: [Period]) -> String {
        guard !periods.isEmpty else { return texts["calendar.closed"] }
        guard periods != [.wholeDay] else { return texts["calendar.whole-day"] }
        return periods.map { $0.description.replacing("-", with: "–") }.joined(separator: texts["list.comma"])
    }

    /// Days with the same hours together: `周一至周五 09:30–18:00`. Days without service are left out.
    func week(_ week: [Weekday: [Period]]) -> [String] {
        var runs: [(first: Weekday, last: Weekday, periods: [Period])] = []
        for day in Weekday.allCases {
            let periods = week[day] ?? []
            if let last = runs.last, last.periods == periods {
                runs[runs.count - 1].last = day
            } else {
                runs.append((day, day, periods))
            }
        }
        return runs.filter { !$0.periods.isEmpty }.map { run in
            let days =
                run.first == run.last
                ? name(run.first) : texts["calendar.days", name(run.first), name(run.last)]
            return texts["calendar.days-hours", days, hours(run.periods)]
        }
    }

    /// `10 月 1 日`, or from the first to the last.
    func dates(_ days: SpecialDays) -> String {
        days.first == days.last ? date(days.first) : texts["calendar.days", date(days.first), date(days.last)]
    }

    func date(_ day: Day) -> String { texts["time.day", texts["time.month-\(day.parts.month)"], "\(day.parts.day)"] }

    func name(_ day: Weekday) -> String { texts["weekday.\(day.rawValue)"] }

    /// What a day is: off, at which hours it is worked, or as the week says.
    func meaning(_ exception: WorkCalendar.Exception?) -> String {
        guard let exception else { return texts["calendar.as-week"] }
        guard !exception.periods.isEmpty else { return texts["calendar.is-off", exception.name] }
        return texts["calendar.is-worked", exception.name, hours(exception.periods)]
    }
}
