import Foundation
import Manual
import Testing
import Vocabulary

/// Laws that hold for every calendar, tried on seeded random ones.
@Suite("A21 · Laws of calendars")
struct CalendarPropertyTests {
    static let calendars: [WorkCalendar] = {
        let nights = WorkCalendar(
            key: "nights", version: 1, zone: zone("America/New_York"),
            week: week("21:15-05:45", on: [.monday, .wednesday, .friday]))
        let split = WorkCalendar(
            key: "split", version: 1, zone: zone("Europe/Berlin"),
            week: week("01:00-02:15", "08:00-12:00", "13:30-23:59", on: [.saturday, .sunday, .monday]))
        let open = WorkCalendar(
            key: "open", version: 1, zone: zone("America/New_York"), week: week("00:00-24:00", on: Weekday.allCases))
        return [center, nights, split, open, .always]
    }()

    /// Moments of 2024 to 2027, many of them near a change of the clocks.
    static func moment(_ random: inout Seeded) -> Instant {
        let changes = ["2026-03-08 07:00", "2026-11-01 06:00", "2026-03-29 01:00", "2026-10-25 01:00"]
        if Int.random(in: 0..<3, using: &random) == 0, let change = changes.randomElement(using: &random) {
            return at(change, "GMT") + .milliseconds(Int64.random(in: -90_000_000...90_000_000, using: &random))
        }
        return at("2024-01-01 00:00") + .milliseconds(Int64.random(in: 0...94_000_000_000, using: &random))
    }

    static func limit(_ random: inout Seeded) -> Duration {
        let largest: Int64 = [60_000, 7_200_000, 86_400_000, 2_000_000_000][Int.random(in: 0..<4, using: &random)]
        return .milliseconds(Int64.random(in: 0...largest, using: &random))
    }

    @Test(arguments: calendars.indices) func `the service time up to the due time is the limit`(index: Int) {
        let calendar = Self.calendars[index]
        var random = Seeded(UInt64(index) + 1)
        for _ in 0..<400 {
            let from = Self.moment(&random)
            let limit = Self.limit(&random)
            let due = calendar.due(from: from, limit: limit, kind: .serviceHours).at
            #expect(calendar.consumed(from: from, to: due) == limit)
            if limit > .zero {
                #expect(calendar.consumed(from: from, to: due - .milliseconds(1)) == limit - .milliseconds(1))
            }
        }
    }

    @Test(arguments: calendars.indices, TimeKind.allCases)
    func `what comes later is never due earlier, nor is a longer limit`(index: Int, kind: TimeKind) {
        let calendar = Self.calendars[index]
        var random = Seeded(UInt64(index) + 100)
        for _ in 0..<400 {
            let from = Self.moment(&random)
            let later = from + .milliseconds(Int64.random(in: 0...10_000_000, using: &random))
            let limit = Self.limit(&random)
            let longer = limit + .milliseconds(Int64.random(in: 0...10_000_000, using: &random))
            let due = calendar.due(from: from, limit: limit, kind: kind).at
            #expect(due >= from)
            #expect(calendar.due(from: later, limit: limit, kind: kind).at >= due)
            #expect(calendar.due(from: from, limit: longer, kind: kind).at >= due)
        }
    }

    @Test(arguments: calendars.indices, TimeKind.allCases) func `time adds up`(index: Int, kind: TimeKind) {
        let calendar = Self.calendars[index]
        var random = Seeded(UInt64(index) + 200)
        for _ in 0..<300 {
            let moments = (0..<3).map { _ in Self.moment(&random) }.sorted()
            let whole = calendar.consumed(from: moments[0], to: moments[2], kind: kind)
            let parts =
                calendar.consumed(from: moments[0], to: moments[1], kind: kind)
                + calendar.consumed(from: moments[1], to: moments[2], kind: kind)
            #expect(whole == parts)
            #expect(calendar.consumed(from: moments[2], to: moments[0], kind: kind) == .zero)
        }
    }

    @Test(arguments: calendars.indices, TimeKind.allCases)
    func `a clock looked at on its way is due at the same time`(index: Int, kind: TimeKind) {
        let calendar = Self.calendars[index]
        var random = Seeded(UInt64(index) + 300)
        for _ in 0..<300 {
            let from = Self.moment(&random)
            let limit = Self.limit(&random) + .hours(1)
            let due = calendar.due(from: from, limit: limit, kind: kind).at
            let between =
                from + .milliseconds((due - from).milliseconds * Int64.random(in: 0..<100, using: &random) / 100)
            let used = calendar.consumed(from: from, to: between, kind: kind)
            guard used < limit else { continue }
            let again = calendar.due(from: between, limit: limit - used, kind: kind).at
            #expect(again == due, "\(shown(from)) \(limit) \(shown(between)) \(used)")
        }
    }

    @Test(arguments: calendars.indices) func `nothing in service days is due outside service or on a day without it`(
        index: Int
    ) {
        let calendar = Self.calendars[index]
        var random = Seeded(UInt64(index) + 400)
        for _ in 0..<300 {
            let due = calendar.due(from: Self.moment(&random), limit: Self.limit(&random), kind: .serviceDay).at
            #expect(calendar.isInService(at: due) || calendar.isInService(at: due - .milliseconds(1)))
            #expect(
                calendar.isServiceDay(Day(due - .milliseconds(1), in: calendar.zone))
                    || calendar.isServiceDay(Day(due, in: calendar.zone)))
        }
    }

    @Test func `service hours are what counting the minutes on the wall gives`() {
        var calendar = Foundation.Calendar(identifier: .gregorian)
        calendar.timeZone = zone("Asia/Shanghai")
        var random = Seeded(7)
        for _ in 0..<12 {
            let from = at("2026-01-01 00:00") + .minutes(Int.random(in: 0..<500_000, using: &random))
            let minutes = Int.random(in: 1..<20_000, using: &random)
            let counted = (0..<minutes).count { minute in
                let date = Date(timeIntervalSince1970: TimeInterval((from + .minutes(minute)).seconds))
                let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .weekday], from: date)
                guard let year = parts.year, let month = parts.month, let day = parts.day, let hour = parts.hour,
                    let minute = parts.minute, let weekday = parts.weekday,
                    let date = Day(year: year, month: month, day: day)
                else { return false }
                let isWorked =
                    chinese.work[date] != nil || (chinese.off[date] == nil && (2...6).contains(weekday))
                return isWorked && (570..<1080).contains(hour * 60 + minute)
            }
            #expect(center.consumed(from: from, to: from + .minutes(minutes)) == .minutes(counted))
        }
    }

    @Test func `computing is thread-safe`() async {
        let fresh = WorkCalendar(
            key: "x", version: 1, zone: zone("Europe/Berlin"), week: week("09:00-17:00"), exceptions: [:], years: nil)
        let from = at("2020-06-01 10:00", "Europe/Berlin")
        let dues = await withTaskGroup(of: Instant.self) { group in
            for _ in 0..<32 { group.addTask { fresh.due(from: from, limit: .hours(9000), kind: .serviceHours).at } }
            return await group.reduce(into: Set<Instant>()) { $0.insert($1) }
        }
        #expect(dues.count == 1)
    }
}
