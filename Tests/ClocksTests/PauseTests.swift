import Clocks
import Manual
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("R16 · What was used up stays used up", .stage)
struct PauseTests {
    /// Asked and answered at these moments, how the limit for the solution ends.
    struct Row: Sendable, CustomTestStringConvertible {
        let type: TypeKey
        let urgent: Bool
        let waits: [(from: String, to: String)]
        let due: String
        var testDescription: String { "\(type)\(urgent ? "!" : "") \(waits)" }
    }

    static let rows = [
        // 24 hours by the wall clock: every wait is left out whole.
        Row(type: "fault", urgent: true, waits: [("Mon 11:00", "Mon 13:30")], due: "2026-03-10 12:30"),
        Row(
            type: "fault", urgent: true, waits: [("Mon 11:00", "Mon 12:00"), ("Mon 14:00", "Tue 09:00")],
            due: "2026-03-11 06:00"),
        Row(type: "fault", urgent: true, waits: [("Mon 10:00", "Fri 10:00")], due: "2026-03-14 10:00"),
        // Two service days: a wait of a service day is one, a night is none.
        Row(type: "fault", urgent: false, waits: [("Mon 11:00", "Tue 11:00")], due: "2026-03-12 10:00"),
        Row(type: "fault", urgent: false, waits: [("Mon 18:30", "Tue 09:00")], due: "2026-03-11 10:00"),
    ]

    @Test(arguments: Backend.available, rows)
    func `the wait for the customer is left out`(backend: Backend, row: Row) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: row.type, urgent: row.urgent)
        try await scene.bring(number, to: .open)
        for wait in row.waits {
            try await scene.advance(to: wait.from)
            try await scene.act(on: number, as: .agent) { _ = try $0.ask(.init("请问？"), in: $1) }
            try await scene.advance(to: wait.to)
            try await scene.act(on: number, as: scene.customer(of: number)) { _ = try $0.answer(.init("是"), in: $1) }
        }
        let clock = try #require(try await scene.clock(.solution, of: number))
        #expect(Timetable.shown(clock.due) == row.due)
        #expect(clock.isRunning)
        let running = try await scene.clocks(of: number).filter { $0.isRunning && $0.kind != .signOff }
        #expect(try await scene.ticket(number).nextDue == running.map(\.due).min())
        try await scene.advance(to: row.due)
        #expect(try await scene.clock(.solution, of: number)?.verdict == .missed)
    }

    @Test(arguments: Backend.available)
    func `a warning comes at its share of what counts`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.bring(number, to: .open)
        try await scene.advance(to: "21:00")
        try await scene.act(on: number, as: .agent) { _ = try $0.ask(.init("请问？"), in: $1) }
        try await scene.advance(to: "Wed 08:00")
        try await scene.act(on: number, as: scene.customer(of: number)) { _ = try $0.answer(.init("是"), in: $1) }
        try await scene.advance(to: "Fri 10:00")
        #expect(
            try await scene.told(of: .solution, of: number) == [
                "21:00 paused", "08:00 resumed until 2026-03-11 21:00", "09:00 warned 50", "15:00 warned 75",
                "21:00 missed",
            ])
    }

    @Test(arguments: Backend.available)
    func `only what the manual names stands still`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.bring(number, to: .waiting)
        let paused = try await scene.clocks(of: number).filter { $0.state == .paused }.map(\.kind)
        #expect(Set(paused) == scene.manual.waiting.pauses)
        #expect(paused == [.solution])
    }

    @Test(arguments: Backend.available)
    func `a missed limit does not come to life again`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.bring(number, to: .open)
        try await scene.advance(to: "Tue 10:00")
        try await scene.act(on: number, as: .agent) { _ = try $0.ask(.init("请问？"), in: $1) }
        try await scene.act(on: number, as: scene.customer(of: number)) { _ = try $0.answer(.init("是"), in: $1) }
        let clock = try #require(try await scene.clock(.solution, of: number))
        #expect(clock.verdict == .missed)
        #expect(Timetable.shown(clock.due) == "2026-03-10 10:00")
    }
}

@Suite("A8 · Another level, other limits, the same beginning", .stage)
struct RedateTests {
    /// From one level to another at a moment: when the solution is due then.
    static let rows: [(to: LevelKey, at: String, due: String)] = [
        ("urgent", "10:30", "2026-03-10 10:00"), ("critical", "17:00", "2026-03-10 10:00"),
        ("low", "Tue 12:00", "2026-03-16 10:00"),
    ]

    @Test(arguments: Backend.available, rows)
    func `running clocks count from acceptance`(backend: Backend, row: (to: LevelKey, at: String, due: String))
        async throws
    {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("您好"), in: $1) }
        try await scene.advance(to: row.at)
        try await scene.act(on: number, as: .agent) {
            try $0.classify(type: "fault", level: row.to, reason: "重新判断", in: $1)
        }
        let clock = try #require(try await scene.clock(.solution, of: number))
        #expect(Timetable.shown(clock.due) == row.due)
        #expect(Timetable.shown(clock.startedAt) == "2026-03-09 10:00")
        #expect(try await scene.told(of: .solution, of: number).last?.hasSuffix("redated to \(row.due)") == true)
        #expect(try await scene.told(of: .response, of: number) == ["10:00 met"], "what is over stays over")
    }

    @Test(arguments: Backend.available)
    func `a longer limit warns anew at its own shares`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.advance(to: "Tue 05:00")
        #expect(try await scene.told(of: .solution, of: number) == ["22:00 warned 50", "04:00 warned 75"])
        try await scene.act(on: number, as: .agent) {
            try $0.classify(type: "fault", level: "normal", reason: "有替代办法", in: $1)
        }
        try await scene.advance(to: "Wed 10:00")
        #expect(
            try await scene.told(of: .solution, of: number).dropFirst(2) == [
                "05:00 redated to 2026-03-11 10:00", "10:00 warned 50", "18:00 warned 75", "10:00 missed",
            ])
    }

    @Test(arguments: Backend.available)
    func `a shorter limit that has passed already is missed`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.advance(to: "Wed 09:00")
        try await scene.act(on: number, as: .agent) {
            try $0.classify(type: "fault", level: "critical", reason: "数据泄露", in: $1)
        }
        #expect(try await Timetable.shown(scene.ticket(number).nextDue) <= "2026-03-10 10:00")
        try await scene.advance(by: .seconds(1))
        #expect(try await scene.clock(.solution, of: number)?.verdict == .missed)
    }

    @Test(arguments: Backend.available)
    func `what stands still stands still under the new limit, too`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.bring(number, to: .open)
        try await scene.advance(to: "14:00")
        try await scene.bring(number, to: .waiting)
        try await scene.advance(to: "15:00")
        try await scene.act(on: number, as: .agent) {
            try $0.classify(type: "fault", level: "critical", reason: "更严重", in: $1)
        }
        #expect(try await scene.clock(.solution, of: number)?.state == .paused)
        try await scene.advance(to: "Wed 09:00")
        #expect(try await scene.clock(.solution, of: number)?.verdict == nil)
        try await scene.act(on: number, as: scene.customer(of: number)) { _ = try $0.answer(.init("是"), in: $1) }
        #expect(try await scene.clock(.solution, of: number).map { Timetable.shown($0.due) } == "2026-03-12 05:00")
    }
}
