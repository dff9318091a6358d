import Manual
import Rulebook
import Storage
import Vocabulary

extension RunningClock {
    /// Starts the clock of a promise that names its moment, as people make them: it runs by the wall clock.
    public static func start(
        _ kind: ClockKind, of subject: String, _ number: Int64, until due: Instant, warning warnings: [Int],
        because paragraph: Paragraph, edition: Int64, in tx: Transaction
    ) throws -> RunningClock {
        let clock = RunningClock(
            id: 0, subject: subject, subjectNumber: number, kind: kind, paragraph: paragraph, edition: edition,
            time: .elapsed, calendar: WorkCalendar.always.key, limit: due - tx.now, consumed: .zero,
            startedAt: tx.now, resumedAt: tx.now, due: due, provisional: false, warnings: warnings, warned: 0,
            verdict: nil, verdictAt: nil, endedAt: nil)
        return try clock.inserted(nextLook: clock.nextLook(on: .always), in: tx)
    }

    /// Gives it until another moment, later than its own. What has passed stays passed.
    public mutating func extend(to moment: Instant, in tx: Transaction) throws {
        try missWhatHasPassed(in: tx)
        guard isOpen, verdict == nil, moment > due else { return }
        let calendar = try tx.calendar(calendar)
        let from = resumedAt ?? tx.now
        limit = consumed + calendar.consumed(from: from, to: moment, kind: time)
        due = moment
        warned = 0
        warned = lastWarning(reachedBy: tx.now, on: calendar) ?? 0
        try save(nextLook: isRunning ? nextLook(on: calendar) : nil, in: tx)
        try ClockEvent.extended(clock: id, kind: kind, due: due).record(of: self, in: tx)
    }
}
