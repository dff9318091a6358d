import Foundation
import Manual
import Pages
import Presets
import Testing
import Vocabulary

@testable import Web

@Suite("A21 · Calendars as pages")
struct CalendarPageTests {
    let story = Story(language: .zhHans)

    @Test func `a year has its months, and each month begins on its weekday`() {
        let year = CalendarYear(2026, of: Story.office, today: Day(story.now, in: story.zone))
        #expect(year.months.map(\.number) == Array(1...12))
        #expect(year.months.reduce(0) { $0 + $1.days.count } == 365)
        #expect(year.months.map(\.lead) == [3, 6, 6, 2, 4, 0, 2, 5, 1, 3, 6, 1])
        #expect(year.months.flatMap(\.days).filter(\.isToday).map(\.date) == ["2026-11-23"])
    }

    @Test(arguments: [
        ("2026-09-30", CalendarYear.Kind.service, nil), ("2026-10-01", .off, "国庆节"), ("2026-10-04", .off, "国庆节"),
        ("2026-10-10", .work, "国庆节"), ("2026-10-11", .rest, nil),
    ])
    func `a day is what the calendar makes of it`(date: String, kind: CalendarYear.Kind, name: String?) throws {
        let year = CalendarYear(2026, of: Story.office, today: Day(ordinal: 0))
        let cell = try #require(year.months.flatMap(\.days).first { $0.date == date })
        #expect(cell.kind == kind)
        #expect(cell.name == name)
    }

    @Test func `what is off or worked is said in words and marks, not by colour alone`() {
        let html = story.calendar().html(story.texts).text
        #expect(html.contains("<td class=\"off\" title=\"国庆节\"><time datetime=\"2026-10-01\">1</time><b>休</b></td>"))
        #expect(html.contains("<td class=\"work\" title=\"国庆节\"><time datetime=\"2026-10-10\">10</time><b>班</b></td>"))
        #expect(html.contains("10 月 1 日至10 月 7 日"))
    }

    @Test func `a year without data is called provisional`() {
        #expect(story.calendar(2027).html(story.texts).text.contains("标为暂定"))
        #expect(!story.calendar(2026).html(story.texts).text.contains("标为暂定"))
    }

    @Test func `whoever may not change it sees no form`() {
        let html = story.calendar(mayChange: false).html(story.texts).text
        #expect(!html.contains("action=\"/settings/calendars"))
        #expect(story.calendar().html(story.texts).text.contains("name=\"revision\" value=\"3\""))
    }

    @Test func `a refused form stands open with what was entered`() {
        let html = story.calendarRefused.html(story.texts).text
        #expect(html.contains("<details id=\"day\" open>"))
        #expect(html.contains("value=\"2026-12-24\""))
        #expect(html.contains("不能早于第一天，连续最多 31 天"))
    }

    @Test func `mistakes of a file stand with their places`() {
        var page = story.calendar()
        page.refused = .file
        page.mistakes = [.init(line: 4, column: 20, sentence: "<b>")]
        #expect(page.html(story.texts).text.contains("第 4 行第 20 列：&lt;b&gt;"))
    }

    @Test func `a preview says what changes and how many clocks move, and publishes only that version`() {
        let html = story.calendarPreview.html(story.texts).text
        #expect(html.contains("有 1 天会改变"))
        #expect(html.contains("有 37 个到期时间会变"))
        #expect(html.contains("name=\"revision\" value=\"3\""))
        #expect(html.contains("name=\"years\" value=\"2027\""))
    }

    @Test(
        arguments: [
            ([:], []), (["monday": "09:00-18:00", "tuesday": "09:00-18:00"], ["周一至周二 09:00–18:00"]),
            (
                ["monday": "09:00-12:00 13:00-18:00", "saturday": "00:00-24:00"],
                ["周一 09:00–12:00、13:00–18:00", "周六 全天"]
            ),
        ] as [([String: String], [String])])
    func `days with the same hours are said together`(week: [String: String], words: [String]) {
        let periods = week.reduce(into: [Weekday: [Period]]()) { all, day in
            if let weekday = Weekday(rawValue: day.key) { all[weekday] = [Period](written: day.value) }
        }
        #expect(CalendarWords(story.texts).week(periods) == words)
    }

