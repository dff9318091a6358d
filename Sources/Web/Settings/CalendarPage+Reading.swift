import Clocks
import Foundation
import Manual
import Pages
import Presets
import Rulebook
import Storage
import Vocabulary

extension CalendarPage {
    init(_ key: CalendarKey, year: Int?, _ onlooker: Onlooker, in db: Reading) throws {
        let kept = try db.keptCalendar(key)
        let calendar = kept.calendar
        let plan = try db.currentEdition().edition.calendar(key)
        let today = Day(db.now, in: calendar.zone)
        let shown = min(max(year ?? today.year, 1970), 2299)
        let words = CalendarWords(onlooker.texts)
        self.init(
            frame: try onlooker.frame(in: db), key: key.text, name: plan?.name[onlooker.language] ?? key.text,
            zone: calendar.zone.identifier, version: calendar.version, published: kept.publishedAt,
            week: words.week(calendar.week), hours: Hours.all(of: calendar, onlooker.texts),
            year: CalendarYear(shown, of: calendar, today: today), isKnown: calendar.knows(shown),
            specials: calendar.specialDays(in: shown).map { Special($0, words) },
            offered: try plan?.offered(beyond: calendar) ?? [], isRedating: try db.isRedating(key),
            mayChange: onlooker.actor.permissions.contains(.editManual))
    }
}

extension CalendarPage.Hours {
    static func all(of calendar: WorkCalendar, _ texts: Texts) -> [CalendarPage.Hours] {
        let week = Weekday.allCases.map { day in
            CalendarPage.Hours(
                key: day.rawValue, name: texts["weekday.\(day.rawValue)"], written: (calendar.week[day] ?? []).written)
        }
        return week
            + [CalendarPage.Hours(key: "makeup", name: texts["field.makeup"], written: calendar.makeup.written)]
    }
}

extension CalendarPage.Special {
    init(_ days: SpecialDays, _ words: CalendarWords) {
        self.init(
            name: days.name, dates: words.dates(days), hours: days.isOff ? nil : words.hours(days.periods),
            first: days.first.description, last: days.last.description)
    }
}

extension Edition.CalendarPlan {
    /// The years of the country's holidays that come with the program and are not in the calendar yet.
    fileprivate func offered(beyond calendar: WorkCalendar) throws -> [Int] {
        guard holidays != nil else { return [] }
        return try Holidays.read(Presets.chineseCalendar).years.filter { !calendar.knows($0) }.sorted()
    }
}

extension CalendarPreviewPage {
    init(_ key: CalendarKey, laying holidays: Holidays, _ onlooker: Onlooker, in db: Reading) throws {
        let calendar = try db.keptCalendar(key).calendar
        let changed = calendar.laying(holidays, makeup: calendar.makeup)
        let words = CalendarWords(onlooker.texts)
        let changes = calendar.changes(to: changed)
        self.init(
            frame: try onlooker.frame(in: db), key: key.text,
            name: try db.currentEdition().edition.calendar(key)?.name[onlooker.language] ?? key.text,
            version: calendar.version,
            years: (changed.years ?? []).subtracting(calendar.years ?? []).sorted(),
            changes: Dictionary(grouping: changes, by: \.day.year).sorted { $0.key < $1.key }.map { year, days in
                Year(year: year, days: days.map { Change($0, words) })
            },
            redated: try db.clocksRedated(by: changed, limit: Self.most), lines: HolidayLines.written(holidays))
    }
}

extension CalendarPreviewPage.Change {
    fileprivate init(_ change: DayChange, _ words: CalendarWords) {
        self.init(
            date: words.date(change.day), weekday: words.name(change.day.weekday), before: words.meaning(change.before),
            after: words.meaning(change.after))
    }
}
