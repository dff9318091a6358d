import Foundation
import Manual
import Testing
import Vocabulary

@Suite("A21 · Service over midnight")
struct NightTests {
    static let night = WorkCalendar(
        key: "night", version: 1, zone: zone("Asia/Shanghai"), week: week("22:00-06:00"))

    static let rows = [
        DueRow("2026-11-23 23:00", .hours(2), .serviceHours, "2026-11-24 01:00"),
        DueRow("2026-11-24 05:00", .hours(2), .serviceHours, "2026-11-24 23:00"),
        DueRow("2026-11-28 05:00", .hours(2), .serviceHours, "2026-11-30 23:00"),
        DueRow("2026-11-28 05:00", .hours(1), .serviceHours, "2026-11-28 06:00"),
        // The night from the 31st of December belongs to the old year's last day.
        DueRow("2026-12-31 23:00", .hours(2), .serviceHours, "2027-01-01 01:00"),
        DueRow("2026-11-23 23:00", .days(1), .serviceDay, "2026-11-24 23:00"),
        DueRow("2026-11-24 03:00", .days(1), .serviceDay, "2026-11-25 03:00"),
        // Friday's shift ends on Saturday, on which none begins: its end stands for it.
        DueRow("2026-11-28 03:00", .days(1), .serviceDay, "2026-12-01 00:00"),
    ]

    @Test(arguments: rows) func `a shift goes on after midnight`(row: DueRow) { row.check(Self.night, "Asia/Shanghai") }

    @Test func `a week has five nights`() {
        #expect(Self.night.consumed(from: at("2026-11-23 12:00"), to: at("2026-11-30 12:00")) == .hours(40))
    }
}

@Suite("A21 · Summer time")
struct SummerTimeTests {
    static let newYork = WorkCalendar(
        key: "ny", version: 1, zone: zone("America/New_York"), week: week("00:00-24:00", on: Weekday.allCases))
    static let newYorkShift = WorkCalendar(
        key: "ny", version: 1, zone: zone("America/New_York"), week: week("22:00-06:00", on: Weekday.allCases))
    static let berlin = WorkCalendar(
        key: "b", version: 1, zone: zone("Europe/Berlin"),
        week: week("01:30-02:30", "08:00-16:00", on: Weekday.allCases))

    @Test(arguments: [
        // 8 March 2026: 02:00 becomes 03:00. 1 November 2026: 02:00 becomes 01:00.
        DueRow("2026-03-08 01:30", .hours(1), .serviceHours, "2026-03-08 03:30"),
        DueRow("2026-11-01 00:30", .hours(2), .serviceHours, "2026-11-01 01:30"),
        DueRow("2026-03-07 02:30", .days(1), .serviceDay, "2026-03-08 03:00"),
        DueRow("2026-03-07 12:00", .days(1), .serviceDay, "2026-03-08 12:00"),
        DueRow("2026-10-31 12:00", .days(1), .serviceDay, "2026-11-01 12:00"),
        DueRow("2026-03-07 12:00", .days(1), .elapsed, "2026-03-08 13:00"),
    ])
    func `in New York the clocks leap`(row: DueRow) { row.check(Self.newYork, "America/New_York") }

    @Test func `a night shift is an hour shorter in spring and longer in autumn`() {
        let name = "America/New_York"
        func night(_ from: String, _ to: String) -> Duration {
            Self.newYorkShift.consumed(from: at(from, name), to: at(to, name))
        }
        #expect(night("2026-03-06 12:00", "2026-03-07 12:00") == .hours(8))
        #expect(night("2026-03-07 12:00", "2026-03-08 12:00") == .hours(7))
        #expect(night("2026-10-31 12:00", "2026-11-01 12:00") == .hours(9))
    }

    @Test func `in Berlin a period in the hour left out has its rest, and in the hour shown twice its first showing`() {
        let name = "Europe/Berlin"
        func early(_ day: String) -> Duration {
            Self.berlin.consumed(from: at(day + " 00:00", name), to: at(day + " 07:00", name))
        }
        #expect(early("2026-03-28") == .minutes(60))
        // 29 March: 02:00 becomes 03:00, so 01:30–02:30 has half an hour.
        #expect(early("2026-03-29") == .minutes(30))
        // 25 October: 03:00 becomes 02:00; 01:30 to the first 02:30 is an hour.
        #expect(early("2026-10-25") == .minutes(60))
    }

    @Test func `in the hour shown again a service day does not go back`() {
        let name = "America/New_York"
        // 05:59 GMT is 01:59 for the first time, 06:01 GMT is 01:01 for the second.
        let first = Self.newYork.due(from: at("2026-11-01 05:59", "GMT"), limit: .days(1), kind: .serviceDay).at
        let second = Self.newYork.due(from: at("2026-11-01 06:01", "GMT"), limit: .days(1), kind: .serviceDay).at
        #expect(shown(first, name) == "2026-11-02 01:59:00")
        #expect(shown(second, name) == "2026-11-02 02:00:00")
    }

    @Test func `days off and on are those of the zone`() throws {
        let moment = at("2026-11-23 00:30", "Asia/Shanghai")
        #expect(Day(moment, in: zone("Asia/Shanghai")) == Day("2026-11-23"))
        #expect(Day(moment, in: zone("Europe/Berlin")) == Day("2026-11-22"))
        #expect(Day(Instant(milliseconds: -1), in: zone("GMT")) == Day("1969-12-31"))
    }

    @Test func `an odd zone works too`() {
        let calendar = WorkCalendar(key: "k", version: 1, zone: zone("Asia/Kathmandu"), week: week("09:00-17:00"))
        DueRow("2026-11-23 16:30", .hours(1), .serviceHours, "2026-11-24 09:30").check(calendar, "Asia/Kathmandu")
        // Half an hour of summer time.
        let island = WorkCalendar(
            key: "l", version: 1, zone: zone("Australia/Lord_Howe"), week: week("00:00-24:00", on: Weekday.allCases))
        let name = "Australia/Lord_Howe"
        #expect(
            island.consumed(from: at("2026-10-04 00:00", name), to: at("2026-10-05 00:00", name))
                == .minutes(23 * 60 + 30))
    }
}
