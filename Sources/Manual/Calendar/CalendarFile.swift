import Foundation
import Vocabulary
import Yams

extension WorkCalendar {
    /// Reads a calendar from a file: its own hours and days (`zone`, `week`), or only holidays, ours or as iCalendar, which
    /// are then laid over the hours that a manual plans. Throws every mistake in the file, each with its place.
    /// - Parameters:
    ///   - zone: where the file names none.
    ///   - chinese: the holidays that a file asks for with `holidays: cn`.
    public static func read(
        _ text: String, over plan: Edition.CalendarPlan, zone: TimeZone, chinese: Holidays
    ) throws(Mistakes) -> WorkCalendar {
        guard !Holidays.isICalendar(text) else {
            let holidays = try Holidays.read(iCalendar: text, zone: zone)
            return WorkCalendar(
                key: plan.key, version: 1, zone: zone, week: plan.week, makeup: plan.makeup, holidays: holidays)
        }
        return try Reading.read(text) { entry in
            if entry.has("week") { return WorkCalendar(entry, key: plan.key, zone: zone, chinese: chinese) }
            let named = entry.zone() ?? zone
            let holidays = Holidays(entry)
            return WorkCalendar(
                key: plan.key, version: 1, zone: named, week: plan.week, makeup: plan.makeup, holidays: holidays)
        }
    }

    private init(_ entry: Entry, key: CalendarKey, zone: TimeZone, chinese: Holidays) {
        _ = entry.number("format", in: 1...1)
        let zone = entry.zone() ?? zone
        let week = entry.week()
        let makeup = entry.take("makeup").map { entry.periods(of: $0) } ?? []
        let country = entry.country()
        let days = entry.optionalList("days") { OwnDay($0) }
        let own = Dictionary(days.compactMap { day in day.date.map { ($0, day.exception) } }) { first, _ in first }
        let years = Set(entry.once(entry.nodes(entry.take("years"))) { entry.number(of: $0, in: 1990...2200) })
        let isBound = country != nil || entry.has("years")
        let known = WorkCalendar(
            key: key, version: 1, zone: zone, week: week, makeup: makeup,
            holidays: country == nil ? Holidays(source: "", years: [], off: [:], work: [:]) : chinese)
        self.init(
            key: key, version: 1, zone: zone, week: week, exceptions: known.exceptions.merging(own) { _, own in own },
            years: isBound ? years.union(known.years ?? []) : nil)
    }

    /// A day that the file gives hours of its own, or none.
    private struct OwnDay {
        let date: Day?
        let exception: Exception

        init(_ entry: Entry) {
            date = entry.day(of: entry.need("day"))
            let periods = entry.take("periods").map { entry.periods(of: $0) } ?? []
            exception = Exception(name: entry.text("name"), periods: periods)
        }
    }
}

extension Entry {
    /// A zone by its IANA name; nil where none is said.
    func zone() -> TimeZone? { scalar(take("zone"), or: .badZone) { TimeZone(identifier: $0) } }
}
