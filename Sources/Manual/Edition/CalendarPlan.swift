import Foundation
import Vocabulary
import Yams

extension Edition {
    /// A calendar that the manual's promises name: the hours it starts out with. The center keeps the calendar itself.
    public struct CalendarPlan: Hashable, Sendable {
        public let key: CalendarKey
        public let name: Name
        public let week: [Weekday: [Period]]
        /// The hours on make-up workdays.
        public let makeup: [Period]
        /// The country whose holidays are kept, by its ISO 3166 code in lower case; nil for none.
        public let holidays: String?
        public let paragraph: Paragraph

        /// The calendar's first version, in the center's zone; without its holidays every year is provisional.
        public func calendar(zone: TimeZone, holidays: Holidays?, version: Int = 1) -> WorkCalendar {
            guard self.holidays != nil else {
                return WorkCalendar(key: key, version: version, zone: zone, week: week)
            }
            let known = holidays ?? Holidays(source: "", years: [], off: [:], work: [:])
            return WorkCalendar(
                key: key, version: version, zone: zone, week: week, makeup: makeup, holidays: known)
        }
    }
}

extension Edition.CalendarPlan {
    init(_ entry: Entry) {
        key = entry.newKey(taken: &entry.reading.calendars)
        name = entry.name("name")
        week = entry.week()
        makeup = entry.take("makeup").map { entry.periods(of: $0) } ?? []
        holidays = entry.country()
        if holidays != nil, makeup.isEmpty, !entry.has("makeup") { entry.report(.missingKey, "makeup") }
        paragraph = entry.paragraph()
    }
}

extension Entry {
    /// The hours of a week, by day; at least one day has some.
    func week() -> [Weekday: [Period]] {
        mapping("week") { week in
            var periods: [Weekday: [Period]] = [:]
            for day in Weekday.allCases {
                if let node = week.take(day.rawValue) { periods[day] = week.periods(of: node) }
            }
            if periods.isEmpty { week.report(.emptyList) }
            return periods
        }
    }

    /// The country whose holidays are kept; nil for none.
    func country() -> String? {
        scalar(take("holidays"), or: .badWord, ["cn"]) { ["cn"].contains($0) ? $0 : nil }
    }

    /// A list of periods that do not overlap.
    func periods(of node: Node) -> [Period] {
        let periods = once(nodes(node)) { scalar($0, or: .badPeriod) { Period($0) } }
        if let ordered = periods.inOrder { return ordered }
        reading.report(.periodsOverlap, at: node.place)
        return periods
    }
}
