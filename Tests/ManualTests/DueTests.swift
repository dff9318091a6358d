import Foundation
import Manual
import Testing
import Vocabulary

/// One due time: from, limit, kind, due, all in local time.
struct DueRow: Sendable, CustomTestStringConvertible {
    let from: String
    let limit: Duration
    let kind: TimeKind
    let due: String
    let isProvisional: Bool

    init(_ from: String, _ limit: Duration, _ kind: TimeKind, _ due: String, provisional: Bool = false) {
        (self.from, self.limit, self.kind, self.due, isProvisional) = (from, limit, kind, due, provisional)
    }

    var testDescription: String { "\(from) + \(limit) \(kind)" }

    func check(_ calendar: WorkCalendar, _ zone: String, _ place: SourceLocation = #_sourceLocation) {
        let due = calendar.due(from: at(from, zone), limit: limit, kind: kind)
        #expect(shown(due.at, zone) == self.due + (self.due.count == 16 ? ":00" : ""), sourceLocation: place)
        #expect(due.isProvisional == isProvisional, sourceLocation: place)
    }
}

@Suite("A21 · Due times in China")
struct ChineseDueTests {
    static let rows = [
        // Within a day, over lunch, over night, over a weekend.
        DueRow("2026-11-23 10:00", .minutes(30), .serviceHours, "2026-11-23 10:30"),
        DueRow("2026-11-23 17:45", .minutes(15), .serviceHours, "2026-11-23 18:00"),
        DueRow("2026-11-23 17:45", .minutes(30), .serviceHours, "2026-11-24 09:45"),
        DueRow("2026-11-23 18:00", .minutes(30), .serviceHours, "2026-11-24 10:00"),
        DueRow("2026-11-23 06:00", .minutes(30), .serviceHours, "2026-11-23 10:00"),
        DueRow("2026-11-20 17:00", .hours(2), .serviceHours, "2026-11-23 10:30"),
        DueRow("2026-11-21 12:00", .hours(2), .serviceHours, "2026-11-23 11:30"),
        DueRow("2026-11-20 17:00", .hours(24), .elapsed, "2026-11-21 17:00"),
        // National Day 2026: off 1–7 October, Saturday 10 October worked, Sunday 20 September worked.
        DueRow("2026-09-30 17:00", .hours(2), .serviceHours, "2026-10-08 10:30"),
        DueRow("2026-09-30 17:00", .days(1), .serviceDay, "2026-10-08 17:00"),
        DueRow("2026-10-09 17:00", .hours(2), .serviceHours, "2026-10-10 10:30"),
        DueRow("2026-10-09 17:00", .days(1), .serviceDay, "2026-10-10 17:00"),
        DueRow("2026-10-10 17:00", .days(1), .serviceDay, "2026-10-12 17:00"),
        DueRow("2026-09-18 17:00", .days(1), .serviceDay, "2026-09-20 17:00"),
        DueRow("2026-10-03 12:00", .minutes(30), .serviceHours, "2026-10-08 10:00"),
        DueRow("2026-10-03 12:00", .days(1), .serviceDay, "2026-10-09 09:30"),
        // Spring Festival 2026: off 15–23 February, Saturdays 14 and 28 February worked.
        DueRow("2026-02-13 17:30", .hours(1), .serviceHours, "2026-02-14 10:00"),
        DueRow("2026-02-14 17:30", .hours(1), .serviceHours, "2026-02-24 10:00"),
        DueRow("2026-02-14 11:00", .days(5), .serviceDay, "2026-02-28 11:00"),
        // Sunday 4 January 2026 is worked for the New Year's holiday.
        DueRow("2025-12-31 17:00", .days(1), .serviceDay, "2026-01-04 17:00"),
        DueRow("2025-12-31 17:00", .hours(2), .serviceHours, "2026-01-04 10:30"),
        // Service days: what comes in outside service counts from the next opening.
        DueRow("2026-11-23 10:00", .days(1), .serviceDay, "2026-11-24 10:00"),
        DueRow("2026-11-20 10:00", .days(1), .serviceDay, "2026-11-23 10:00"),
        DueRow("2026-11-23 22:00", .days(1), .serviceDay, "2026-11-25 09:30"),
        DueRow("2026-11-23 08:00", .days(1), .serviceDay, "2026-11-24 09:30"),
        DueRow("2026-11-22 12:00", .days(2), .serviceDay, "2026-11-25 09:30"),
        DueRow("2026-11-23 17:59:59", .days(1), .serviceDay, "2026-11-24 17:59:59"),
        DueRow("2026-11-23 18:00", .days(1), .serviceDay, "2026-11-25 09:30"),
        // Part of a service day that would end at night ends at an opening or a closing.
        DueRow("2026-11-23 10:00", .hours(18), .serviceDay, "2026-11-24 09:30"),
        DueRow("2026-11-23 10:00", .hours(10), .serviceDay, "2026-11-23 18:00"),
        DueRow("2026-11-23 10:00", .hours(3), .serviceDay, "2026-11-23 13:00"),
        // Nothing at all.
        DueRow("2026-11-23 10:00", .zero, .serviceHours, "2026-11-23 10:00"),
        DueRow("2026-11-23 20:00", .zero, .serviceHours, "2026-11-24 09:30"),
        DueRow("2026-11-23 10:00", .zero, .serviceDay, "2026-11-23 10:00"),
        DueRow("2026-11-23 10:00", .zero, .elapsed, "2026-11-23 10:00"),
        DueRow("2026-11-23 10:00", .seconds(-5), .elapsed, "2026-11-23 10:00"),
        DueRow("2026-11-23 10:00", .seconds(-5), .serviceHours, "2026-11-23 10:00"),
        // Years that have not been announced.
        DueRow("2026-12-31 17:00", .hours(1), .serviceHours, "2026-12-31 18:00"),
        DueRow("2026-12-31 17:00", .hours(2), .serviceHours, "2027-01-01 10:30", provisional: true),
        DueRow("2026-12-31 17:00", .days(1), .serviceDay, "2027-01-01 17:00", provisional: true),
        DueRow("2027-03-01 10:00", .minutes(5), .serviceHours, "2027-03-01 10:05", provisional: true),
        DueRow("2026-12-31 17:00", .days(30), .elapsed, "2027-01-30 17:00"),
        DueRow("2023-12-29 17:00", .minutes(5), .serviceHours, "2023-12-29 17:05", provisional: true),
    ]

