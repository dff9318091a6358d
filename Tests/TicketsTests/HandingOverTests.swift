import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("A10 · Handed over, and still answered for", .stage)
struct HandingOverTests {
    @Test(arguments: Backend.available)
    func `who took it stays its taker, the owner changes, and the words stand as a note`(backend: Backend) async throws
    {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let technician = try #require(scene.id(of: .technician))
        let number = try await scene.ask(type: "consultation", urgent: true)
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        #expect(try await scene.due(.firstLine, of: number) == "2026-03-09 12:00")
        try await scene.advance(to: "11:00")
        try await scene.act(on: number, as: .agent) {
            _ = try $0.handOver(to: .person(technician), .init("登录后白屏，已清缓存"), in: $1)
        }

        let ticket = try await scene.ticket(number)
        #expect(ticket.takenBy == scene.id(of: .agent))
        #expect(ticket.owner == technician)
        #expect(ticket.team == "technical-support")
        #expect(ticket.status == .open)
        #expect(try await scene.clock(.firstLine, of: number)?.verdict == .met)
        let note = try #require(try await scene.messages(of: number).last)
        #expect(note.kind == .note)
        #expect(note.words == "登录后白屏，已清缓存")
        #expect(try await scene.notices(of: technician).map(\.number) == [number])
    }

    @Test(arguments: Backend.available)
    func `within the first line its limit goes on`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let second = try #require(scene.id(of: .secondAgent))
        let number = try await scene.ask(type: "consultation")
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        try await scene.act(on: number, as: .agent) {
            _ = try $0.handOver(to: .person(second), .init("我去开会"), in: $1)
        }
        #expect(try await scene.clock(.firstLine, of: number)?.isRunning == true)
        try await scene.act(on: number, as: .secondAgent) { try $0.take(in: $1) }
        try await scene.act(on: number, as: .secondAgent) { try $0.resolve(with: "在设置里打开", in: $1) }
        #expect(try await scene.clock(.firstLine, of: number)?.verdict == .met)
        #expect(try await scene.ticket(number).takenBy == scene.id(of: .agent))
    }

    @Test(arguments: Backend.available)
    func `a team finds somebody among its people`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "consultation", urgent: true)
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        try await scene.act(on: number, as: .agent) {
            _ = try $0.handOver(to: .team("technical-support"), .init("需要查日志"), in: $1)
        }
        #expect(try await scene.ticket(number).owner == nil)
        #expect(try await scene.ticket(number).status == .open)
        #expect(try await scene.due(.acceptance, of: number) == "2026-03-09 10:30")

        try await scene.present(.technician)
        try await scene.advance(to: "10:05")
        #expect(try await scene.ticket(number).owner == scene.id(of: .technician))
        #expect(try await scene.ticket(number).takenBy == scene.id(of: .agent))
    }

    @Test(arguments: Backend.available)
    func `nobody hands over what is there already, to nobody, or without a word`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let (agent, inspector) = (try #require(scene.id(of: .agent)), try #require(scene.id(of: .inspector)))
        let number = try await scene.ask(type: "consultation")
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        await #expect(throws: Refusal(.conflict, "ticket.already-there", [number])) {
            try await scene.act(on: number, as: .agent) {
                _ = try $0.handOver(to: .person(agent), .init("给自己"), in: $1)
            }
        }
        await #expect(throws: Refusal.invalid([.init("team", "flaw.not-a-choice")])) {
            try await scene.act(on: number, as: .agent) { _ = try $0.handOver(to: .team("moon"), .init("远"), in: $1) }
        }
        await #expect(throws: Refusal.invalid([.init("person", "flaw.not-a-choice")])) {
            try await scene.act(on: number, as: .agent) {
                _ = try $0.handOver(to: .person(inspector), .init("请看"), in: $1)
            }
        }
        await #expect(throws: Refusal.invalid([.init("words", "flaw.required")])) {
            try await scene.act(on: number, as: .agent) {
                _ = try $0.handOver(to: .team("technical-support"), .init(" "), in: $1)
            }
        }
        #expect(try await scene.ticket(number).owner == agent)
    }
}

@Suite("A9 · A wrong assignment", .stage)
struct CorrectingTests {
    @Test(arguments: Backend.available)
    func `it is put right within ten minutes of the report`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "consultation")
        try await scene.act(on: number, as: .agent) {
            try $0.reportAssignment(reason: "这是配置问题", rather: "technical-support", in: $1)
        }
        #expect(try await scene.due(.correction, of: number) == "2026-03-09 10:10")
        #expect(try await scene.clock(.correction, of: number)?.paragraph == "2.4")
        #expect(try await scene.notices(of: scene.id(of: .supervisor)).map(\.kind) == [.correction])

        try await scene.advance(to: "10:08")
        try await scene.act(on: number, as: .supervisor) { try $0.correct(to: .team("technical-support"), in: $1) }
        #expect(try await scene.ticket(number).team == "technical-support")
        #expect(try await scene.clock(.correction, of: number)?.verdict == .met)
        let approval = try #require(try await scene.approvals(of: number).first)
        #expect(approval.verdict == .granted)
        #expect(approval.decidedBy == scene.id(of: .supervisor))
        #expect(try await scene.notices(of: scene.id(of: .agent)).map(\.kind) == [.corrected])
    }

    @Test(arguments: Backend.available)
    func `it can be left as it is, with a reason`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "consultation")
        try await scene.act(on: number, as: .agent) { try $0.reportAssignment(reason: "不熟悉", in: $1) }
        await #expect(throws: Refusal(.conflict, "correction.asked-already", [number])) {
            try await scene.act(on: number, as: .secondAgent) { try $0.reportAssignment(reason: "也不熟悉", in: $1) }
        }
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.act(on: number, as: .agent) { try $0.refuseCorrection(reason: "自己批", in: $1) }
        }
        try await scene.act(on: number, as: .supervisor) { try $0.refuseCorrection(reason: "一线可以答", in: $1) }
        #expect(try await scene.approvals(of: number).map(\.verdict) == [.refused])
        #expect(try await scene.ticket(number).team == "first-line")
        await #expect(throws: Refusal(.conflict, "approval.none", [number])) {
            try await scene.act(on: number, as: .supervisor) { try $0.refuseCorrection(reason: "再来", in: $1) }
        }
    }
}
