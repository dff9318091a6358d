import Foundation
import Manual
import Pages
import Presets
import Vocabulary

@testable import Web

extension Story {
    /// China's working days over office hours with a break at noon.
    static let office: WorkCalendar = {
        guard let holidays = try? Holidays.read(Presets.chineseCalendar),
            let shanghai = TimeZone(identifier: "Asia/Shanghai")
        else { preconditionFailure("the Chinese calendar could not be read") }
        let hours = [Period](written: "09:00-12:00 13:30-18:00") ?? []
        let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, hours) })
        return WorkCalendar(
            key: "center", version: 3, zone: shanghai, week: week, makeup: hours, holidays: holidays)
    }()

    private var officeName: String { self("服务时间", "服務時間", "Service hours") }

    var calendars: CalendarsPage {
        let words = CalendarWords(texts)
        return CalendarsPage(
            frame: frame("/settings/calendars", staff: true),
            rows: [
                .init(
                    key: "center", name: officeName, week: words.week(Self.office.week), zone: "Asia/Shanghai",
                    version: 3, published: ago(60 * 24 * 12), years: [2024, 2025, 2026], next: nil),
                .init(
                    key: "always", name: self("全天候", "全天候", "Day and night"),
                    week: words.week(WorkCalendar.always.week), zone: "Asia/Shanghai", version: 1,
                    published: ago(60 * 24 * 90), years: nil, next: nil),
            ])
    }

    func calendar(_ year: Int = 2026, mayChange: Bool = true) -> CalendarPage {
        let office = Self.office
        let words = CalendarWords(texts)
        return CalendarPage(
            frame: frame("/settings/calendars/center", staff: true), key: "center", name: officeName,
            zone: "Asia/Shanghai", version: 3, published: ago(60 * 24 * 12), week: words.week(office.week),
            hours: CalendarPage.Hours.all(of: office, texts),
            year: CalendarYear(year, of: office, today: Day(now, in: office.zone)), isKnown: office.knows(year),
            specials: office.specialDays(in: year).map { CalendarPage.Special($0, words) }, offered: [],
            isRedating: false, mayChange: mayChange)
    }

    var calendarRefused: CalendarPage {
        var page = calendar()
        page.refused = .day
        page.filled = Filled(
            values: ["from": "2026-12-24", "until": "2026-12-01", "title": self("盘点", "盤點", "Stock-taking")],
            refusal: .invalid([Refusal.Flaw("until", "flaw.day-range", ["31"])]))
        return page
    }

    var calendarPreview: CalendarPreviewPage {
        let words = CalendarWords(texts)
        let day = Day(ordinal: Day(now, in: Self.office.zone).ordinal + 30)
        let off = WorkCalendar.Exception(name: self("元旦", "元旦", "New Year"), periods: [])
        return CalendarPreviewPage(
            frame: frame("/settings/calendars/center/import", staff: true), key: "center", name: officeName, version: 3,
            years: [2027],
            changes: [
                .init(
                    year: 2027,
                    days: [
                        .init(
                            date: words.date(day), weekday: words.name(day.weekday), before: words.meaning(nil),
                            after: words.meaning(off))
                    ])
            ], redated: 37, lines: "2027-01-01 off \(off.name)")
    }
}
