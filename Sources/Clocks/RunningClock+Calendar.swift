import Manual
import Rulebook
import Storage
import Vocabulary

/// A calendar's new version beside the one that counted before.
struct CalendarChange {
    let before: WorkCalendar
    let after: WorkCalendar
}

extension RunningClock {
    /// When it falls due by a calendar's new version; nil where the change does not touch it.
    ///
    /// What was used up before the last pause stays used up; since then, or for a paused clock from now on, the new
    /// version counts. A limit that has passed is missed by the version that held, and no change makes a clock late in
    /// hindsight: where the new time has passed already, the old one stays.
    /// - Parameter edition: the one that the clock's promise stands in.
    func due(by change: CalendarChange, of edition: Edition, at now: Instant) -> Due? {
        guard isOpen, verdict == nil, time != .elapsed, !isRunning || now <= due else { return nil }
        let reckon = reckoning(from: resumedAt ?? now, of: edition, on: change.before)
        let again = reckon(change.after)
        guard again != reckon(change.before), again != Due(at: due, isProvisional: provisional) else { return nil }
        return isRunning && again.at <= now ? nil : again
    }

    /// How its due time comes about: by a promised time of day, or by what is left of the limit.
    private func reckoning(from start: Instant, of edition: Edition, on calendar: WorkCalendar) -> (WorkCalendar) -> Due
    {
        for promise in edition.promises.lazy.map(\.promise) where promise.kind == kind && promise.by != nil {
            for again in [false, true] where promise.due(from: start, in: calendar, again: again).at == due {
                return { promise.due(from: start, in: $0, again: again) }
            }
        }
        return { $0.due(from: start, limit: remaining, kind: time) }
    }

    /// Counts anew by a calendar's new version. Tells whether the clock falls due at another time.
    mutating func redate(by change: CalendarChange, in tx: Transaction) throws -> Bool {
        guard let again = due(by: change, of: try tx.edition(edition).edition, at: tx.now) else { return false }
        let isMoved = again.at != due
        due = again.at
        provisional = again.isProvisional
        if isRunning {
            let given = warned
            warned = 0
            warned = min(given, lastWarning(reachedBy: tx.now, on: change.after) ?? 0)
        }
        try save(nextLook: nextLook(on: change.after), in: tx)
        let (key, version) = (change.after.key, change.after.version)
        try ClockEvent.recounted(clock: id, kind: kind, due: due, calendar: key, version: version)
            .record(of: self, in: tx)
        return isMoved
    }
}

extension Reading {
    /// How many running clocks a calendar's next version would let fall due at another time; counted up to `limit`.
    public func clocksRedated(by calendar: WorkCalendar, limit: Int = 1000) throws -> Int {
        let change = CalendarChange(before: try keptCalendar(calendar.key).calendar, after: calendar)
        var (count, after) = (0, Int64(0))
        while count < limit {
            let clocks = try rows(
                """
                SELECT \(sql: RunningClock.columns) FROM clock
                WHERE next_at IS NOT NULL AND id > \(after) AND calendar = \(calendar.key) ORDER BY id LIMIT 1000
                """, RunningClock.init)
            for clock in clocks {
                let again = clock.due(by: change, of: try edition(clock.edition).edition, at: now)
                if let again, again.at != clock.due { count += 1 }
            }
            guard clocks.count == 1000, let last = clocks.last else { break }
            after = last.id
        }
        return min(count, limit)
    }
}
