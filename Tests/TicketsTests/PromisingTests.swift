import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("C11 · A typed promise becomes a clock", .stage)
struct PromisingTests {
    @Test(arguments: Backend.available)
    func `a call at three is owed at three`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("好的，15:00 给您回电。"), in: $1) }
        let clock = try #require(try await scene.clock(.promise, of: number))
        #expect(Timetable.shown(clock.due) == "2026-03-09 15:00")
        #expect(clock.paragraph == "4.9")
        let ticket = try await scene.ticket(number)
        #expect(ticket.revision == 2, "one verb is one revision")
        let promised = try await scene.read { try $0.promised(on: ticket) }
        #expect(promised.map(\.way) == [.call])
        #expect(promised.map(\.madeBy) == [scene.id(of: .agent)])

        try await scene.advance(to: "14:50")
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("马上打给您"), in: $1) }
        #expect(try await scene.clock(.promise, of: number)?.isRunning == true, "words are no call")
        try await scene.act(on: number, as: .agent) { try $0.keep(promise: clock.id, .init("已通话"), in: $1) }
        #expect(try await scene.clock(.promise, of: number)?.verdict == .met)
    }

    @Test(arguments: Backend.available)
    func `a promised word is kept by the next word`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("一小时内给您答复"), in: $1) }
        #expect(try await scene.due(.promise, of: number) == "2026-03-09 11:00")
        try await scene.advance(to: "10:50")
        try await scene.act(on: number, as: .agent) { _ = try $0.progress(.init("原因查到了"), in: $1) }
        #expect(try await scene.clock(.promise, of: number)?.verdict == .met)
    }

    @Test(arguments: Backend.available)
    func `what nobody keeps is missed`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) {
            _ = try $0.promise(.call, by: $1.now + .minutes(20), .init("稍后联系"), in: $1)
        }
        try await scene.advance(to: "10:20")
        #expect(try await scene.clock(.promise, of: number)?.verdict == .missed)
    }

    @Test(arguments: Backend.available)
    func `words that were no promise are taken back with a reason`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("系统 15:00 给您发结果通知"), in: $1) }
        let clock = try #require(try await scene.clock(.promise, of: number))
        await #expect(throws: Refusal.invalid([.init("reason", "flaw.required")])) {
            try await scene.act(on: number, as: .agent) { try $0.withdraw(promise: clock.id, reason: " ", in: $1) }
        }
        try await scene.act(on: number, as: .agent) {
            try $0.withdraw(promise: clock.id, reason: "由系统自动发送", in: $1)
        }
        let after = try #require(try await scene.clock(.promise, of: number))
        #expect(!after.isOpen)
        #expect(after.verdict == nil)
        await #expect(throws: Refusal(.conflict, "ticket.no-such-promise", [number])) {
            try await scene.act(on: number, as: .agent) { try $0.keep(promise: clock.id, in: $1) }
        }
    }
}
