import Foundation
import Manual
import Presets
import Vocabulary

/// Other hours for a week, as a form brings them.
struct WeekRequest: Sendable {
    let revision: Int64?
    let week: [Weekday: [Period]]
    let makeup: [Period]

    init(_ form: inout Form) throws {
        revision = form.revision()
        var week: [Weekday: [Period]] = [:]
        for day in Weekday.allCases { week[day] = form.periods(day.rawValue) }
        makeup = form.periods("makeup")
        if form.flaws.isEmpty, week.values.allSatisfy(\.isEmpty) { form.note("monday", "flaw.no-hours") }
        try form.check()
        self.week = week
    }
}

/// A day, or a few that follow each other, off or with hours of their own.
struct DayRequest: Sendable {
    /// The longest holiday that is entered at once, in days.
    static let longest = 31

    let revision: Int64?
    let from: Day
    let until: Day
    let title: String
    let isOff: Bool
    let periods: [Period]

    private enum Kind: String { case off, work }

    init(_ form: inout Form) throws {
        revision = form.revision()
        let from = form.day("from", required: true).flatMap { Day($0) }
        let until = form.day("until").flatMap { Day($0) } ?? from
        title = form.line("title", max: 60, required: true)
        let kind = form.choice("kind", of: Kind.self, required: true)
        periods = form.periods("periods")
        if let from, let until, until < from || until.ordinal - from.ordinal >= Self.longest {
            form.note("until", "flaw.day-range", [String(Self.longest)])
        }
        try form.check()
        guard let from, let until else { throw Refusal(.invalid, .malformed) }
        self.from = from
        self.until = until
        isOff = kind == .off
    }

    var days: [Day] { (from.ordinal...until.ordinal).map(Day.init(ordinal:)) }
}

/// The file of holidays that a form brings, or the one that comes with the program.
enum HolidayFile {
    private enum Source: String { case program }

    static func text(of form: inout Form) throws -> String {
        let source = form.choice("source", of: Source.self)
        guard source == nil else {
            try form.check()
            return try Presets.chineseCalendar
        }
        let file = form.files("file", most: 1, required: true).first
        try form.check()
        guard let file, let text = String(bytes: try file.place.bytes(), encoding: .utf8) else {
            throw Refusal.invalid([Refusal.Flaw("file", .notText)])
        }
        return text
    }

    /// Holidays as iCalendar or as our own JSON; throws every mistake, each with its place.
    static func read(_ text: String, in zone: TimeZone) throws -> Holidays {
        let holidays =
            Holidays.isICalendar(text) ? try Holidays.read(iCalendar: text, zone: zone) : try Holidays.read(text)
        guard holidays.off.count + holidays.work.count <= HolidayLines.most else {
            throw Refusal.invalid([Refusal.Flaw("file", .tooManyEntries, [String(HolidayLines.most)])])
        }
        return holidays
    }
}

extension Form {
    /// The hours of a day; none where nothing was entered.
    mutating func periods(_ name: String) -> [Period] {
        guard let periods = [Period](written: line(name, max: 200)) else {
            note(name, "flaw.periods")
            return []
        }
        return periods
    }
}
