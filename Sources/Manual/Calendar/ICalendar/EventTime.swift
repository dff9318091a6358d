import Foundation
import Vocabulary

/// The day of a DTSTART or DTEND: a date (`20261001`) or a time (`20261001T090000`), which counts by the date it shows in
/// its own zone; a time in UTC (`…Z`) by the date in the calendar's zone.
struct EventTime: Hashable, Sendable {
    let day: Day
    /// Whether it is the beginning of that day.
    let isMidnight: Bool

    init?(_ line: ContentLine, zone: TimeZone) {
        let form = #/(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?/#.asciiOnlyDigits()
        guard let parts = line.value.wholeMatch(of: form)?.output, let year = Int(parts.1), let month = Int(parts.2),
            let date = Int(parts.3), let day = Day(year: year, month: month, day: date)
        else { return nil }
        guard let hour = parts.4.flatMap({ Int64($0) }), let minute = parts.5.flatMap({ Int64($0) }),
            let second = parts.6.flatMap({ Int64($0) })
        else {
            self.init(day: day, isMidnight: true)
            return
        }
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        let time = hour * 3600 + minute * 60 + second
        guard parts.7 != nil else {
            self.init(day: day, isMidnight: time == 0)
            return
        }
        let shown = zone.localSeconds(at: Int64(day.ordinal) * 86400 + time)
        self.init(
            day: Day(ordinal: Int(shown.quotientFloored(by: 86400))),
            isMidnight: shown.remainderFloored(by: 86400) == 0)
    }

    private init(day: Day, isMidnight: Bool) {
        self.day = day
        self.isMidnight = isMidnight
    }
}

/// A yearly repetition on the same date (3.3.10), the only one that a calendar of holidays is read with.
struct Repetition: Hashable, Sendable {
    let lastYear: Int

    /// Nil for every other rule.
    init?(_ rule: String, from day: Day) {
        var last = day.year + CalendarEvent.furthest
        let (year, month, date) = day.parts
        var isYearly = false
        for part in rule.uppercased().split(separator: ";") {
            let halves = part.split(separator: "=", maxSplits: 1)
            guard halves.count == 2 else { return nil }
            switch (halves[0], halves[1]) {
            case ("FREQ", "YEARLY"): isYearly = true
            case ("INTERVAL", "1"), ("WKST", _): break
            case ("BYMONTH", let word) where Int(word) == month: break
            case ("BYMONTHDAY", let word) where Int(word) == date: break
            case ("COUNT", let word):
                guard let count = Int(word), (1...200).contains(count) else { return nil }
                last = min(last, year + count - 1)
            case ("UNTIL", let word):
                guard word.count >= 8, let until = Int(word.prefix(8)) else { return nil }
                last = min(last, until % 10000 >= month * 100 + date ? until / 10000 : until / 10000 - 1)
            default: return nil
            }
        }
        guard isYearly, last >= year else { return nil }
        lastYear = last
    }
}
