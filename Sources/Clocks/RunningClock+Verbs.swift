import Manual
import Rulebook
import Storage
import Vocabulary

extension RunningClock {
    /// Starts the clock of a promise.
    /// - Parameters:
    ///   - known: the promise's calendar, where it is at hand already.
    ///   - isAgain: it was kept just now and is owed anew.
    @discardableResult
    public static func start(
        _ promise: Promise, on known: WorkCalendar? = nil, of subject: String, _ number: Int64, edition: Int64,
        again isAgain: Bool = false, in tx: Transaction
    ) throws -> RunningClock {
        let calendar = try known ?? tx.calendar(promise.calendar)
        let due = promise.due(from: tx.now, in: calendar, again: isAgain)
        let clock = RunningClock(
            id: 0, subject: subject, subjectNumber: number, kind: promise.kind, paragraph: promise.paragraph,
            edition: edition, time: promise.time, calendar: promise.calendar, limit: promise.limit, consumed: .zero,
            startedAt: tx.now, resumedAt: tx.now, due: due.at, provisional: due.isProvisional,
            warnings: promise.warnings, warned: 0, verdict: nil, verdictAt: nil, endedAt: nil)
        return try clock.inserted(nextLook: clock.nextLook(on: calendar), in: tx)
    }

    func inserted(nextLook: Instant?, in tx: Transaction) throws -> RunningClock {
        var clock = self
        clock.id = try tx.insert(
            """
            INSERT INTO clock (subject, subject_number, kind, paragraph, edition, time_kind, calendar, time_limit,
                started_at, resumed_at, due_at, provisional, warnings, next_at)
            VALUES (\(subject), \(subjectNumber), \(kind), \(paragraph), \(edition), \(time.rawValue), \(calendar),
                \(limit), \(tx.now), \(tx.now), \(due), \(provisional),
                \(warnings.map(String.init).joined(separator: " ")), \(nextLook))
            RETURNING id
            """)
        return clock
    }

    /// What was promised has been done: in time, or too late; a verdict once given stays.
    public mutating func end(in tx: Transaction) throws {
        guard isOpen else { return }
        try missWhatHasPassed(in: tx)
        endedAt = tx.now
        let isMet = verdict == nil
        if isMet {
            verdict = .met
            verdictAt = tx.now
        }
        try save(nextLook: nil, in: tx)
        if isMet { try ClockEvent.met(clock: id, kind: kind, due: due).record(of: self, in: tx) }
    }

    /// Whoever comes before the loop finds a limit that has passed missed, too: neither a question nor another level
    /// makes it good. The loop looks each second, so more than a minute means that it was down.
    mutating func missWhatHasPassed(in tx: Transaction) throws {
        guard verdict == nil, isRunning, tx.now > due else { return }
        verdict = .missed
        verdictAt = tx.now
        try save(nextLook: nil, in: tx)
        try ClockEvent.missed(clock: id, kind: kind, due: due, down: tx.now - due > .minutes(1)).record(
            of: self, in: tx)
        try noteReached(after: warned, upTo: 100, in: tx)
    }

    /// Stops counting while the center waits for somebody else. What was used up stays used up.
    public mutating func pause(in tx: Transaction) throws {
        try missWhatHasPassed(in: tx)
        guard isRunning, verdict == nil, let since = resumedAt else { return }
        consumed += try tx.calendar(calendar).consumed(from: since, to: tx.now, kind: time)
        resumedAt = nil
        try save(nextLook: nil, in: tx)
        try ClockEvent.paused(clock: id, kind: kind).record(of: self, in: tx)
    }

    /// Goes on with what was left of the limit.
    public mutating func resume(in tx: Transaction) throws {
        guard state == .paused else { return }
        let calendar = try tx.calendar(calendar)
        let again = calendar.due(from: tx.now, limit: remaining, kind: time)
        resumedAt = tx.now
        due = again.at
        provisional = again.isProvisional
        try save(nextLook: nextLook(on: calendar), in: tx)
        try ClockEvent.resumed(clock: id, kind: kind, due: due).record(of: self, in: tx)
    }

    /// Puts another promise in this one's place, counted from the same start: what has passed stays passed.
    public mutating func redate(by promise: Promise, in tx: Transaction) throws {
        try missWhatHasPassed(in: tx)
        guard isOpen, verdict == nil else { return }
        let calendar = try tx.calendar(promise.calendar)
        self.paragraph = promise.paragraph
        self.time = promise.time
        self.calendar = promise.calendar
        self.limit = promise.limit
        self.warnings = promise.warnings
        let from = resumedAt == startedAt ? startedAt : resumedAt ?? tx.now
        let again =
            promise.by == nil
            ? calendar.due(from: from, limit: remaining, kind: time) : promise.due(from: from, in: calendar)
        due = again.at
        provisional = again.isProvisional
        let before = warned
        warned = 0
        warned = min(before, lastWarning(reachedBy: tx.now, on: calendar) ?? 0)
        try save(nextLook: isRunning ? nextLook(on: calendar) : nil, in: tx)
        try ClockEvent.redated(clock: id, kind: kind, due: due).record(of: self, in: tx)
    }

    func save(nextLook: Instant?, in tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE clock SET paragraph = \(paragraph), time_kind = \(time.rawValue), calendar = \(calendar),
                time_limit = \(limit), warnings = \(warnings.map(String.init).joined(separator: " ")), consumed = \(consumed), resumed_at = \(resumedAt), due_at = \(due),
                provisional = \(provisional), warned = \(warned), next_at = \(nextLook),
                verdict = \(verdict?.rawValue), verdict_at = \(verdictAt), ended_at = \(endedAt)
            WHERE id = \(id)
            """)
    }
}
