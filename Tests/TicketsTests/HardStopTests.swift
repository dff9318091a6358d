import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("D9 · The hard stop", .stage)
struct HardStopTests {
    @Test(arguments: Backend.available)
    func `seven days after the result it is filed as it is, and counted`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .resolved)
        let start = scene.now
        try await scene.advance(to: "2026-03-16 09:59")
        #expect(try await scene.ticket(number).status == .resolved, "nobody has told them")
        try await scene.advance(to: "2026-03-16 10:00")

        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .archived)
        #expect(ticket.ending.isHardStopped)
        #expect(ticket.confirmation == nil)
        let filed = try #require(try await scene.history(of: number).last { $0.name == "ticket.archived-unconfirmed" })
        #expect(filed.paragraph == "5.6")
        #expect(filed.actor == "center")
        #expect(filed.payload == #"{"archivedUnconfirmed":{"gaps":["result","rating"]}}"#)
        #expect(try await scene.clocks(of: number).allSatisfy { !$0.isOpen })
        #expect(try await scene.clock(.result, of: number)?.verdict == .missed)
        #expect(try await scene.read { try Ticket.find(number, within: .all, in: $0).damagedParts(in: $0) } == [])
        let now = scene.now
        let counts = try await scene.read { try $0.filed(from: start, to: now + .seconds(1)) }
        #expect(counts == (unconfirmed: 1, all: 1))
    }

    @Test(arguments: Backend.available)
    func `a customer who waits for an answer or a remedy is not filed away`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let asked = try await scene.ask()
        try await scene.bring(asked, to: .resolved)
        try await scene.advance(to: "10:01")
        try await scene.act(on: asked, as: scene.customer(of: asked)) { _ = try $0.answer(.init("还是不行"), in: $1) }
        let rated = try await scene.ask(by: "别人")
        try await scene.bring(rated, to: .closed)
        try await scene.act(on: rated, as: scene.customer(of: rated)) { try $0.rate(1, words: "差", in: $1) }
        try await scene.advance(to: "2026-03-17 10:00")
        #expect(try await scene.ticket(asked).status == .resolved)
        #expect(try await scene.ticket(rated).status == .closed)

        try await scene.act(on: rated, as: .supervisor) {
            try $0.offerRemedy("补救", cause: "attitude", in: $1)
            try $0.noteAnswer(toRemedy: .accepted, in: $1)
        }
        try await scene.advance(by: .minutes(1))
        #expect(try await scene.ticket(rated).status == .archived)
        #expect(try await scene.ticket(rated).ending.isHardStopped)
        try await scene.act(on: asked, as: .agent) { _ = try $0.reply(.init("请再试一次"), in: $1) }
        try await scene.advance(by: .minutes(1))
        #expect(try await scene.ticket(asked).status == .resolved, "seven days count from the last word")
        try await scene.advance(to: "2026-03-24 10:01")
        #expect(try await scene.ticket(asked).status == .archived)
    }

    @Test(arguments: Backend.available)
    func `a result that was taken back starts the seven days anew`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.bring(number, to: .resolved)
        try await scene.advance(to: "Thu 10:00")
        try await scene.perform(.refuseResult, on: number)
        try await scene.bring(number, to: .resolved)
        try await scene.advance(to: "2026-03-17 10:00")
        #expect(try await scene.ticket(number).status == .resolved)
        try await scene.advance(to: "2026-03-19 10:00")
        #expect(try await scene.ticket(number).status == .archived)
    }

    @Test(arguments: Backend.available)
    func `nothing is filed before its call and its signature`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "complaint")
        try await scene.bring(number, to: .closed)
        await #expect(
            throws: Refusal(
                .conflict, "ticket.incomplete", [number], flaws: [.init("card", "gap.follow-up", ["5.6"])])
        ) { try await scene.act(on: number, as: .clerk) { try $0.archive(in: $1) } }
        try await scene.act(on: number, as: .supervisor) { try $0.followUp(.init(.reached), in: $1) }
        try await scene.act(on: number, as: .clerk) { try $0.archive(in: $1) }
        #expect(try await scene.ticket(number).status == .archived)
    }
}
