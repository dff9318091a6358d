import Clockwork
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("The month · what is played", .stage, .serialized)
struct MonthTests {
    /// Five days around the make-up Saturday after the National Day holiday.
    static func month(on backend: Backend) async throws -> Month {
        let end = try Timetable.moment("2026-10-10 16:20", after: Instant(milliseconds: 0))
        let settings = MonthPlan.Settings(seed: 11, days: 5, tickets: 50, end: end)
        let month = try await Month.begin(settings) { try await Stage.place(on: backend, $0).store }
        try await month.play()
        return month
    }

    @Test(arguments: Backend.available)
    func `a few days around a make-up Saturday leave a whole center`(backend: Backend) async throws {
        let month = try await Self.month(on: backend)
        let store = await month.store
        let findings = try await Doctor(store, migrations: Parts.migrations, checks: Parts.checks).examine(.everything)
        #expect(findings.filter { $0.verdict == .bad } == [])
        let (received, refused) = await (month.received, month.refused)
        #expect(received > 60)
        #expect(refused.values.reduce(0, +) <= received / 8, "\(refused)")
        try await everyStateIsThere(store)
        try await clocksRan(store)
        try await everyVerbWasUsed(store)
        let left: Int? = try await store.read { try $0.value("SELECT count(*) FROM job WHERE state <> 'waiting'") }
        #expect(left == 0)
    }

    /// What the rooms show when the month is over.
    private func everyStateIsThere(_ store: Store) async throws {
        let states = try await store.read { db in
            Set(try db.rows("SELECT DISTINCT status FROM ticket") { $0[0] as String })
        }
        #expect(states.isSuperset(of: ["new", "open", "waiting", "resolved", "closed"]))
        let open = try await store.read { db in
            Set(try db.rows("SELECT DISTINCT kind FROM approval WHERE decided_at IS NULL") { $0[0] as String })
        }
        #expect(open == ["sign-off", "extension", "correction"])
        let (calls, remedies) = try await store.read { db in
            (
                try db.value("SELECT count(*) FROM follow_up WHERE ended_at IS NULL", as: Int.self) ?? 0,
                try db.value("SELECT count(*) FROM remedy WHERE answered_at IS NULL", as: Int.self) ?? 0
            )
        }
        #expect(calls > 0 && remedies > 0)
        let (late, soon) = try await store.read { db in
            (
                try db.value(
                    "SELECT count(*) FROM clock WHERE ended_at IS NULL AND verdict = 'missed'", as: Int.self) ?? 0,
                try db.value(
                    "SELECT count(*) FROM clock WHERE ended_at IS NULL AND due_at > \(db.now)", as: Int.self) ?? 0
            )
        }
        #expect(late > 0 && soon > 5)
    }

    /// Of most kinds some were met; of the kinds that people are late with, some were missed.
    private func clocksRan(_ store: Store) async throws {
        let counts = try await store.read { db in
            try db.rows("SELECT kind, coalesce(verdict, ''), count(*) FROM clock GROUP BY kind, verdict") {
                (kind: $0[0] as String, verdict: $0[1] as String, count: $0[2] as Int)
            }
        }
        let met = Set(counts.filter { $0.verdict == "met" }.map(\.kind))
        let expected: Set = [
            "pick-up", "response", "first-line", "acceptance", "start", "workaround", "solution", "progress", "result",
            "sign-off", "follow-up", "promise",
        ]
        #expect(met.isSuperset(of: expected), "\(expected.subtracting(met))")
        let missed = counts.filter { $0.verdict == "missed" }
        #expect(missed.count >= 4)
        let all = counts.filter { $0.verdict != "" }.reduce(0) { $0 + $1.count }
        #expect(missed.reduce(0) { $0 + $1.count } < all * 35 / 100)
    }

    /// The verbs that a few days are sure to have.
    private func everyVerbWasUsed(_ store: Store) async throws {
        let names = try await store.read { db in
            Set(try db.rows("SELECT DISTINCT name FROM event") { $0[0] as String })
        }
        let expected: Set = [
            "ticket.received", "ticket.registered", "ticket.dispatched", "ticket.accepted", "ticket.asked",
            "ticket.replied", "ticket.progressed", "ticket.promised", "ticket.handed-over", "ticket.signed-off",
            "ticket.urged", "ticket.resolved", "ticket.told", "ticket.confirmed", "ticket.rated", "ticket.remedy-owed",
            "ticket.extension-asked", "ticket.correction-asked", "disposition.noted", "edition.published",
            "edition.read", "change.proposed", "draft.begun",
        ]
        #expect(names.isSuperset(of: expected), "\(expected.subtracting(names))")
    }
}
