import Foundation
import Manual
import Testing
import Vocabulary

@Suite("A21 · Holidays from iCalendar (RFC 5545)")
struct ICalendarTests {
    static func file(_ events: String...) -> String {
        let wrapped = events.map { "BEGIN:VEVENT\r\n\($0)\r\nEND:VEVENT\r\n" }.joined()
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(wrapped)END:VCALENDAR\r\n"
    }

    /// The days of a file, one a word: `-` for a day off, `+` for a make-up day.
    static func days(_ text: String, _ name: String = "Asia/Shanghai") throws -> [String] {
        let holidays = try Holidays.read(iCalendar: text, zone: zone(name))
        let all = holidays.off.map { ($0, "-", $1) } + holidays.work.map { ($0, "+", $1) }
        return all.sorted { $0.0 < $1.0 }.map { "\($0.1)\($0.0) \($0.2)" }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let events: [String]
        let days: [String]
        var testDescription: String { days.joined(separator: ", ") }
        init(_ events: String..., days: [String]) { (self.events, self.days) = (events, days) }
    }

    @Test(arguments: [
        // A date without an end is one day; an end that is a date is not part of it; one like the start is forgiven.
        Row("DTSTART;VALUE=DATE:20260101\r\nSUMMARY:New Year", days: ["-2026-01-01 New Year"]),
        Row(
            "DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20260103\r\nSUMMARY:元旦（休）",
            days: ["-2026-01-01 元旦", "-2026-01-02 元旦"]),
        Row("DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20260101\r\nSUMMARY:元旦(休)", days: ["-2026-01-01 元旦"]),
        Row("DTSTART;VALUE=DATE:20260101\r\nDURATION:P2D\r\nSUMMARY:休", days: ["-2026-01-01 休", "-2026-01-02 休"]),
        // 休 and 班, and what stands beside them.
        Row(
            "DTSTART;VALUE=DATE:20260104\r\nSUMMARY:元旦 补班 第1天/共1天", "DTSTART;VALUE=DATE:20260101\r\nSUMMARY:元旦 休",
            "DTSTART;VALUE=DATE:20260105\r\nSUMMARY:小寒", days: ["-2026-01-01 元旦", "+2026-01-04 元旦"]),
        Row(
            "DTSTART;VALUE=DATE:20260214\r\nSUMMARY:春节\r\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY",
            "DTSTART;VALUE=DATE:20260215\r\nSUMMARY:春节\r\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY",
            "DTSTART;VALUE=DATE:20260208\r\nSUMMARY:小年", days: ["+2026-02-14 春节", "-2026-02-15 春节"]),
        // Times count by the date that they show; those in UTC by the date in the calendar's zone.
        Row(
            "DTSTART:20251231T160000Z\r\nDTEND:20260101T160000Z\r\nSUMMARY:元旦 休", days: ["-2026-01-01 元旦"]),
        Row(
            "DTSTART;TZID=\"Asia/Tokyo\":20260101T000000\r\nDTEND;TZID=Asia/Tokyo:20260102T000000\r\nSUMMARY:a",
            days: ["-2026-01-01 a"]),
        Row("DTSTART:20260104T093000\r\nDTEND:20260104T180000\r\nSUMMARY:上班", days: ["+2026-01-04 上班"]),
        // Folded lines, escapes, alarms inside, cancelled events.
        Row(
            "SUMMARY:Christ\r\n mas\\, again\r\nDTSTART;VALUE=DATE:20261225\r\nBEGIN:VALARM\r\nSUMMARY:班\r\nEND:VALARM",
            days: ["-2026-12-25 Christmas, again"]),
        Row(
            "DTSTART;VALUE=DATE:20260101\r\nSUMMARY:a", "DTSTART;VALUE=DATE:20260102\r\nSTATUS:CANCELLED\r\nSUMMARY:b",
            days: ["-2026-01-01 a"]),
        // Each year again: to a count, to a last date, never on a date that a year does not have.
        Row(
            "DTSTART;VALUE=DATE:20251225\r\nRRULE:FREQ=YEARLY;COUNT=2\r\nSUMMARY:a",
            days: ["-2025-12-25 a", "-2026-12-25 a"]),
        Row(
            "DTSTART;VALUE=DATE:20251225\r\nRRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25;UNTIL=20271201\r\nSUMMARY:a",
            days: ["-2025-12-25 a", "-2026-12-25 a"]),
        Row(
            "DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY;UNTIL=20280301T000000Z\r\nSUMMARY:a",
            days: ["-2024-02-29 a", "-2028-02-29 a"]),
    ])
    func `events become days off and make-up days`(row: Row) throws {
        let wrapped = row.events.map { "BEGIN:VEVENT\r\n\($0)\r\nEND:VEVENT\r\n" }.joined()
        #expect(try Self.days("BEGIN:VCALENDAR\r\n\(wrapped)END:VCALENDAR\r\n") == row.days)
    }

    @Test func `plain line feeds and a byte order mark are read, too`() throws {
        let text = "\u{FEFF}" + Self.file("DTSTART;VALUE=DATE:20260101\r\nSUMMARY:a").replacing("\r\n", with: "\n")
        #expect(try Self.days(text) == ["-2026-01-01 a"])
    }

