import Storage
import Vocabulary

extension Scene {
    /// Lets time pass, stopping wherever a clock or a job is due, and does what is due there.
    public func advance(by duration: Duration) async throws { try await advance(to: now + duration) }

    /// The same up to `Tue 10:00`, `17:30` or `2026-10-08 09:30`.
    public func advance(to text: String) async throws { try await advance(to: try Timetable.moment(text, after: now)) }

    public func advance(to moment: Instant) async throws {
        while let next = try await nextTurn(), next < moment {
            clock.advance(to: next)
            try await clockwork.catchUp()
        }
        clock.advance(to: moment)
        try await clockwork.catchUp()
    }

    /// Lets time pass while nothing runs, as if the machine had been off.
    public func standStill(for duration: Duration) { clock.advance(by: duration) }

    /// When something will be due next.
    func nextTurn() async throws -> Instant? {
        try await read { db in
            let clock: Instant? = try db.value("SELECT min(next_at) FROM clock WHERE next_at > \(db.now)")
            let job: Instant? = try db.value(
                "SELECT min(run_at) FROM job WHERE state = 'waiting' AND run_at > \(db.now)")
            return [clock, job].compactMap(\.self).min()
        }
    }
}
