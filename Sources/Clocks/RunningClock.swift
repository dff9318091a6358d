import Manual
import Storage
import Vocabulary

/// A promise with a time limit, given to somebody about some subject: running, paused, or over, with its verdict.
public struct RunningClock: Hashable, Sendable {
    public enum Verdict: String, Sendable { case met, missed }
    public enum State: Hashable, Sendable { case running, paused, ended }

    public internal(set) var id: Int64
    public let subject: String
    public let subjectNumber: Int64
    public let kind: ClockKind
    /// Why it runs: the paragraph of the edition that promises it.
    public internal(set) var paragraph: Paragraph
    public let edition: Int64
    public internal(set) var time: TimeKind
    public internal(set) var calendar: CalendarKey
    public internal(set) var limit: Duration
    /// The part of the limit that was used up before the last pause.
    public internal(set) var consumed: Duration
    public let startedAt: Instant
    /// Since when it has been running without a pause; nil while it is paused.
    public internal(set) var resumedAt: Instant?
    public internal(set) var due: Instant
    /// The calendar had no data for a year that was needed, so the due time follows the weekly pattern.
    public internal(set) var provisional: Bool
    /// The shares of the limit, in percent, at which people are warned.
    public internal(set) var warnings: [Int]
    /// The last share that was warned about.
    public internal(set) var warned: Int
    public internal(set) var verdict: Verdict?
    public internal(set) var verdictAt: Instant?
    public internal(set) var endedAt: Instant?

    public var state: State { endedAt != nil ? .ended : resumedAt == nil ? .paused : .running }
    public var isRunning: Bool { state == .running }
    /// A promise that is still open and counts in a list's order.
    public var isOpen: Bool { endedAt == nil }
}

extension RunningClock {
    public static let columns: SQL = """
        id, subject, subject_number, kind, paragraph, edition, time_kind, calendar, time_limit, consumed, started_at,
        resumed_at, due_at, provisional, warnings, warned, verdict, verdict_at, ended_at
        """

    public init(_ row: Row) {
        id = row[0]
        subject = row[1]
        subjectNumber = row[2]
        kind = row[3]
        paragraph = row[4]
        edition = row[5]
        time = TimeKind(rawValue: row[6]) ?? .elapsed
        calendar = row[7]
        limit = row[8]
        consumed = row[9]
        startedAt = row[10]
        resumedAt = row[11]
        due = row[12]
        provisional = row[13]
        warnings = Self.percents(row[14])
        warned = row[15]
        verdict = (row[16] as String?).flatMap(Verdict.init)
        verdictAt = row[17]
        endedAt = row[18]
    }

    /// `50 75 90`, as a column holds it.
    private static func percents(_ text: String) -> [Int] {
        text.utf8.split(separator: UInt8(ascii: " ")).map { digits in
            digits.reduce(0) { 10 &* $0 &+ Int($1) &- 0x30 }
        }
    }

    /// Whose clock a row is, for lists that do not want all of it.
    public static func subjectNumber(in row: Row) -> Int64 { row[2] }

    /// What is still promised of the limit.
    var remaining: Duration { max(limit - consumed, .zero) }

    /// The next warning that has not been given, in percent of the limit.
    var nextWarning: Int? { warnings.first { $0 > warned } }

    /// When the loop must look at it again.
    func nextLook(on calendar: WorkCalendar) -> Instant? {
        guard verdict == nil, let resumedAt else { return nil }
        return nextWarning.map { moment(of: $0, since: resumedAt, on: calendar) } ?? due
    }

    /// The last share that has been reached and not been warned about; those before it need no warning any more.
    func lastWarning(reachedBy now: Instant, on calendar: WorkCalendar) -> Int? {
        guard let resumedAt else { return warnings.last { $0 > warned && limit * $0 / 100 <= consumed } }
        return warnings.last { $0 > warned && moment(of: $0, since: resumedAt, on: calendar) <= now }
    }

    /// When so many percent of the limit are used up.
    private func moment(of share: Int, since resumedAt: Instant, on calendar: WorkCalendar) -> Instant {
        let until = limit * share / 100 - consumed
        guard until > .zero else { return resumedAt }
        return min(calendar.due(from: resumedAt, limit: until, kind: time).at, due)
    }
}

extension Reading {
    /// Every clock of a subject, in the order in which they were started.
    public func clocks(of subject: String, _ number: Int64) throws -> [RunningClock] {
        try rows(
            """
            SELECT \(sql: RunningClock.columns) FROM clock
            WHERE subject = \(subject) AND subject_number = \(number) ORDER BY id
            """, RunningClock.init)
    }
}

extension Transaction {
    /// The clocks of a subject that are not over, locked for a verb that ends, pauses or resumes them.
    public func openClocks(of subject: String, _ number: Int64) throws -> [RunningClock] {
        try rows(
            """
            SELECT \(sql: RunningClock.columns) FROM clock
            WHERE subject = \(subject) AND subject_number = \(number) AND ended_at IS NULL ORDER BY id\(sql: forUpdate)
            """, RunningClock.init)
    }
}
