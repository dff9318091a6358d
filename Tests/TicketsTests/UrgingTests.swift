import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("R2 · Urging", .stage)
struct UrgingTests {
    @Test(arguments: Backend.available)
    func `it is counted, the owner hears of it, and no limit moves`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        try await scene.advance(to: "10:10")
        let before = try await scene.clocks(of: number)
        try await scene.act(on: number, as: .secondAgent) { try $0.urge(.init("客户来电催办，语气着急"), in: $1) }

        #expect(try await scene.ticket(number).urges == 1)
        #expect(try await scene.clocks(of: number) == before)
        #expect(try await scene.notices(of: scene.id(of: .agent)).map(\.kind) == [.urged])
        #expect(try await scene.notices(of: scene.id(of: .supervisor)) == [])
        #expect(try await scene.messages(of: number).last?.kind == .note)
    }

    @Test(arguments: Backend.available)
    func `the second goes to the supervisor`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        let customer = try await scene.customer(of: number)
        try await scene.act(on: number, as: customer) { try $0.urge(in: $1) }
        try await scene.act(on: number, as: customer) { try $0.urge(.init("到底什么时候好？"), in: $1) }

        let ticket = try await scene.ticket(number)
        #expect(ticket.urges == 2)
        #expect(ticket.unread)
        #expect(ticket.team == "technical-support", "told, not taken away")
        #expect(try await scene.notices(of: scene.id(of: .supervisor)).map(\.kind) == [.escalated])
        #expect(try await scene.notices(of: scene.id(of: .agent)).map(\.kind) == [.urged], "told once until seen")
        let escalated = try #require(try await scene.history(of: number).last)
        #expect(escalated.name == "ticket.escalated")
        #expect(escalated.paragraph == "6.5")
    }

    @Test(arguments: Backend.available)
    func `nobody presses for what is nobody's, and a stranger for nothing`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        let other = try await scene.customer(of: scene.ask(by: "另一位", contact: "13700137001"))
        await #expect(throws: Refusal(.notFound, "ticket.not-found", [number])) {
            try await scene.act(on: number, as: other) { try $0.urge(in: $1) }
        }
        try await scene.act(on: number, as: scene.customer(of: number)) { try $0.urge(in: $1) }
        #expect(try await scene.notices(of: scene.id(of: .supervisor)).map(\.kind) == [.urged])
        try await scene.bring(number, to: .resolved)
        await #expect(throws: Refusal(.conflict, "ticket.not-open", [number])) {
            try await scene.act(on: number, as: scene.customer(of: number)) { try $0.urge(in: $1) }
        }
    }
}

@Suite("A18 · Escalation", .stage)
struct EscalationTests {
    @Test(arguments: Backend.available)
    func `the first line's missed limit takes a low question to the product people`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "consultation")
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        try await scene.advance(to: "10:31")
        let ticket = try await scene.ticket(number)
        #expect(ticket.team == "product")
        #expect(ticket.owner == nil)
        #expect(ticket.takenBy == scene.id(of: .agent))
        #expect(try await scene.clock(.acceptance, of: number)?.isRunning == true)
        let escalated = try #require(try await scene.history(of: number).last { $0.name == "ticket.escalated" })
        #expect(escalated.paragraph == "6.6")
        #expect(escalated.actor == "center")
        #expect(escalated.payload.contains(#""cause":{"clock":{"kind":"first-line","percent":100}}"#))
    }

    @Test(arguments: Backend.available)
    func `what was solved before the job ran stays where it is`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "consultation")
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        scene.standStill(for: .minutes(31))
        try await scene.act(on: number, as: .agent) { try $0.resolve(with: "在设置里", in: $1) }
        try await scene.advance(by: .seconds(1))
        #expect(try await scene.clock(.firstLine, of: number)?.verdict == .missed)
        #expect(try await scene.ticket(number).team == "first-line")
        #expect(try await scene.history(of: number).allSatisfy { $0.name != "ticket.escalated" })
    }

    @Test(arguments: Backend.available)
    func `a critical one is known to the supervisor at once`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) {
            try $0.classify(type: "fault", level: "critical", reason: "机房断电", in: $1)
        }
        let escalated = try #require(try await scene.history(of: number).last { $0.name == "ticket.escalated" })
        #expect(escalated.paragraph == "6.6")
        #expect(try await scene.notices(of: scene.id(of: .supervisor)).map(\.kind).contains(.escalated))
    }

    @Test(arguments: Backend.available)
    func `by hand it goes up with a reason, and never down`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "consultation")
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        await #expect(throws: Refusal.invalid([.init("reason", "flaw.required")])) {
            try await scene.act(on: number, as: .agent) { try $0.escalate(to: "second", reason: "", in: $1) }
        }
        try await scene.act(on: number, as: .agent) { try $0.escalate(to: "second", reason: "需要改配置", in: $1) }
        #expect(try await scene.ticket(number).team == "technical-support")
        #expect(try await scene.ticket(number).handling.escalatedAt == scene.now)
        await #expect(throws: Refusal(.conflict, "ticket.already-there", [number])) {
            try await scene.act(on: number, as: .agent) { try $0.escalate(to: "first", reason: "退回", in: $1) }
        }
        try await scene.act(on: number, as: .agent) { try $0.escalate(reason: "客户要找主管", in: $1) }
        #expect(try await scene.notices(of: scene.id(of: .supervisor)).map(\.kind) == [.escalated])
        #expect(try await scene.messages(of: number).last?.words == "客户要找主管")
    }
}
