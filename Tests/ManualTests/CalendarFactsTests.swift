import Foundation
import Manual
import Presets
import Testing
import Vocabulary

@Suite("Days and periods")
struct DayTests {
    @Test func `days agree with Foundation's calendar for four centuries`() throws {
        var calendar = Foundation.Calendar(identifier: .gregorian)
        calendar.timeZone = zone("GMT")
        for ordinal in stride(from: -30_000, to: 120_000, by: 17) {
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: TimeInterval(ordinal) * 86400))
            let day = Day(ordinal: ordinal)
            #expect([day.parts.year, day.parts.month, day.parts.day] == [parts.year, parts.month, parts.day])
            #expect(Weekday.allCases.firstIndex(of: day.weekday) == ((parts.weekday ?? 0) + 5) % 7)
            #expect(Day(day.description) == day)
        }
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20260101", "", "2026-02-30", "２０２６-01-01"])
    func `what is no date is none`(text: String) { #expect(Day(text) == nil) }

    @Test func `leap days are dates`() {
        #expect(Day("2024-02-29") != nil)
        #expect(Day("2000-02-29") != nil)
        #expect(Day("1900-02-29") == nil)
    }

    @Test(arguments: [
        ("09:30-18:00", 570, 1080), ("22:00-06:00", 1320, 1800), ("00:00-24:00", 0, 1440), ("08:00-08:00", 480, 1920),
    ])
    func `a period reads`(text: String, start: Int, end: Int) throws {
        let period = try #require(Period(text))
        #expect((period.start, period.end) == (start, end))
    }

    @Test(arguments: [
        "", "9:30-18:00", "09:30", "09:60-10:00", "24:00-25:00", "24:00-06:00", "09:30-18:00-19:00", "a-b",
    ])
    func `what is no period is none`(text: String) { #expect(Period(text) == nil) }
}

@Suite("Holidays and make-up workdays (调休)")
struct HolidaysTests {
    @Test func `the notices of three years are carried whole`() {
        #expect(chinese.years == [2024, 2025, 2026])
        #expect(chinese.off.keys.count { $0.year == 2024 } == 28)
        #expect(chinese.off.keys.count { $0.year == 2025 } == 28)
        #expect(chinese.off.keys.count { $0.year == 2026 } == 33)
        #expect(chinese.work.keys.count { $0.year == 2024 } == 8)
        #expect(chinese.work.keys.count { $0.year == 2025 } == 5)
        #expect(chinese.work.keys.count { $0.year == 2026 } == 6)
        #expect(Set(chinese.off.keys).isDisjoint(with: chinese.work.keys))
    }

    @Test func `make-up workdays are weekend days`() {
        for day in chinese.work.keys { #expect([.saturday, .sunday].contains(day.weekday), "\(day)") }
    }

    @Test func `a holiday has its name`() throws {
        #expect(chinese.off[try #require(Day("2026-02-17"))] == "春节")
        #expect(chinese.work[try #require(Day("2026-10-10"))] == "国庆节")
        #expect(center.exceptions[try #require(Day("2026-10-01"))]?.name == "国庆节")
    }

    @Test func `mistakes in a file of holidays have their places`() {
        let json = """
            {
              "format": 1,
              "source": "x",
              "years": [
                { "year": 2026, "holidays": [
                  { "name": "A", "from": "2026-02-30", "to": "2026-03-01" },
                  { "name": "B", "from": "2026-05-05", "to": "2026-05-01" },
                  { "name": "C", "from": "2026-06-01", "to": "2026-06-01", "work": ["2026-06-01"], "colour": "red" }
                ] }
              ]
            }
            """
        #expect {
            try Holidays.read(json)
        } throws: { error in
            (error as? Mistakes)?.all.map(\.key) == [
                "mistake.duplicate", "mistake.bad-date", "mistake.bad-date", "mistake.unknown-key",
            ]
        }
    }
}

@Suite("A calendar as a value")
struct CalendarValueTests {
    @Test func `a calendar survives storage`() throws {
        let stored = try JSONEncoder().encode(center)
        let again = try JSONDecoder().decode(WorkCalendar.self, from: stored)
        #expect(again == center)
        let from = at("2026-09-30 17:00")
        #expect(
            again.due(from: from, limit: .hours(2), kind: .serviceHours)
                == center.due(from: from, limit: .hours(2), kind: .serviceHours))
        #expect(
            try JSONDecoder().decode(WorkCalendar.self, from: try JSONEncoder().encode(WorkCalendar.always)) == .always)
    }

    @Test(arguments: ["\"Asia/Shanghai\"", "\"09:30-18:00\"", "\"monday\"", "\"2026-10-01\""])
    func `a damaged calendar does not decode`(part: String) throws {
        let stored = String(decoding: try JSONEncoder.plain.encode(center), as: UTF8.self)
        #expect(stored.contains(part))
        let damaged = stored.replacingOccurrences(of: part, with: "\"nonsense\"")
        #expect(throws: (any Error).self) { try JSONDecoder().decode(WorkCalendar.self, from: Data(damaged.utf8)) }
    }

    @Test func `another version is another calendar`() throws {
        let plan = try #require(standard.calendar("center"))
        #expect(plan.calendar(zone: zone("Asia/Shanghai"), holidays: chinese, version: 2) != center)
        #expect(plan.calendar(zone: zone("Asia/Shanghai"), holidays: chinese) == center)
    }
}

extension JSONEncoder {
    /// Without escaped slashes.
    fileprivate static var plain: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return encoder
    }
}
