import Foundation
import Vocabulary

/// Moments and lengths of time as people type them.
extension Instant {
    /// Reads `2026-10-01 09:30`, with seconds or not, on a zone's clocks; or ISO 8601 with `Z` or an offset, such as
    /// `2026-10-01T09:30+08:00`. Nil for anything else. A time that a clock change leaves out is the moment of the change.
    public init?(written text: String, in zone: TimeZone) {
        let form =
            #/(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:(Z)|([+-])(\d\d):?(\d\d))?/#
            .asciiOnlyDigits()
        guard let parts = text.wholeMatch(of: form)?.output, let day = Day(String(parts.1)),
            let hour = Int64(parts.2), let minute = Int64(parts.3), let second = Int64(parts.4 ?? "0"),
            hour < 24, minute < 60, second < 60
        else { return nil }
        let local = Int64(day.ordinal) * 86400 + hour * 3600 + minute * 60 + second
        guard parts.5 == nil else {
            self.init(seconds: local)
            return
        }
        guard let sign = parts.6 else {
            self.init(seconds: zone.seconds(atLocal: local))
            return
        }
        guard let hours = parts.7.flatMap({ Int64($0) }), let minutes = parts.8.flatMap({ Int64($0) }), hours < 24,
            minutes < 60
        else { return nil }
        let offset = hours * 3600 + minutes * 60
        self.init(seconds: local - (sign == "-" ? -offset : offset))
    }
}

extension Duration {
    /// Reads a length of time as a manual writes it, such as `30 min`, `4 h` or `2 days`; nil for anything else.
    public init?(written text: String) { self.init(manual: text) }
}

extension [Period] {
    /// Reads the hours of a day, such as `09:30-12:00 13:30-18:00`, with blanks or commas between; none for a blank text.
    /// Nil for anything else and for periods that overlap.
    public init?(written text: String) {
        let words = text.split { $0.isWhitespace || ",，、;；".contains($0) }
        let periods = words.map { Period(String($0).replacing(/[–—~～至]/, with: "-")) }
        guard let ordered = periods.compactMap(\.self).inOrder, ordered.count == words.count else { return nil }
        self = ordered
    }

    /// As it is read.
    public var written: String { map(\.description).joined(separator: " ") }
}
