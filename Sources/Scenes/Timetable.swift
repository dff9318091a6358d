import Foundation
import Manual
import Vocabulary

/// Days of 2026 that a scene can play on, and how a scene names moments, always on Shanghai's clocks.
public enum Timetable {
    /// The Monday of the first of three weeks without a holiday.
    public static let plainMonday = "2026-03-09"
    /// The last day of service before the National Day holiday, which is off from 1 to 7 October.
    public static let nationalDayEve = "2026-09-30"
    public static let nationalDay = "2026-10-01"
    public static let afterNationalDay = "2026-10-08"
    /// A Saturday that is worked in exchange for the holiday.
    public static let makeUpSaturday = "2026-10-10"
    /// The last day of service before the Spring Festival, itself a worked Saturday; off from 15 to 23 February.
    public static let springFestivalEve = "2026-02-14"
    public static let afterSpringFestival = "2026-02-24"
    /// The last day whose year's holidays are known.
    public static let lastKnownDay = "2026-12-31"

    public static let zoneName = "Asia/Shanghai"
    static let zone = TimeZone(identifier: zoneName) ?? .gmt

    /// Told when a scene names a moment that nobody understands.
    public struct Unreadable: Error, CustomStringConvertible {
        public let description: String
    }

    /// Reads `2026-10-01 09:30`; `Tue 10:00`, the next Tuesday at ten; or `10:00`, the next time that clocks show it. The
    /// next one can be now.
    public static func moment(_ text: String, after now: Instant) throws -> Instant {
        let parts = text.split(separator: " ")
        guard let time = parts.last.flatMap(seconds), parts.count <= 2 else { throw Unreadable(description: text) }
        guard parts.count == 2 else { return try first(from: now, at: time) { _ in true } }
        if let day = Day(String(parts[0])) { return instant(day, time) }
        guard let weekday = Weekday.allCases.first(where: { $0.rawValue.prefix(3) == parts[0].lowercased() }) else {
            throw Unreadable(description: text)
        }
        return try first(from: now, at: time) { $0.weekday == weekday }
    }

    /// How Shanghai's clocks show a moment, such as `2026-10-01 09:30`, with seconds only where there are some.
    public static func shown(_ moment: Instant) -> String {
        let local =
            moment.seconds + Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.seconds))))
        let seconds = Int(local - local.quotientFloored(by: 86400) * 86400)
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let time = parts.prefix(seconds % 60 == 0 ? 2 : 3).joined(separator: ":")
        return "\(Day(moment, in: zone)) \(time)"
    }

    private static func first(from now: Instant, at time: Int, where isRight: (Day) -> Bool) throws -> Instant {
        let today = Day(now, in: zone)
        let moments = (0...7).map { today + $0 }.filter(isRight).map { instant($0, time) }
        guard let next = moments.first(where: { $0 >= now }) else { throw Unreadable(description: "\(time)") }
        return next
    }

    private static func instant(_ day: Day, _ time: Int) -> Instant {
        let local = Int64(day.ordinal) * 86400 + Int64(time)
        return Instant(seconds: local - Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))))
    }

    /// The seconds of `09:30` or `09:30:15` since midnight.
    private static func seconds(_ time: Substring) -> Int? {
        let parts = time.split(separator: ":").map { Int($0) }
        guard (2...3).contains(parts.count) else { return nil }
        return parts.enumerated().reduce(Int?.some(0)) { sum, part in
            guard let sum, let number = part.element, (0..<60).contains(number) else { return nil }
            return sum + number * [3600, 60, 1][part.offset]
        }
    }
}
