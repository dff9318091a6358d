import Foundation
import Vocabulary

/// A moment as the wall clocks of a zone show it, in the Gregorian calendar. Plain arithmetic: a list of fifty rows
/// asks for a hundred of these.
public struct LocalTime: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int
    public let hour: Int
    public let minute: Int
    public let second: Int
    /// Days since 1970-01-01, to count from one date to another.
    public let dayNumber: Int

    public init(_ instant: Instant, in zone: TimeZone) {
        let moment = Date(timeIntervalSince1970: Double(instant.seconds))
        self.init(secondsSinceEpoch: instant.seconds + Int64(zone.secondsFromGMT(for: moment)))
    }

    /// The moment in UTC.
    public init(universal instant: Instant) { self.init(secondsSinceEpoch: instant.seconds) }

    private init(secondsSinceEpoch seconds: Int64) {
        let days = seconds.quotientFloored(by: 86400)
        let rest = Int(seconds - days * 86400)
        dayNumber = Int(days)
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
        (year, month, day) = Self.date(ofDay: Int(days))
    }

    /// The civil date of a day number: eras of 400 years that start on 1 March, so that the leap day comes last.
    private static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// `16:30`
    public var clock: String {
        String(unsafeUninitializedCapacity: 5) { bytes in
            Self.put(hour, at: 0, in: bytes)
            bytes[2] = UInt8(ascii: ":")
            Self.put(minute, at: 3, in: bytes)
            return 5
        }
    }
    /// `2026-11-23`
    public var date: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }
    /// `2026-11-23T16:30`, as a `datetime-local` field holds it.
    public var field: String { "\(date)T\(clock)" }
    /// `2026-11-23 16:30:05`
    public var exact: String { written(between: " ") }
    /// The same with what stands behind it: `2026-11-23 16:30:05 Asia/Shanghai`
    func exact(with rest: String) -> String { written(between: " ", behind: rest) }

    /// `2026-11-23T16:30:05`
    fileprivate var iso: String { written(between: "T") }

    private func written(between: Unicode.Scalar, behind: String = "") -> String {
        guard hasFourDigits else { return "\(date)\(between)\(clock):\(Self.two(second))\(behind)" }
        return String(unsafeUninitializedCapacity: Self.length + behind.utf8.count) { bytes in
            put(between: between, in: bytes)
            let rest = UnsafeMutableBufferPointer(rebasing: bytes[Self.length...])
            return Self.length + rest.update(fromContentsOf: behind.utf8)
        }
    }

    /// Whether the year has as many, as all have that a center sees.
    fileprivate var hasFourDigits: Bool { (1000...9999).contains(year) }
    fileprivate static let length = 19

    /// Date and time to the second, digit by digit.
    fileprivate func put(between: Unicode.Scalar, in bytes: UnsafeMutableBufferPointer<UInt8>) {
        Self.put(year / 100, at: 0, in: bytes)
        Self.put(year % 100, at: 2, in: bytes)
        bytes[4] = UInt8(ascii: "-")
        Self.put(month, at: 5, in: bytes)
        bytes[7] = UInt8(ascii: "-")
        Self.put(day, at: 8, in: bytes)
        bytes[10] = UInt8(ascii: between)
        Self.put(hour, at: 11, in: bytes)
        bytes[13] = UInt8(ascii: ":")
        Self.put(minute, at: 14, in: bytes)
        bytes[16] = UInt8(ascii: ":")
        Self.put(second, at: 17, in: bytes)
    }

    /// Two digits.
    private static func put(_ number: Int, at place: Int, in bytes: UnsafeMutableBufferPointer<UInt8>) {
        bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
        bytes[place + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Instant {
    /// `2026-11-23T08:30:05Z`, for machines.
    public var iso: String { LocalTime(universal: self).iso + "Z" }

    /// `2026-11-23T08:30:05.020Z`: RFC 3339.
    public var isoWithMilliseconds: String {
        let rest = milliseconds - seconds * 1000
        return LocalTime(universal: self).iso + (rest < 10 ? ".00" : rest < 100 ? ".0" : ".") + "\(rest)Z"
    }
}

extension HTML.StringInterpolation {
    /// `2026-11-23T08:30:05Z`, for machines.
    public mutating func appendInterpolation(iso instant: Instant) {
        append(LocalTime(universal: instant), between: "T")
        appendLiteral("Z")
    }

    /// `2026-11-23 16:30:05`
    mutating func appendInterpolation(exact time: LocalTime) { append(time, between: " ") }

    /// Without a string of its own: a list asks for a hundred of these.
    private mutating func append(_ time: LocalTime, between: Unicode.Scalar) {
        guard time.hasFourDigits else { return appendInterpolation(between == "T" ? time.iso : time.exact) }
        append(exactly: LocalTime.length) { time.put(between: between, in: $0) }
    }
}
