import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("D6 · A clock that was given more time", .stage)
struct MoreTimeTests {
    @Test(arguments: Backend.available)
    func `it warns anew and is missed at the new moment`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.advance(by: .hours(20))
        #expect(try await scene.clock(.solution, of: number)?.warned == 75)
        try await scene.extend(.solution, of: number, by: .hours(24))
        let clock = try #require(try await scene.clock(.solution, of: number))
        #expect(Timetable.shown(clock.due) == "2026-03-11 10:00")
        #expect(clock.warned == 0)
        try await scene.advance(to: "Wed 09:59")
        #expect(try await scene.clock(.solution, of: number)?.verdict == nil)
        #expect(try await scene.clock(.solution, of: number)?.warned == 75)
        try await scene.advance(to: "10:00")
        #expect(try await scene.clock(.solution, of: number)?.verdict == .missed)
    }

    @Test(arguments: Backend.available)
    func `what was granted survives a pause`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.extend(.solution, of: number, by: .hours(24))
        try await scene.advance(to: "12:00")
        try await scene.act(on: number, as: .agent) { _ = try $0.ask(.init("哪个版本？"), in: $1) }
        try await scene.advance(to: "15:00")
        try await scene.act(on: number, as: scene.customer(of: number)) { _ = try $0.answer(.init("最新版"), in: $1) }
        #expect(try await scene.clock(.solution, of: number).map { Timetable.shown($0.due) } == "2026-03-11 13:00")
    }

    @Test(arguments: Backend.available)
    func `what was missed stays missed, and less time is none`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        let due = try await scene.clock(.solution, of: number)?.due
        try await scene.extend(.solution, of: number, by: .hours(-1))
        #expect(try await scene.clock(.solution, of: number)?.due == due)
        scene.standStill(for: .hours(25))
        try await scene.extend(.solution, of: number, by: .hours(24))
        #expect(try await scene.clock(.solution, of: number)?.due == due)
        #expect(try await scene.clock(.solution, of: number)?.verdict == .missed)
    }
}

extension Scene {
    fileprivate func extend(_ kind: ClockKind, of number: String, by more: Duration) async throws {
        let id = try await ticket(number).id
        try await write(as: .center) { tx in
            var clocks = try tx.openClocks(of: Ticket.subjectKind, id)
            guard let place = clocks.firstIndex(where: { $0.kind == kind }) else { return }
            try clocks[place].extend(to: clocks[place].due + more, in: tx)
        }
    }
}
