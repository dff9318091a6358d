import ArgumentParser
import Foundation
import Manual
import Pages
import Vocabulary

/// What the commands of the manual and of calendars read and say.
enum Spoken {
    private static var texts: Texts { Console.texts }

    static func moment(_ text: String, in zone: TimeZone) throws -> Instant {
        guard let moment = Instant(written: text, in: zone) else {
            throw Console.failure("manual-console.bad-time", text)
        }
        return moment
    }

    /// What a manual answers; where it does not know a word, which ones there are is said.
    static func answers(to question: DueQuestion, of edition: Edition) throws -> [DueAnswer] {
        do {
            return try edition.promises(asked: question)
        } catch {
            let known = error.known.isEmpty ? texts["manual-console.none"] : error.known.joined(separator: ", ")
            throw Console.failure("manual-console.unknown-word", error.meaning, error.word, known)
        }
    }

    /// A due time with what it comes from: limit, kind of time, paragraph, and for which tickets.
    static func answer(_ answer: DueAnswer, of edition: Edition, from: Instant, on calendar: WorkCalendar) -> [String] {
        let promise = answer.promise
        let due = promise.due(from: from, in: calendar)
        var lines = [shown(due.at, in: calendar.zone), limit(promise)]
        lines.append(texts["mark.by", promise.paragraph.number])
        lines += answer.circles.map { circle in
            [
                listed("manual-console.types", circle.types.map(\.text)),
                listed("manual-console.channels", circle.channels.map(\.text)),
            ].compactMap(\.self).joined(separator: " · ")
        }.filter { !$0.isEmpty }
        return lines + doubts(about: due, from: from, kind: promise.time, on: calendar)
    }

    /// `首次响应：15 分钟，按自然时间计`.
    static func limit(_ promise: Promise) -> String {
        let name = promise.name[texts.language]
        if let by = promise.by { return texts["manual-console.limit-by", name, by.description] }
        let time = texts["rule.time-\(promise.time.rawValue)"]
        return texts["manual-console.limit", name, span(promise.limit, promise.time), time]
    }

    static func due(_ due: Due, from: Instant, kind: TimeKind, on calendar: WorkCalendar) -> [String] {
        [shown(due.at, in: calendar.zone), texts["rule.time-\(kind.rawValue)"]]
            + doubts(about: due, from: from, kind: kind, on: calendar)
    }

    /// `9 h 30 min`; in service days also the days.
    static func span(_ duration: Duration, _ kind: TimeKind) -> String {
        var seconds = duration.milliseconds / 1000
        var parts: [String] = []
        func take(_ unit: Int64, _ key: (String) -> String) {
            let count = seconds / unit
            seconds -= count * unit
            if count > 0 { parts.append(key(String(count))) }
        }
        if kind == .serviceDay { take(86400) { texts["rule.days", $0] } }
        take(3600) { texts["rule.hours", $0] }
        take(60) { texts["rule.minutes", $0] }
        take(1) { texts["rule.seconds", $0] }
        return parts.isEmpty ? texts["rule.minutes", "0"] : parts.joined(separator: " ")
    }

    static func provisional(_ years: [Int]) -> String {
        let named = years.map(String.init).joined(separator: texts["manual-console.comma"])
        return texts["manual-console.provisional", named]
    }

    private static func doubts(about due: Due, from: Instant, kind: TimeKind, on calendar: WorkCalendar) -> [String] {
        guard due.isProvisional else { return [] }
        let years = calendar.unknownYears(from: from, to: due.at, kind: kind)
        return [years.isEmpty || years.count > 10 ? texts["manual-console.provisional-unknown"] : provisional(years)]
    }

    /// To the minute, or to the second where there are some.
    private static func shown(_ moment: Instant, in zone: TimeZone) -> String {
        let time = LocalTime(moment, in: zone)
        let clock = time.second == 0 ? "\(time.date) \(time.clock)" : time.exact
        return texts["manual-console.moment", clock, zone.identifier]
    }

    private static func listed(_ key: String, _ words: [String]) -> String? {
        words.isEmpty ? nil : texts.text(key, [words.joined(separator: texts["manual-console.comma"])])
    }
}
