import Foundation
import Manual
import Testing
import Vocabulary

@Suite("A21 · Calendars from files")
struct CalendarFileTests {
    static let shanghai = zone("Asia/Shanghai")

    static func read(_ text: String) throws -> WorkCalendar {
        guard let plan = standard.calendar("center") else { fatalError("no plan") }
        return try WorkCalendar.read(text, over: plan, zone: shanghai, chinese: chinese)
    }

    @Test func `holidays by year are laid over the manual's hours`() throws {
        let calendar = try Self.read(
            """
            { "source": "a collection", "zone": "Asia/Shanghai",
              "years": { "2026": {
                "off": [ { "date": "2026-10-01", "name": "国庆节" }, { "date": "2026-10-02", "name": "国庆节" } ],
                "work": [ { "date": "2026-10-10", "name": "国庆节" } ] } } }
            """)
        for row in [
            DueRow("2026-09-30 17:00", .hours(2), .serviceHours, "2026-10-05 10:30"),
            DueRow("2026-10-09 17:00", .hours(2), .serviceHours, "2026-10-10 10:30"),
        ] { row.check(calendar, "Asia/Shanghai") }
        #expect(calendar.years == [2026])
    }

    @Test func `a file may have hours and days of its own`() throws {
        let calendar = try Self.read(
            """
            format: 1
            zone: Europe/London
            week:
              monday: ["09:00-12:00", "13:00-17:00"]
              tuesday: ["09:00-12:00", "13:00-17:00"]
            days:
              - { day: 2026-11-24, name: Training }
              - { day: 2026-11-28, name: Open day, periods: ["10:00-12:00"] }
            """)
        for row in [
            DueRow("2026-11-23 11:00", .hours(2), .serviceHours, "2026-11-23 14:00"),
            DueRow("2026-11-23 16:00", .hours(2), .serviceHours, "2026-11-28 11:00"),
            DueRow("2030-11-25 16:00", .hours(2), .serviceHours, "2030-11-26 10:00"),
        ] { row.check(calendar, "Europe/London") }
        #expect(calendar.years == nil)
    }

    @Test func `a file can ask for China's holidays and correct a day`() throws {
        let calendar = try Self.read(
            """
            format: 1
            holidays: cn
            week: { wednesday: ["09:30-18:00"], thursday: ["09:30-18:00"] }
            makeup: ["10:00-16:00"]
            days: [{ day: 2026-10-07, name: Duty, periods: ["09:30-12:00"] }]
            """)
        for row in [
            DueRow("2026-09-30 17:00", .hours(2), .serviceHours, "2026-10-07 10:30"),
            DueRow("2026-10-08 17:00", .hours(2), .serviceHours, "2026-10-10 11:00"),
        ] { row.check(calendar, "Asia/Shanghai") }
        #expect(calendar.years == [2024, 2025, 2026])
    }

    @Test(arguments: [
        (
            "years: { 26: { off: [{ date: 2026-10-01, name: a }] } }\nsource: x",
            ["1:14: mistake.bad-number 26 1990 2200"]
        ),
        (
            "source: x\nyears: { 2026: { off: [{ date: 2026-10-1, name: a }], rest: 1 } }",
            ["2:32: mistake.bad-date 2026-10-1", "2:55: mistake.unknown-key rest"]
        ),
        (
            "source: x\nyears: { 2026: { off: [{ date: 2026-10-01, name: a }], work: [{ date: 2026-10-01, name: a }] } }",
            ["2:16: mistake.duplicate 2026-10-01"]
        ),
        (
            "format: 1\nzone: Mars\nweek: { monday: [9-5] }",
            ["2:7: mistake.bad-zone Mars", "3:18: mistake.bad-period 9-5"]
        ),
        (
            "format: 1\nweek: { monday: [\"09:00-12:00\", \"11:00-13:00\"] }\ndays: [{ day: 2026-02-30 }]",
            [
                "2:17: mistake.periods-overlap", "3:8: mistake.missing-key name",
                "3:15: mistake.bad-date 2026-02-30",
            ]
        ),
    ])
    func `every mistake has its place`(text: String, expected: [String]) {
        #expect {
            _ = try Self.read(text)
        } throws: { error in
            let said = (error as? Mistakes)?.all.map(\.description)
            if said != expected { Issue.record("\(said ?? [])") }
            return said == expected
        }
    }

    @Test(arguments: [
        ("2026-12-31 17:00", "2027-01-04 10:00", TimeKind.serviceHours, [2027]),
        ("2026-11-23 10:00", "2026-12-31 17:00", .serviceHours, []),
        ("2023-12-29 10:00", "2028-01-03 10:00", .serviceDay, [2023, 2027, 2028]),
        ("2023-12-29 10:00", "2028-01-03 10:00", .elapsed, []),
    ])
    func `the years without data are named`(from: String, to: String, kind: TimeKind, years: [Int]) {
        #expect(center.unknownYears(from: at(from), to: at(to), kind: kind) == years)
    }
}
