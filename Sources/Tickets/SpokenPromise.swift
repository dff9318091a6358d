import Foundation
import Manual
import Vocabulary

/// A promise as people type it to a customer: "15:00 给您回电", "两小时内答复您", "I'll call you back by 3 pm".
public struct SpokenPromise: Hashable, Sendable {
    /// What keeps it.
    public enum Way: String, Sendable, Codable { case call, words }

    public let way: Way
    public let due: Instant

    public init(way: Way, due: Instant) {
        self.way = way
        self.due = due
    }

    /// The first promise in some words: a sentence that says what will be done for the customer, and by when. A time that
    /// has passed is a story, not a promise.
    public init?(in words: String, said now: Instant, zone: TimeZone) {
        let text =
            (String(words.prefix(2000)).applyingTransform(.fullwidthToHalfwidth, reverse: false) ?? String(words))
            .applyingTransform(StringTransform("Hant-Hans"), reverse: false)?.lowercased()
        for sentence in (text ?? "").split(whereSeparator: { "\u{3002}\u{FF61}!?;\n".contains($0) }) {
            guard Self.mayPromise(sentence) else { continue }
            guard let way = Self.way(in: sentence), let due = Self.due(in: sentence, now, zone), due > now else {
                continue
            }
            self.init(way: way, due: due)
            return
        }
        return nil
    }
}

extension SpokenPromise {
    /// Whether a sentence has what no promise is without, somebody spoken to and a time in figures: most have not, and
    /// looking for patterns takes long.
    private static func mayPromise(_ sentence: Substring) -> Bool {
        let isToSomebody = sentence.contains { $0 == "您" || $0 == "你" } || sentence.contains("you")
        return isToSomebody
            && (sentence.contains { "0"..."9" ~= $0 || digits[$0] != nil || $0 == "十" || $0 == "半" }
                || sentence.contains("hour") || sentence.contains("min"))
    }

    private static func way(in sentence: Substring) -> Way? {
        let calls =
            /[给跟和与向为同][您你].{0,6}(?:回个?电|打个?电话|去电|拨打|回拨|通话)|(?:致电|回电给|打给)[您你]|\b(?:call|phone|ring)\s+you\b|\bgive\s+you\s+a\s+(?:call|ring)\b/
        let words =
            /[给跟和与向为同][您你].{0,8}(?:回复|答复|反馈|消息|结果|说明|联系|沟通|同步|回话)|(?:联系|联络|通知|告知|答复|回复|告诉)[您你]|\bget\s+back\s+to\s+you\b|\blet\s+you\s+know\b|\b(?:update|tell|inform|email|write\s+to|reply\s+to|contact)\s+you\b/
        if sentence.contains(calls) { return .call }
        return sentence.contains(words) ? .words : nil
    }

    private static func due(in sentence: Substring, _ now: Instant, _ zone: TimeZone) -> Instant? {
        span(in: sentence).map { now + $0 } ?? moment(in: sentence, now, zone)
    }

    /// "30 分钟内", "两个小时后", "半小时内", "within 2 hours".
    private static func span(in sentence: Substring) -> Duration? {
        if sentence.contains(/半个?(?:小时|钟头)(?:之?内|以内|后|之后)/) { return .minutes(30) }
        let chinese = /(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:(分)钟|个?小时|个?钟头)(?:之?内|以内|后|之后)/
        if let match = sentence.firstMatch(of: chinese), let count = number(match.1) {
            return match.2 == nil ? .hours(count) : .minutes(count)
        }
        let english = /\b(?:in|within)\s+(?:the\s+next\s+)?(\d{1,3}|an?|half\s+an)\s*(minute|min|hour)s?\b/
        guard let match = sentence.firstMatch(of: english) else { return nil }
        if match.1.hasPrefix("half") { return .minutes(30) }
        let count = Int(match.1) ?? 1
        return match.2 == "hour" ? .hours(count) : .minutes(count)
    }

