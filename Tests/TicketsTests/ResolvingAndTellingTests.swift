import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("D8 · Resolving tells", .stage)
struct ResolvingAndTellingTests {
    @Test(arguments: Backend.available)
    func `the solution is the customer's word of the result, through the channel they came by`(backend: Backend)
        async throws
    {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.bring(number, to: .open)
        try await scene.act(on: number, as: .agent) { try $0.resolveAndTell("更换了网线。", in: $1) }

        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .resolved)
        #expect(ticket.ending.toldAt == scene.now)
        #expect(ticket.ending.toldThrough == ticket.channel)
        let last = try #require(try await scene.messages(of: number).last)
        #expect(last.words == "更换了网线。")
        #expect(last.kind == .reply)
        #expect(try await scene.clock(.result, of: number)?.verdict == .met)
    }

    @Test(arguments: Backend.available)
    func `without a solution nothing is told either`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.bring(number, to: .open)
        let before = try await scene.messages(of: number).count
        await #expect(throws: Refusal.invalid([.init("solution", "flaw.solution-required", ["5.1"])])) {
            try await scene.act(on: number, as: .agent) { try $0.resolveAndTell(" ", in: $1) }
        }
        #expect(try await scene.ticket(number).status == .open)
        #expect(try await scene.messages(of: number).count == before)
    }
}
