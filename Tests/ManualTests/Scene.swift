import Foundation
import Manual
import Presets
import Testing
import Vocabulary

/// The standard manual, read once.
let standard: Edition = {
    do {
        guard let text = try Presets.text(of: "standard") else { fatalError("no preset") }
        return try Edition.read(text)
    } catch { fatalError("\(error)") }
}()

/// China's holidays as the program brings them.
let chinese: Holidays = {
    do { return try Holidays.read(Presets.chineseCalendar) } catch { fatalError("\(error)") }
}()

/// The standard manual's service hours in Shanghai.
let center: WorkCalendar = {
    guard let plan = standard.calendar("center") else { fatalError("no plan") }
    return plan.calendar(zone: zone("Asia/Shanghai"), holidays: chinese)
}()

func zone(_ name: String) -> TimeZone {
    guard let zone = TimeZone(identifier: name) else { fatalError("no zone \(name)") }
    return zone
}

/// A moment such as `2026-09-30 17:00` or `2026-09-30 17:00:15` on a zone's clocks, by Foundation's own reckoning.
func at(_ text: String, _ name: String = "Asia/Shanghai") -> Instant {
    let parts = text.split(whereSeparator: { "- :".contains($0) }).compactMap { Int($0) }
    var calendar = Foundation.Calendar(identifier: .gregorian)
    calendar.timeZone = zone(name)
    let components = DateComponents(
        year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4],
        second: parts.count > 5 ? parts[5] : 0)
    guard let date = calendar.date(from: components) else { fatalError("no such time: \(text)") }
    return Instant(seconds: Int64(date.timeIntervalSince1970))
}

/// A moment as a zone's clocks show it, for failures that can be read.
func shown(_ instant: Instant, _ name: String = "Asia/Shanghai") -> String {
    let format = DateFormatter()
    format.calendar = Foundation.Calendar(identifier: .gregorian)
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = zone(name)
    format.dateFormat = "yyyy-MM-dd HH:mm:ss"
    return format.string(from: Date(timeIntervalSince1970: TimeInterval(instant.milliseconds) / 1000))
}

/// A week of the same hours on the given days.
func week(_ periods: String..., on days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday])
    -> [Weekday: [Period]]
{
    Dictionary(uniqueKeysWithValues: days.map { ($0, periods.compactMap { Period($0) }) })
}

/// A generator that gives the same numbers in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
