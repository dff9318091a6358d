import Clocks
import Manual
import Rulebook
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("A21 · A calendar's next version counts running clocks anew", .stage)
struct RecountTests {
    static let center: CalendarKey = "center"

    @Test(arguments: Backend.available)
    func `a new holiday moves what runs, and the ticket's nearest due time`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.bring(number, to: .open)
        try await scene.advance(to: "11:00")
        try await scene.change { $0.keeping(try day("2026-03-10"), as: .init(name: "盘点", periods: [])) }
        let clock = try #require(try await scene.clock(.solution, of: number))
        #expect(Timetable.shown(clock.due) == "2026-03-12 10:00")
        #expect(clock.state == .running)
        #expect(try await scene.ticket(number).nextDue == scene.clocks(of: number).filter(\.isRunning).map(\.due).min())
        #expect(try await scene.told(of: .solution, of: number) == ["11:00 recounted to 2026-03-12 10:00"])
        let event = try #require(try await scene.history(of: number).last { $0.name == "clock.recounted" })
        #expect(event.paragraph == clock.paragraph)
        #expect(try await scene.read { try $0.isRedating(Self.center) } == false)
    }

    @Test(arguments: Backend.available)
    func `a make-up day brings the due time nearer`(backend: Backend) async throws {
        let scene = try await Scene.on("2026-03-13", at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        #expect(try await scene.clock(.solution, of: number).map { Timetable.shown($0.due) } == "2026-03-17 10:00")
        try await scene.change {
            $0.keeping(try day("2026-03-14"), as: .init(name: "调休", periods: $0.makeup))
        }
        #expect(try await scene.clock(.solution, of: number).map { Timetable.shown($0.due) } == "2026-03-16 10:00")
    }

    @Test(arguments: Backend.available)
    func `no clock is late in hindsight, and a verdict never changes`(backend: Backend) async throws {
        let scene = try await Scene.on("2026-03-14", at: "12:00", on: backend)
        let early = try await scene.ask(type: "fault")
        try await scene.advance(to: "Mon 12:00")
        let missed = try #require(try await scene.clock(.response, of: early))
        #expect(missed.verdict == .missed)
        // Had Saturday been worked, the start would have been due on Sunday, which is past.
        let late = try await scene.clock(.solution, of: early)
        try await scene.change {
            try ["2026-03-14", "2026-03-15"].reduce($0) {
                $0.keeping(try day($1), as: .init(name: "加班", periods: $0.makeup))
            }
        }
        #expect(try await scene.clock(.response, of: early) == missed)
        #expect(try await scene.clock(.solution, of: early)?.due == late?.due)
        #expect(try await scene.clock(.solution, of: early)?.verdict == nil)
    }

    @Test(arguments: Backend.available)
    func `what stands still stands still, and goes on by the new version`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.bring(number, to: .open)
        try await scene.advance(to: "11:00")
        try await scene.act(on: number, as: .agent) { _ = try $0.ask(.init("请问？"), in: $1) }
        try await scene.change { $0.keeping(try day("2026-03-10"), as: .init(name: "盘点", periods: [])) }
        let paused = try #require(try await scene.clock(.solution, of: number))
        #expect(paused.state == .paused)
        #expect(Timetable.shown(paused.due) == "2026-03-12 10:00")
        try await scene.advance(to: "12:00")
        try await scene.act(on: number, as: scene.customer(of: number)) { _ = try $0.answer(.init("是"), in: $1) }
        #expect(try await scene.clock(.solution, of: number).map { Timetable.shown($0.due) } == "2026-03-12 11:00")
    }

    @Test(arguments: Backend.available)
    func `time by the wall clock does not move`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.change { $0.keeping(try day("2026-03-10"), as: .init(name: "盘点", periods: [])) }
        #expect(try await scene.told(of: .solution, of: number) == [])
    }

    @Test(arguments: Backend.available)
    func `many clocks are counted in small steps, each once`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let promise = try #require(
            scene.manual.promises(for: Case(type: "fault", level: "normal", channel: "form")).first {
                $0.kind == .solution
            })
        try await scene.write(as: .supervisor) { tx in
            for number in 1...450 { try RunningClock.start(promise, of: "thing", Int64(number), edition: 1, in: tx) }
        }
        let changed = try await scene.read { db in
            let day = try day("2026-03-10")
            return try db.keptCalendar(Self.center).calendar.keeping(day, as: .init(name: "盘点", periods: []))
        }
        #expect(try await scene.read { try $0.clocksRedated(by: changed) } == 450)
        #expect(try await scene.read { try $0.clocksRedated(by: changed, limit: 100) } == 100)
        _ = try await scene.write(as: .supervisor) { try $0.change(changed, replacing: 1) }
        #expect(try await scene.read { try $0.isRedating(Self.center) })
        try await scene.clockwork.catchUp()
        let due = try ten("2026-03-12")
        let moved = try await scene.read { db in
            try db.value("SELECT count(*) FROM clock WHERE subject = 'thing' AND due_at = \(due)", as: Int.self)
        }
        let told = try await scene.read { db in
            try db.value(
                "SELECT count(*) FROM event WHERE name = 'clock.recounted' AND subject = 'thing'", as: Int.self)
        }
        #expect(moved == 450)
        #expect(told == 450)
    }

    @Test(arguments: Backend.available)
    func `whoever may not, or has not seen the last version, publishes none`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let calendar = try await scene.read { try $0.keptCalendar(Self.center).calendar }
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.write(as: .agent) { try $0.change(calendar, replacing: 1) }
        }
        let partner = try await scene.hire("partner", as: "supervisor", scope: .teams(["after-sales"]))
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden"), "it would move everybody's limits") {
            try await scene.write(as: scene.actor(partner)) { try $0.change(calendar, replacing: 1) }
        }
        _ = try await scene.write(as: .supervisor) { try $0.change(calendar, replacing: 1) }
        await #expect(throws: Refusal(.stale, "refusal.calendar-stale", ["center"])) {
            try await scene.write(as: .supervisor) { try $0.change(calendar, replacing: 1) }
        }
        #expect(try await scene.read { try $0.keptCalendar(Self.center).calendar.version } == 2)
    }
}

extension Scene {
    /// The supervisor publishes the calendar's next version.
    fileprivate func change(_ change: @escaping @Sendable (WorkCalendar) throws -> WorkCalendar) async throws {
        try await write(as: .supervisor) { tx in
            let kept = try tx.keptCalendar(RecountTests.center).calendar
            try tx.change(try change(kept), replacing: kept.version)
        }
        try await clockwork.catchUp()
    }
}

private func day(_ text: String) throws -> Day { try #require(Day(text)) }

/// Ten o'clock on a day, as the scene's limits of two service days end.
private func ten(_ day: String) throws -> Instant {
    try Timetable.moment("\(day) 10:00", after: Instant(milliseconds: 0))
}
