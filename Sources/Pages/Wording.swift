import Foundation
import Vocabulary

/// Times, spans, numbers and sizes as people say them: in one language, in one zone, seen from one moment.
public struct Wording: Equatable, Sendable {
    public let texts: Texts
    public let zone: TimeZone
    public let now: Instant
    private let today: LocalTime
    /// With a space before it.
    private let zoneName: String

    public init(_ texts: Texts, zone: TimeZone, now: Instant) {
        self.texts = texts
        self.zone = zone
        self.now = now
        today = LocalTime(now, in: zone)
        zoneName = " " + zone.identifier
    }
}

// MARK: - Times

extension Wording {
    /// "刚刚", "12 分钟前", "昨天 16:30", "11 月 3 日 09:05", "2025 年 11 月 3 日 09:05".
    public func moment(_ instant: Instant) -> String { moment(instant, LocalTime(instant, in: zone)).text }

    private func moment(_ instant: Instant, _ time: LocalTime) -> Saying {
        let age = now.milliseconds - instant.milliseconds
        if age >= 0, age < 60_000 { return texts["time.just-now"] }
        if age >= 0, age < 3_600_000 { return texts["time.minutes-ago", "\(age / 60_000)"] }
        return appointment(time)
    }

    /// The same without "ago", for a time that was or is agreed: "今天 16:30", "明天 09:00".
    public func appointment(_ instant: Instant) -> String { appointment(LocalTime(instant, in: zone)).text }

    private func appointment(_ time: LocalTime) -> Saying {
        switch time.dayNumber - today.dayNumber {
        case 0: return texts["time.today", time.clock]
        case -1: return texts["time.yesterday", time.clock]
        case 1: return texts["time.tomorrow", time.clock]
        default: break
        }
        return time.year == today.year
            ? texts["time.day-and-clock", texts.day(time.day, of: time.month), time.clock]
            : texts["time.date-and-clock", texts.day(time.day, of: time.month), time.clock, "\(time.year)"]
    }

    /// The same for a record on paper, where "yesterday" would grow old: `2026-11-23 16:30`.
    public func stamp(_ instant: Instant) -> String {
        let time = LocalTime(instant, in: zone)
        return "\(time.date) \(time.clock)"
    }

    /// `2026-11-23 16:30:05 Asia/Shanghai`, shown on hover.
    public func exact(_ instant: Instant) -> String {
        LocalTime(instant, in: zone).exact(with: zoneName)
    }

    /// A `<time>` that people read, machines parse and a pointer makes exact.
    public func time(_ instant: Instant) -> HTML {
        let time = LocalTime(instant, in: zone)
        return """
            <time datetime="\(iso: instant)" title="\(exact: time)\(zoneName)">\(moment(instant, time))</time>
            """
    }

    /// A `<time>` for paper: exact to the minute.
    public func stamped(_ instant: Instant) -> HTML {
        "<time datetime=\"\(iso: instant)\">\(stamp(instant))</time>"
    }
}

// MARK: - Spans

extension Wording {
    /// "不到 1 分钟", "12 分钟", "3 小时 5 分钟", "2 天 4 小时". Whole minutes, rounded down.
    public func span(_ duration: Duration) -> String { length(of: duration).text }

    /// The same where a sentence says it.
    public func length(of duration: Duration) -> Saying {
        let minutes = max(0, duration.milliseconds) / 60_000
        let (hours, days) = (minutes / 60, minutes / 1440)
        return switch minutes {
        case ..<1: texts["span.under-a-minute"]
        case ..<60: texts["span.minutes", "\(minutes)"]
        case ..<1440 where minutes % 60 == 0: texts["span.hours", "\(hours)"]
        case ..<1440: texts["span.hours-minutes", "\(hours)", "\(minutes % 60)"]
        case _ where hours % 24 == 0: texts["span.days", "\(days)"]
        default: texts["span.days-hours", "\(days)", "\(hours % 24)"]
        }
    }

    /// "还剩 12 分钟" before the moment, "已超时 5 分钟" after it.
    public func left(until due: Instant) -> Saying {
        now <= due
            ? texts["span.left", about: length(of: due - now)] : texts["span.over", about: length(of: now - due)]
    }
}

// MARK: - Numbers

extension Wording {
    /// `12,345`
    public func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var grouped = value < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { grouped.append(",") }
            grouped.append(digit)
        }
        return grouped
    }

    /// A count that stops: "999+".
    public func count(_ value: Int, upTo limit: Int = 999) -> String {
        value > limit ? "\(number(limit))+" : number(value)
    }

    /// `840 B`, `12 kB`, `3.4 MB`: thousands, one decimal below ten.
    public func size(_ bytes: Int) -> String {
        guard bytes >= 1000 else { return "\(bytes) B" }
        let units = ["kB", "MB", "GB", "TB"]
        var (value, unit) = (Double(bytes) / 1000, 0)
        while value >= 999.5, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
        let tenths = Int((value * 10).rounded())
        return tenths < 100 && tenths % 10 != 0
            ? "\(tenths / 10).\(tenths % 10) \(units[unit])" : "\(Int(value.rounded())) \(units[unit])"
    }

    /// A contact that shows whose it may be and no more: "尾号 8000", "…@example.com". A short or strange one shows
    /// nothing of itself.
    public func masked(_ contact: String) -> String {
        if let at = contact.lastIndex(of: "@"), at != contact.startIndex { return "…\(contact[at...])" }
        let digits = contact.filter { $0.isASCII && $0.isNumber }
        return digits.count >= 7 ? texts["contact.tail", String(digits.suffix(4))] : texts["contact.hidden"]
    }
}