    /// "15:00", "明天上午十点半", "今天下午3点前", "tomorrow at 10 am".
    private static func moment(in sentence: Substring, _ now: Instant, _ zone: TimeZone) -> Instant? {
        let today = Day(now, in: zone)
        let day = day(in: sentence, today)
        for (hour, minute, half) in times(in: sentence) where hour < 24 && minute < 60 {
            let clock = half == .later && hour < 12 ? hour + 12 : hour
            let moment = (day ?? today).instant(clock, minute, in: zone)
            if moment > now { return moment }
            // "三点" said at ten in the morning means fifteen o'clock; nobody means three at night.
            guard day == nil, half == nil, (1...7).contains(hour) else { continue }
            let later = today.instant(hour + 12, minute, in: zone)
            if later > now { return later }
        }
        return nil
    }

    private enum Half { case earlier, later }

    private static func times(in sentence: Substring) -> [(hour: Int, minute: Int, half: Half?)] {
        let chinese =
            /(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|今晚|明晚|明早)?\s*(\d{1,2}|[一二两三四五六七八九十]{1,3})\s*(?:点钟?|时)(?!间)(?:(半)|(一刻)|(\d{1,2}|[一二三四五六七八九十]{1,3})分?)?/
        let digital = /(?:(上午|中午|下午|晚上|今晚|明晚)\s*|^|[^\d:.])(\d{1,2}):(\d{2})(?!\d)\s*(am|pm|a\.m\.|p\.m\.)?/
        let english = /(?:^|[^\d:.])(\d{1,2})\s*(am|pm|a\.m\.|p\.m\.)/
        var found: [(place: String.Index, hour: Int, minute: Int, half: Half?)] = []
        for match in sentence.matches(of: digital) {
            guard let hour = Int(match.2), let minute = Int(match.3) else { continue }
            found.append((match.range.lowerBound, hour, minute, half(match.1) ?? half(match.4)))
        }
        for match in sentence.matches(of: chinese) {
            guard let hour = number(match.2) else { continue }
            let minute = match.3 != nil ? 30 : match.4 != nil ? 15 : match.5.flatMap(number) ?? 0
            found.append((match.range.lowerBound, hour, minute, half(match.1)))
        }
        for match in sentence.matches(of: english) {
            guard let hour = Int(match.1) else { continue }
            found.append((match.range.lowerBound, hour, 0, half(match.2)))
        }
        return found.sorted { $0.place < $1.place }.map { ($0.hour, $0.minute, $0.half) }
    }

    private static func half(_ word: Substring?) -> Half? {
        guard let word else { return nil }
        if word.contains(/下午|傍晚|晚|中午|p/) { return .later }
        return word.contains(/凌晨|早|上午|a/) ? .earlier : nil
    }

    private static func day(in sentence: Substring, _ today: Day) -> Day? {
        if sentence.contains(/后天|day after tomorrow/) { return today + 2 }
        if sentence.contains(/明[天日早晚]|\btomorrow\b/) { return today + 1 }
        if sentence.contains(/今[天日晚]|\btoday\b/) { return today }
        guard let match = sentence.firstMatch(of: /(下)?(?:周|星期|礼拜)([一二三四五六日天])/) else { return nil }
        let weekday = number(match.2) ?? 7
        return today + (weekday - 1 - today.weekday.place) + (match.1 == nil ? 0 : 7)
    }

    private static let digits: [Character: Int] = [
        "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    /// Digits, or Chinese numerals below a hundred.
    private static func number(_ text: Substring) -> Int? {
        if let number = Int(text) { return number }
        let parts = text.split(separator: "十", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return text.count == 1 ? text.first.flatMap { digits[$0] } : nil }
        let tens = parts[0].isEmpty ? 1 : parts[0].first.flatMap { digits[$0] }
        let ones = parts[1].isEmpty ? 0 : parts[1].first.flatMap { digits[$0] }
        guard let tens, let ones else { return nil }
        return tens * 10 + ones
    }
}

extension Weekday {
    /// 0 for Monday.
    fileprivate var place: Int { Weekday.allCases.firstIndex(of: self) ?? 0 }
}

extension Day {
    /// When a zone's clocks show this time on the day.
    fileprivate func instant(_ hour: Int, _ minute: Int, in zone: TimeZone) -> Instant {
        let local = Int64(ordinal) * 86400 + Int64(hour * 3600 + minute * 60)
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
        let there = Date(timeIntervalSince1970: Double(local - Int64(offset)))
        return Instant(seconds: local - Int64(zone.secondsFromGMT(for: there)))
    }
}