    @Test(arguments: EscapingTests.attacks) func `names of days never become markup`(attack: String) throws {
        let day = try #require(Day("2026-12-24"))
        let calendar = Story.office.keeping(day, as: .init(name: attack, periods: []))
        let words = CalendarWords(story.texts)
        let page = CalendarPage(
            frame: story.frame("/settings/calendars/x", staff: true), key: "center", name: attack, zone: attack,
            version: 1, published: story.now, week: [attack], hours: [],
            year: CalendarYear(2026, of: calendar, today: day), isKnown: true,
            specials: calendar.specialDays(in: 2026).map { CalendarPage.Special($0, words) }, offered: [],
            isRedating: true, mayChange: true)
        let html = page.html(story.texts).text
        for bad in ["<script>alert", "<img src=x", "<svg onload", "<div hx-get=\"/me\"", "<!--"] {
            #expect(!html.contains(bad))
        }
    }
}

@Suite("A21 · What the forms of calendars bring")
struct CalendarRequestTests {
    static func form(_ values: [String: String]) -> Form {
        Form(fields: values.compactMap { try? FormField(name: $0.key.utf8, value: $0.value.utf8) })
    }

    @Test func `a week is read, several periods a day and over midnight`() throws {
        var form = Self.form([
            "revision": "3", "monday": "09:00-12:00, 13:00–18:00", "friday": "22:00-06:00", "makeup": "10:00-16:00",
        ])
        let week = try WeekRequest(&form)
        #expect(week.week[.monday]?.map(\.description) == ["09:00-12:00", "13:00-18:00"])
        #expect(week.week[.friday]?.map(\.description) == ["22:00-06:00"])
        #expect(week.week[.sunday] == [])
        #expect(week.makeup.map(\.description) == ["10:00-16:00"])
        #expect(week.revision == 3)
    }

    @Test(arguments: [
        (["monday": "9-5"], "monday", "flaw.periods"),
        (["monday": "09:00-12:00 11:00-13:00"], "monday", "flaw.periods"),
        (["makeup": "09:00-12:00"], "monday", "flaw.no-hours"),
    ])
    func `hours that will not do are refused`(values: [String: String], field: String, key: String) {
        var form = Self.form(values.merging(["revision": "3"]) { first, _ in first })
        #expect {
            try WeekRequest(&form)
        } throws: { error in
            (error as? Refusal)?.flaws.map { [$0.field, $0.key] } == [[field, key]]
        }
    }

    @Test func `a day off, a few days, a day of its own hours`() throws {
        var off = Self.form(["revision": "3", "from": "2026-12-24", "title": "盘点", "kind": "off"])
        #expect(try DayRequest(&off).days.map(\.description) == ["2026-12-24"])
        var days = Self.form([
            "revision": "3", "from": "2026-12-30", "until": "2027-01-02", "title": "盘点", "kind": "work",
            "periods": "10:00-12:00",
        ])
        let request = try DayRequest(&days)
        #expect(request.days.count == 4)
        #expect(!request.isOff)
        #expect(request.periods.map(\.description) == ["10:00-12:00"])
    }

    @Test(arguments: [
        (["from": "2026-12-24", "until": "2026-12-23"], "until"),
        (["from": "2026-12-24", "until": "2027-01-24"], "until"),
        (["from": "2026-02-30"], "from"), (["from": "2026-12-24", "kind": "maybe"], "kind"),
    ])
    func `days that will not do are refused`(values: [String: String], field: String) {
        var form = Self.form(
            values.merging(["revision": "3", "title": "盘点", "kind": "off"]) { first, _ in first })
        #expect {
            try DayRequest(&form)
        } throws: { error in
            (error as? Refusal)?.flaws.map(\.field) == [field]
        }
    }

    @Test func `holidays come back from a form as they went in`() throws {
        let chinese = try Holidays.read(Presets.chineseCalendar)
        let years = chinese.years.sorted().map(String.init).joined(separator: " ")
        let again = try #require(HolidayLines.read(HolidayLines.written(chinese), years: years))
        #expect(again.off == chinese.off)
        #expect(again.work == chinese.work)
        #expect(again.years == chinese.years)
    }

    @Test(arguments: [("2026-10-01 maybe x", "2026"), ("x", ""), ("2026-10-01 off x", "26"), ("2026-10-01 off x", "a")])
    func `lines that were never written are none`(lines: String, years: String) {
        #expect(HolidayLines.read(lines, years: years) == nil)
    }
}
