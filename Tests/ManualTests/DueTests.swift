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