    @Test(arguments: rows) func `a limit falls due`(row: DueRow) { row.check(center, "Asia/Shanghai") }

    @Test func `a working year has 8.5 hours for each of its service days`() throws {
        // 365 days, 104 weekend days, 6 of them worked; 33 days off, of which 13 are weekend days anyway.
        let worked = center.consumed(from: at("2026-01-01 00:00"), to: at("2027-01-01 00:00"))
        let start = try #require(Day("2026-01-01"))
        let days = (0..<365).filter { center.isServiceDay(start + $0) }.count
        #expect(worked == .minutes(days * 510))
        #expect(days == 248)
    }

    @Test func `a warning comes at its share of the limit`() {
        let from = at("2026-11-23 17:45")
        #expect(
            shown(center.warning(at: 75, from: from, limit: .minutes(40), kind: .serviceHours)) == "2026-11-24 09:45:00"
        )
        #expect(shown(center.warning(at: 50, from: from, limit: .hours(24), kind: .elapsed)) == "2026-11-24 05:45:00")
        #expect(shown(center.warning(at: 75, from: from, limit: .days(1), kind: .serviceDay)) == "2026-11-24 11:45:00")
    }

    @Test func `service is from the opening up to the closing`() {
        #expect(center.isInService(at: at("2026-11-23 09:30")))
        #expect(!center.isInService(at: at("2026-11-23 09:29:59")))
        #expect(center.isInService(at: at("2026-11-23 17:59:59")))
        #expect(!center.isInService(at: at("2026-11-23 18:00")))
        #expect(center.isInService(at: at("2026-02-14 12:00")))
        #expect(!center.isInService(at: at("2026-02-16 12:00")))
    }
}

