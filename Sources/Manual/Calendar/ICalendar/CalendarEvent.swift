import Foundation
import Vocabulary

/// An event of an iCalendar file, as far as a calendar of holidays needs it.
struct CalendarEvent: Hashable, Sendable {
    /// What a day is meant to be. Chinese calendars say it in the summary (休, 班) or, as Apple's does, in a property.
    enum Meaning: Hashable, Sendable { case off, work }

    let name: String
    /// Nil where the event does not say.
    let meaning: Meaning?
    /// The days on which it takes place.
    let days: ClosedRange<Int>
    /// Each year again, up to and with this one.
    let lastYear: Int?
    let line: Int

    /// How far an event is carried that is repeated without an end.
    static let furthest = 30
    /// The longest holiday, in days.
    static let longest = 31

    /// Nil, with everything that is wrong reported, for an event that cannot be used; nil for a cancelled one.
    init?(_ lines: [ContentLine], begins: Int, zone: TimeZone, report: (Mistake) -> Void) {
        func first(_ name: String) -> ContentLine? { lines.first { $0.name == name } }
        if first("STATUS")?.value.uppercased() == "CANCELLED" { return nil }
        for line in lines where ["RDATE", "EXDATE", "RECURRENCE-ID", "EXRULE"].contains(line.name) {
            report(Mistake(.badRepetition, line: line.line, column: line.column, [line.value]))
            return nil
        }
        guard let start = first("DTSTART") else {
            report(Mistake(.missingKey, line: begins, column: 1, ["DTSTART"]))
            return nil
        }
        guard let days = Self.days(from: start, to: first("DTEND"), lasting: first("DURATION"), zone, report) else {
            return nil
        }
        var lastYear: Int?
        if let rule = first("RRULE") {
            guard let year = Repetition(rule.value, from: Day(ordinal: days.lowerBound))?.lastYear else {
                report(Mistake(.badRepetition, line: rule.line, column: rule.column, [rule.value]))
                return nil
            }
            lastYear = year
        }
        let summary = first("SUMMARY")?.words ?? ""
        meaning = Self.meaning(of: summary, first("X-APPLE-SPECIAL-DAY")?.value)
        name = Self.name(in: summary)
        self.days = days
        self.lastYear = lastYear
        line = begins
    }

    /// Every day on which it takes place, its repetitions included.
    var allDays: [Day] {
        let first = days.map(Day.init(ordinal:))
        guard let lastYear else { return first }
        return first.flatMap { day in
            let (year, month, date) = day.parts
            return (year...max(year, lastYear)).compactMap { Day(year: $0, month: month, day: date) }
        }
    }

    private static func meaning(of summary: String, _ special: String?) -> Meaning? {
        switch special?.uppercased() {
        case "WORK-HOLIDAY": return .off
        case "ALTERNATE-WORKDAY": return .work
        default: break
        }
        if summary.contains("班") { return .work }
        return summary.contains("休") || summary.contains("假") ? .off : nil
    }

    /// The summary without the mark: "国庆节（休）", "国庆节 补班" and "国庆节 第1天/共7天" are all called 国庆节.
    private static func name(in summary: String) -> String {
        let mark = #/[\s（(]*(?:放假|假期|休|补班|補班|上班|班|第\d+天/共\d+天)[）)]*\s*$/#
        var name = summary
        while let end = name.firstMatch(of: mark)?.range.lowerBound, end > name.startIndex {
            name = String(name[..<end])
        }
        return name
    }
}

extension CalendarEvent {
    /// The days from a start to an end, which is not part of it where it is a date or midnight (3.6.1).
    private static func days(
        from start: ContentLine, to end: ContentLine?, lasting: ContentLine?, _ zone: TimeZone,
        _ report: (Mistake) -> Void
    ) -> ClosedRange<Int>? {
        guard let from = EventTime(start, zone: zone) else {
            report(Mistake(.badDate, line: start.line, column: start.column, [start.value]))
            return nil
        }
        var last = from.day.ordinal
        if let end {
            guard let to = EventTime(end, zone: zone), to.day >= from.day else {
                report(Mistake(.badDate, line: end.line, column: end.column, [end.value]))
                return nil
            }
            last = to.isMidnight ? max(from.day.ordinal, to.day.ordinal - 1) : to.day.ordinal
        } else if let lasting {
            guard let count = lasting.value.wholeMatch(of: /P(?:(\d{1,2})D|(\d)W)(?:T0[HMS])?/)?.output else {
                report(Mistake(.badDuration, line: lasting.line, column: lasting.column, [lasting.value]))
                return nil
            }
            let days = count.1.flatMap { Int($0) } ?? (count.2.flatMap { Int($0) } ?? 0) * 7
            last = from.day.ordinal + max(days, 1) - 1
        }
        guard last - from.day.ordinal < longest else {
            let line = end ?? lasting ?? start
            report(Mistake(.badDate, line: line.line, column: line.column, [line.value]))
            return nil
        }
        return from.day.ordinal...last
    }
}
