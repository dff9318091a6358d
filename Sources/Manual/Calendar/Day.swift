import Foundation
import Vocabulary

/// A date of the Gregorian calendar, without a zone, written `2026-02-14`.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let ordinal: Int

    public init(ordinal: Int) { self.ordinal = ordinal }

    /// Nil where the calendar has no such date; years 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.init(ordinal: Day.ordinal(year, month, day))
        guard parts == (year, month, day) else { return nil }
    }

    /// Reads `2026-02-14`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The date that a zone's calendars show at an instant.
    public init(_ instant: Instant, in zone: TimeZone) {
        self.init(ordinal: Int(zone.localSeconds(at: instant.seconds).quotientFloored(by: 86400)))
    }

    public var parts: (year: Int, month: Int, day: Int) {
        // Counted in eras of 400 years from 0000-03-01, so that the leap day is the last of its year.
        let shifted = ordinal + 719_468
        let era = Int(Int64(shifted).quotientFloored(by: 146_097))
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let civilMonth = month < 10 ? month + 3 : month - 9
        let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
        return (year, civilMonth, dayOfYear - (153 * month + 2) / 5 + 1)
    }

    public var year: Int { parts.year }
    public var weekday: Weekday { Weekday(daysSinceMonday: Int((Int64(ordinal) + 3).remainderFloored(by: 7))) }

    public static func < (left: Day, right: Day) -> Bool { left.ordinal < right.ordinal }
    public static func + (day: Day, count: Int) -> Day { Day(ordinal: day.ordinal + count) }

    /// The first of January.
    static func first(of year: Int) -> Day { Day(ordinal: ordinal(year, 1, 1)) }

    private static func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = Int(Int64(shiftedYear).quotientFloored(by: 400))
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension Day: CustomStringConvertible, Codable {
    public var description: String {
        let (year, month, day) = parts
        return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = Day(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "YYYY-MM-DD")
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The days of the week, Monday first.
public enum Weekday: String, CaseIterable, Hashable, Sendable, Codable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    init(daysSinceMonday count: Int) { self = Weekday.allCases[count] }
}

extension BinaryInteger {
    /// With zeros before it.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}

extension Int64 {
    func remainderFloored(by divisor: Int64) -> Int64 { self - quotientFloored(by: divisor) * divisor }
}
