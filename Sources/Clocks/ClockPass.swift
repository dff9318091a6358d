import Manual
import Rulebook
import Storage
import Vocabulary

/// One look at the clocks whose moment has come: who must be warned, what has been missed.
public struct ClockPass: Sendable {
    /// How many clocks one transaction takes: some 20 ms, for which whoever writes beside it waits.
    public static let chunk = 100

    /// A subject whose clocks changed.
    public struct Touched: Hashable, Sendable {
        public let subject: String
        public let number: Int64
    }

    /// How many clocks were looked at; less than a chunk means that nothing is left.
    public let count: Int
    public let touched: Set<Touched>

    /// Since when something has been due; nil when nothing is.
    public static func oldestDue(in db: Reading) throws -> Instant? {
        try db.value("SELECT next_at FROM clock WHERE next_at <= \(db.now) ORDER BY next_at, id LIMIT 1")
    }

    /// Fires what is due.
    /// - Parameter lastPass: when the loop is known to have run last; a limit that passed more than a minute ago and after
    ///   that was missed while the center was down, and the log says so.
    public static func fire(lastPass: Instant?, in tx: Transaction) throws -> ClockPass {
        // Whoever holds a clock's subject decides first; rows somebody else is firing are skipped.
        let locked: SQL = tx.backend == .postgres ? " FOR UPDATE SKIP LOCKED" : ""
        let due = try tx.rows(
            """
            SELECT \(sql: RunningClock.columns) FROM clock WHERE next_at <= \(tx.now)
            ORDER BY next_at, id LIMIT \(chunk)\(sql: locked)
            """, RunningClock.init)
        var touched: Set<Touched> = []
        for var clock in due {
            try clock.fire(lastPass: lastPass, in: tx)
            touched.insert(Touched(subject: clock.subject, number: clock.subjectNumber))
        }
        return ClockPass(count: due.count, touched: touched)
    }
}

extension RunningClock {
    fileprivate mutating func fire(lastPass: Instant?, in tx: Transaction) throws {
        guard tx.now < due else { return try miss(lastPass: lastPass, in: tx) }
        let calendar = try tx.calendar(calendar)
        if let share = lastWarning(reachedBy: tx.now, on: calendar) {
            let last = warned
            warned = share
            try ClockEvent.warned(clock: id, kind: kind, percent: share, due: due).record(of: self, in: tx)
            try noteReached(after: last, upTo: share, in: tx)
        }
        try save(nextLook: nextLook(on: calendar), in: tx)
    }

    private mutating func miss(lastPass: Instant?, in tx: Transaction) throws {
        let wasLooking = lastPass.map { $0 >= due } ?? false
        let down = !wasLooking && tx.now - due > .minutes(1)
        verdict = .missed
        verdictAt = tx.now
        try save(nextLook: nil, in: tx)
        try ClockEvent.missed(clock: id, kind: kind, due: due, down: down).record(of: self, in: tx)
        try noteReached(after: warned, upTo: 100, in: tx)
    }
}