@Suite("A21 · Limits at the edge")
struct EdgeTests {
    @Test(arguments: TimeKind.allCases) func `a huge limit ends somewhere`(kind: TimeKind) {
        let from = at("2026-11-23 10:00")
        let due = center.due(from: from, limit: .seconds(Int64.max), kind: kind)
        #expect(due.at > from)
        #expect(due.at <= from + .days(36_525 * 2))
    }

    @Test(arguments: TimeKind.allCases) func `a moment far away does no harm`(kind: TimeKind) {
        for moment in [Instant(milliseconds: -1 << 60), Instant(milliseconds: 1 << 60)] {
            _ = center.due(from: moment, limit: .hours(1), kind: kind)
            #expect(center.consumed(from: moment, to: moment + .hours(1), kind: kind) <= .hours(1))
        }
    }

    @Test(arguments: [TimeKind.serviceHours, .serviceDay])
    func `a calendar without service is never due, provisionally`(kind: TimeKind) {
        let closed = WorkCalendar(key: "closed", version: 1, zone: zone("Asia/Shanghai"), week: [:])
        let from = at("2026-11-23 10:00")
        let due = closed.due(from: from, limit: .minutes(1), kind: kind)
        #expect(due.isProvisional)
        #expect(due.at > from + .days(36_000))
        #expect(closed.consumed(from: from, to: from + .days(10)) == .zero)
    }

    @Test func `day and night all kinds of time agree`() {
        let from = at("2026-11-23 22:17:05")
        for kind in TimeKind.allCases {
            let due = WorkCalendar.always.due(from: from, limit: .days(3), kind: kind)
            #expect(due == Due(at: from + .days(3), isProvisional: false))
        }
    }

    @Test func `a calendar that follows no holidays is never provisional`() {
        let plain = WorkCalendar(key: "plain", version: 1, zone: zone("Asia/Shanghai"), week: week("09:00-17:00"))
        #expect(!plain.due(from: at("2031-05-05 10:00"), limit: .hours(40), kind: .serviceHours).isProvisional)
    }

    @Test func `without holidays at hand every year of the manual's calendar is provisional`() throws {
        let plan = try #require(standard.calendar("center"))
        let calendar = plan.calendar(zone: zone("Asia/Shanghai"), holidays: nil)
        let due = calendar.due(from: at("2026-02-16 10:00"), limit: .hours(1), kind: .serviceHours)
        #expect(shown(due.at) == "2026-02-16 11:00:00")
        #expect(due.isProvisional)
    }

    @Test func `several periods a day leave the break out`() {
        let calendar = WorkCalendar(
            key: "split", version: 1, zone: zone("Asia/Shanghai"), week: week("14:00-18:00", "09:00-12:00"))
        let due = calendar.due(from: at("2026-11-23 11:30"), limit: .hours(1), kind: .serviceHours)
        #expect(shown(due.at) == "2026-11-23 14:30:00")
        let next = calendar.due(from: at("2026-11-23 12:30"), limit: .days(1), kind: .serviceDay)
        #expect(shown(next.at) == "2026-11-24 14:00:00")
    }

    @Test func `a shorter day ends a service day at its closing`() {
        var hours = week("09:00-18:00")
        hours[.saturday] = [Period("09:00-12:00")].compactMap { $0 }
        let calendar = WorkCalendar(key: "short", version: 1, zone: zone("Asia/Shanghai"), week: hours)
        let due = calendar.due(from: at("2026-11-20 17:00"), limit: .days(1), kind: .serviceDay)
        #expect(shown(due.at) == "2026-11-21 12:00:00")
    }

    @Test func `overlapping periods count once`() {
        let calendar = WorkCalendar(
            key: "twice", version: 1, zone: zone("Asia/Shanghai"), week: week("09:00-12:00", "11:00-13:00"))
        #expect(calendar.consumed(from: at("2026-11-23 00:00"), to: at("2026-11-24 00:00")) == .hours(4))
    }
}

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
