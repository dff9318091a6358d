import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("R16 · Waiting needs a sent question, and only people respond", .stage)
struct WaitingTests {
    @Test(arguments: Backend.available)
    func `a question stops the limit for the solution and nothing else`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.bring(number, to: .open)
        try await scene.advance(to: "10:05")
        try await scene.act(on: number, as: .agent) { _ = try $0.ask(.init("用的是哪个浏览器？"), in: $1) }

        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .waiting)
        #expect(!ticket.unread)
        #expect(try await scene.clock(.solution, of: number)?.state == .paused)
        #expect(try await scene.clock(.response, of: number)?.verdict == .met)
        #expect(try await scene.clock(.progress, of: number)?.due == ticket.nextDue)
        #expect(try await scene.messages(of: number).last?.kind == .question)
    }

    @Test(arguments: Backend.available) func `the wait is left out of the limit`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.bring(number, to: .waiting)
        try await scene.advance(to: "Wed 13:00")
        #expect(try await scene.clock(.solution, of: number)?.verdict == nil, "a limit that stands still is not missed")
        try await scene.act(on: number, as: scene.customer(of: number)) { _ = try $0.answer(.init("火狐"), in: $1) }

        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .open)
        #expect(ticket.unread)
        let solution = try #require(try await scene.clock(.solution, of: number))
        #expect(solution.isRunning)
        #expect(Timetable.shown(solution.due) == "2026-03-12 13:00")
        #expect(
            try await scene.clocks(of: number).filter { $0.isRunning && $0.kind != .signOff }.map(\.due).min()
                == ticket.nextDue)
    }

    @Test(arguments: Backend.available, ["", "  \n"])
    func `without a question nothing waits`(backend: Backend, nothing: String) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.bring(number, to: .open)
        await #expect(throws: Refusal.invalid([.init("words", "flaw.required")])) {
            try await scene.act(on: number, as: .agent) { _ = try $0.ask(.init(nothing), in: $1) }
        }
        #expect(try await scene.ticket(number).status == .open)
        #expect(try await scene.clock(.solution, of: number)?.isRunning == true)
        #expect(try await scene.clock(.response, of: number)?.isRunning == true)
    }

    @Test(arguments: Backend.available)
    func `a limit that has passed is not saved by a question`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.bring(number, to: .open)
        scene.standStill(for: .hours(25))
        try await scene.act(on: number, as: .agent) { _ = try $0.ask(.init("还在吗？"), in: $1) }
        try await scene.advance(by: .minutes(1))
        #expect(try await scene.clock(.solution, of: number)?.verdict == .missed)
    }

    @Test(arguments: Backend.available) func `the automatic receipt is no response`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.advance(by: .seconds(1))
        #expect(try await scene.messages(of: number).map(\.kind) == [.customer, .receipt])
        #expect(try await scene.clock(.pickUp, of: number)?.isRunning == true)
        #expect(try await scene.clock(.response, of: number)?.isRunning == true)
        #expect(try await scene.ticket(number).status == .new)
        #expect(try await scene.ticket(number).unread)
        try await scene.advance(to: "12:00")
        #expect(try await scene.clock(.response, of: number)?.verdict == .missed)
    }

    @Test(arguments: Backend.available) func `a bare template is no response`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        let template = try #require(scene.manual.texts["progress"]?.zhHans)
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init(" \(template)\n"), in: $1) }
        #expect(try await scene.clock(.response, of: number)?.isRunning == true)
        #expect(try await scene.clock(.pickUp, of: number)?.verdict == .met, "a person has seen it")
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("\(template)已复现。"), in: $1) }
        #expect(try await scene.clock(.response, of: number)?.verdict == .met)
    }

    @Test(arguments: Backend.available)
    func `what colleagues tell each other is no response`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) { _ = try $0.note(.init("先看日志"), in: $1) }
        #expect(try await scene.clock(.response, of: number)?.isRunning == true)
        #expect(try await scene.clock(.pickUp, of: number)?.isRunning == true)
        #expect(try await scene.messages(of: number).last.map(\.kind.isPublic) == false)
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("正在处理"), in: $1) }
        #expect(try await scene.clock(.response, of: number)?.verdict == .met)
    }
}
