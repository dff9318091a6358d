import Manual
import Vocabulary

/// Holidays on their way through a form: a line for each day, `2026-10-01 off 国庆节`.
enum HolidayLines {
    /// The most days that one import takes.
    static let most = 3000

    static func written(_ holidays: Holidays) -> String {
        let off = holidays.off.map { ($0, "off", $1) }
        let work = holidays.work.map { ($0, "work", $1) }
        return (off + work).sorted { $0.0 < $1.0 }.map { "\($0.0) \($0.1) \($0.2)" }.joined(separator: "\n")
    }

    /// Nil for what it never wrote.
    static func read(_ text: String, years: String) -> Holidays? {
        var off: [Day: String] = [:]
        var work: [Day: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard parts.count >= 2, let day = Day(parts[0]) else { return nil }
            let name = String((parts.count > 2 ? parts[2] : "").prefix(60))
            switch parts[1] {
            case "off": off[day] = name
            case "work": work[day] = name
            default: return nil
            }
        }
        let known = years.split(separator: " ").map { Int($0).flatMap { (1970...2299).contains($0) ? $0 : nil } }
        guard !known.contains(nil), off.count + work.count <= most else { return nil }
        return Holidays(source: "", years: Set(known.compactMap(\.self)), off: off, work: work)
    }
}
