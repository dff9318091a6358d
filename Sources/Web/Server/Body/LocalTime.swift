import Foundation
import Vocabulary

/// Times as `<input type="datetime-local">` and RFC 3339 write them.
enum LocalTime {
    /// `2026-11-23T18:40`, with seconds or not, in the zone; or with `Z` or an offset. nil of any other text and of times
    /// that no calendar has. A time that a clock change skips is the moment after it.
    static func instant(_ text: String, in zone: TimeZone) -> Instant? {
        guard text.utf8.count <= 35 else { return nil }
        var rest = Array(text.utf8)[...]
        guard let year = number(&rest, 4), take(&rest, "-"), let month = number(&rest, 2), take(&rest, "-"),
            let day = number(&rest, 2), take(&rest, "T") || take(&rest, " "), let hour = number(&rest, 2),
            take(&rest, ":"), let minute = number(&rest, 2)
        else { return nil }
        var second = 0
        if take(&rest, ":") {
            guard let seconds = number(&rest, 2) else { return nil }
            second = seconds
            if take(&rest, ".") { rest = rest.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
        }
        guard let zone = offset(&rest, in: zone), rest.isEmpty, year >= 1900, hour < 24, minute < 60, second < 60 else {
            return nil
        }
        return instant(year, month, day, hour, minute, second, zone)
    }

    private static func instant(
        _ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int, _ zone: TimeZone
    ) -> Instant? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = DateComponents(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        guard let date = calendar.date(from: parts),
            calendar.dateComponents([.month, .day], from: date) == DateComponents(month: month, day: day)
        else { return nil }
        return Instant(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }

    /// The zone that the rest names; the given one where there is no rest.
    private static func offset(_ rest: inout ArraySlice<UInt8>, in zone: TimeZone) -> TimeZone? {
        guard !rest.isEmpty else { return zone }
        if take(&rest, "Z") { return .gmt }
        let sign = take(&rest, "-") ? -1 : take(&rest, "+") ? 1 : 0
        guard sign != 0, let hours = number(&rest, 2), take(&rest, ":"), let minutes = number(&rest, 2), hours < 24,
            minutes < 60
        else { return nil }
        return TimeZone(secondsFromGMT: sign * (hours * 3600 + minutes * 60))
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, _ digits: Int) -> Int? {
        let part = rest.prefix(digits)
        guard part.count == digits, part.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        rest = rest.dropFirst(digits)
        return part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func take(_ rest: inout ArraySlice<UInt8>, _ mark: Character) -> Bool {
        guard rest.first == mark.asciiValue else { return false }
        rest = rest.dropFirst()
        return true
    }
}