    @Test func `the years of single events are known`() throws {
        let text = Self.file(
            "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:a", "DTSTART;VALUE=DATE:20270101\r\nSUMMARY:b")
        let holidays = try Holidays.read(iCalendar: text, zone: zone("Europe/London"))
        #expect(holidays.years == [2027])
        #expect(holidays.off.count == 32)
    }

    @Test func `repeated events alone make their years known`() throws {
        let text = Self.file("DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;COUNT=3\r\nSUMMARY:a")
        #expect(try Holidays.read(iCalendar: text, zone: .gmt).years == [2026, 2027, 2028])
    }

    @Test(arguments: [
        ("DTSTART;VALUE=DATE:20260230\r\nSUMMARY:a", ["4:20: mistake.bad-date 20260230"]),
        ("DTSTART:2026-01-01\r\nDTEND:x\r\nSUMMARY:a", ["4:9: mistake.bad-date 2026-01-01"]),
        ("DTSTART:20260105\r\nDTEND:20260101", ["5:7: mistake.bad-date 20260101"]),
        ("DTSTART:20260105\r\nDTEND:20270101", ["5:7: mistake.bad-date 20270101"]),
        ("DTSTART:20260105\r\nDURATION:PT5H", ["5:10: mistake.bad-duration PT5H"]),
        ("SUMMARY:a", ["3:1: mistake.missing-key DTSTART"]),
        ("DTSTART:20260105\r\nRRULE:FREQ=MONTHLY", ["5:7: mistake.bad-repetition FREQ=MONTHLY"]),
        (
            "DTSTART:20261126\r\nRRULE:FREQ=YEARLY;BYDAY=4TH",
            ["5:7: mistake.bad-repetition FREQ=YEARLY;BYDAY=4TH"]
        ),
        ("DTSTART:20260105\r\nRDATE:20260107", ["5:7: mistake.bad-repetition 20260107"]),
        ("DTSTART:20260105\r\nnonsense", ["5:1: mistake.bad-content-line"]),
        (
            "DTSTART:20260105\r\nSUMMARY:休\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20260105\r\nSUMMARY:班",
            ["7:1: mistake.duplicate 2026-01-05"]
        ),
    ])
    func `what cannot be used is named with its place`(event: String, expected: [String]) {
        #expect(Self.mistakes(Self.file(event)) == expected)
    }

    @Test(arguments: [
        ("", ["1:1: mistake.not-icalendar"]),
        ("hello", ["1:1: mistake.bad-content-line", "1:1: mistake.not-icalendar"]),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT", ["2:1: mistake.not-icalendar"]),
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR", ["2:1: mistake.empty"]),
    ])
    func `what is no calendar is said to be none`(text: String, expected: [String]) {
        #expect(Self.mistakes(text) == expected)
    }

    static func mistakes(_ text: String) -> [String] {
        do {
            _ = try Holidays.read(iCalendar: text, zone: zone("Asia/Shanghai"))
            return []
        } catch { return error.all.map(\.description) }
    }
}

@Suite("A21 · Nights, holidays and make-up days")
struct NightHolidayTests {
    /// Shifts from 22:00 to 06:00 on the nights that begin on workdays, with China's holidays and make-up days.
    static let night = WorkCalendar(
        key: "night", version: 1, zone: zone("Asia/Shanghai"), week: week("22:00-06:00"),
        makeup: Period("22:00-06:00").map { [$0] } ?? [], holidays: chinese)

    @Test(arguments: [
        // The night before National Day ends on the holiday's morning; the next begins on the first workday.
        DueRow("2026-09-30 23:00", .hours(6), .serviceHours, "2026-10-01 05:00"),
        DueRow("2026-09-30 23:00", .hours(8), .serviceHours, "2026-10-08 23:00"),
        // The night of a make-up Saturday goes on into Sunday; Friday's ends on that Saturday's morning.
        DueRow("2026-10-10 23:00", .hours(6), .serviceHours, "2026-10-11 05:00"),
        DueRow("2026-10-09 23:00", .hours(8), .serviceHours, "2026-10-10 23:00"),
        DueRow("2026-10-09 23:00", .days(1), .serviceDay, "2026-10-10 23:00"),
        DueRow("2026-10-10 23:00", .days(1), .serviceDay, "2026-10-12 23:00"),
        DueRow("2026-09-30 23:00", .days(1), .serviceDay, "2026-10-08 23:00"),
    ])
    func `a night goes on over the edge of a holiday`(row: DueRow) { row.check(Self.night, "Asia/Shanghai") }

    @Test(arguments: [
        // 29 March 2026: 01:00 becomes 02:00. 25 October 2026: 02:00 becomes 01:00.
        ("2026-03-28 23:00", 4, "2026-03-29 04:00"), ("2026-10-24 23:00", 4, "2026-10-25 02:00"),
    ])
    func `a night over a clock change has the hours that really pass`(from: String, hours: Int, due: String) {
        let calendar = WorkCalendar(
            key: "k", version: 1, zone: zone("Europe/London"), week: week("22:00-06:00", on: Weekday.allCases))
        DueRow(from, .hours(hours), .serviceHours, due).check(calendar, "Europe/London")
        DueRow(from, .days(1), .serviceDay, String(due.prefix(11)) + "23:00").check(calendar, "Europe/London")
    }
}
