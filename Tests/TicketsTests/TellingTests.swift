import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("D8 · Telling the result", .stage)
struct TellingTests {
    @Test(arguments: Backend.available)
    func `a result is told in time, through a channel, with what shows it`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.bring(number, to: .resolved)
        let promised = try #require(try await scene.clock(.result, of: number))
        #expect(promised.paragraph == "4.8")
        #expect(Timetable.shown(promised.due) == "2026-03-09 11:00")
        #expect(try await scene.ticket(number).nextDue == promised.due)

        try await scene.advance(to: "10:30")
        try await scene.act(on: number, as: .agent) {
            try $0.tell(.init(through: "phone", words: "已恢复，请再试。", evidence: "录音 0309-3"), in: $1)
        }
        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .resolved)
        #expect(ticket.ending.toldAt == scene.now)
        #expect(ticket.ending.toldBy == scene.id(of: .agent))
        #expect(ticket.ending.toldThrough == "phone")
        #expect(ticket.ending.toldEvidence == "录音 0309-3")
        #expect(try await scene.clock(.result, of: number)?.verdict == .met)
        #expect(try await scene.messages(of: number).last?.words == "已恢复，请再试。")
        let told = try #require(try await scene.history(of: number).last { $0.name == "ticket.told" })
        #expect(told.paragraph == "4.8")
        #expect(told.payload == #"{"told":{"through":"phone"}}"#)
    }

    @Test(arguments: Backend.available)
    func `nobody is silent about what nobody told them`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .resolved)
        try await scene.advance(to: "Thu 10:00")
        #expect(try await scene.ticket(number).status == .resolved)
        #expect(try await scene.clock(.result, of: number)?.verdict == .missed)
        try await scene.tell(number)
        try await scene.advance(to: "2026-03-15 09:59")
        #expect(try await scene.ticket(number).status == .resolved)
        try await scene.advance(to: "2026-03-15 10:00")
        #expect(try await scene.ticket(number).confirmation == .silence)
    }

    @Test(arguments: Backend.available, [Verb.confirm, .noteConfirmation])
    func `a customer who confirms knows the result`(backend: Backend, verb: Verb) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .resolved)
        try await scene.perform(verb, on: number)
        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .closed)
        #expect(ticket.ending.toldAt == scene.now)
        #expect(try await scene.clock(.result, of: number)?.verdict == .met)
    }

    @Test(arguments: Backend.available)
    func `a result that is refused was none, and the next one is told again`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.bring(number, to: .resolved)
        try await scene.perform(.refuseResult, on: number)
        var ticket = try await scene.ticket(number)
        #expect(ticket.ending.toldAt == nil)
        #expect(ticket.ending.revocations == 1)
        #expect(try await scene.clocks(of: number).filter { $0.kind == .result }.map(\.verdict) == [nil])
        #expect(try await scene.clock(.result, of: number)?.isOpen == false)

        try await scene.bring(number, to: .resolved)
        try await scene.tell(number)
        ticket = try await scene.ticket(number)
        #expect(ticket.ending.toldAt == scene.now)
        #expect(try await scene.clocks(of: number).filter { $0.kind == .result }.map(\.verdict) == [nil, .met])
    }

    @Test(arguments: Backend.available)
    func `there must be a result, told once, through a channel of the manual`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .open)
        await #expect(throws: Refusal(.conflict, "ticket.not-resolved", [number])) { try await scene.tell(number) }
        try await scene.bring(number, to: .resolved)
        await #expect(throws: Refusal.invalid([.init("channel", "flaw.not-a-choice")])) {
            try await scene.act(on: number, as: .agent) { try $0.tell(.init(through: "pigeon"), in: $1) }
        }
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.act(on: number, as: .clerk) { try $0.tell(.init(through: "phone"), in: $1) }
        }
        try await scene.tell(number)
        await #expect(throws: Refusal(.conflict, "ticket.already-told", [number])) { try await scene.tell(number) }
    }
}
