import Clocks
import Clockwork
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("§3.5 · One loop, small steps", .stage)
struct ClockPassTests {
    @Test(arguments: Backend.available)
    func `450 that are due at once are fired in chunks of 100`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.copyClocks(of: scene.ask(type: "fault"), times: 449)
        scene.standStill(for: .hours(2))
        var counts: [Int] = []
        repeat {
            let pass = try await scene.write(as: .center) { try ClockPass.fire(lastPass: nil, in: $0) }
            counts.append(pass.count)
        } while counts.last == ClockPass.chunk
        // The 450 responses, and a warning or verdict for the one pick-up and none for the one solution.
        #expect(counts == [100, 100, 100, 100, 51])
        let missed: Int? = try await scene.read {
            try $0.value("SELECT count(*) FROM event WHERE name = 'clock.missed'")
        }
        #expect(missed == 451)
        #expect(try await scene.read { try ClockPass.oldestDue(in: $0) } == nil)
    }

    @Test(arguments: Backend.available) func `one pass of the loop fires them all`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.copyClocks(of: scene.ask(type: "fault"), times: 449)
        try await scene.clockwork.catchUp()
        try await scene.advance(to: "12:00")
        let left: Int? = try await scene.read {
            try $0.value("SELECT count(*) FROM clock WHERE kind = 'response' AND verdict IS NULL")
        }
        #expect(left == 0)
        #expect(scene.clockwork.clocks.oldestDue == nil)
    }

    @Test(arguments: Backend.available)
    func `what nobody was there to see was missed while the center was down`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.advance(to: "11:40")
        scene.standStill(for: .hours(3))
        try await scene.clockwork.catchUp()
        #expect(try await scene.told(of: .response, of: number) == ["11:30 warned 75", "14:40 missed while down"])
    }

    @Test(arguments: Backend.available)
    func `what is due while the loop runs was not missed for being down`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.advance(to: "11:59:50")
        scene.standStill(for: .seconds(45))
        try await scene.clockwork.catchUp()
        #expect(try await scene.told(of: .response, of: number).last == "12:00:35 missed")
    }

    @Test(arguments: Backend.available)
    func `a loop that starts anew knows when the last one was alive`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.advance(to: "12:30")
        let another = try await scene.ask(type: "fault")
        scene.standStill(for: .hours(4))
        try await ClockLoop(scene.store).pass()
        #expect(try await scene.told(of: .response, of: number).last == "12:00 missed")
        #expect(try await scene.told(of: .response, of: another) == ["16:30 missed while down"])
    }

    @Test(arguments: Backend.available) func `after a gap one warning is enough`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        scene.standStill(for: .hours(20))
        try await scene.clockwork.catchUp()
        try await scene.clockwork.catchUp()
        #expect(try await scene.told(of: .solution, of: number) == ["06:00 warned 75"])
    }

    @Test(arguments: Backend.available)
    func `where nothing is due nothing is written`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.ask(type: "fault")
        try await scene.clockwork.catchUp()
        let before: Int? = try await scene.read { try $0.value("SELECT count(*) FROM event") }
        for _ in 0..<5 { try await scene.clockwork.catchUp() }
        #expect(try await scene.read { try $0.value("SELECT count(*) FROM event") } == before)
    }
}

extension Scene {
    /// More response clocks like that of a ticket, due at the same moment.
    func copyClocks(of number: String, times: Int) async throws {
        let id = try await ticket(number).id
        try await write(as: .center) { tx in
            _ = try tx.execute(
                """
                INSERT INTO clock (subject, subject_number, kind, paragraph, edition, time_kind, calendar, time_limit,
                    started_at, resumed_at, due_at, provisional, warnings, next_at)
                WITH RECURSIVE place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < \(Int64(times)))
                SELECT subject, subject_number + n, kind, paragraph, edition, time_kind, calendar, time_limit, started_at,
                    resumed_at, due_at, provisional, warnings, next_at
                FROM clock, place WHERE subject_number = \(id) AND kind = 'response'
                """)
        }
    }
}
