import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("D4 · Levels are signed off", .stage)
struct SigningOffTests {
    @Test(arguments: Backend.available)
    func `a complaint waits for the supervisor's signature, and the work does not`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "complaint")
        #expect(try await scene.due(.signOff, of: number) == "2026-03-09 10:30")
        #expect(try await scene.clock(.signOff, of: number)?.paragraph == "3.6")
        #expect(try await scene.approvals(of: number).map(\.askedBy) == [nil], "the manual asks")
        try await scene.bring(number, to: .resolved)

        try await scene.act(on: number, as: .supervisor) { try $0.signOff(in: $1) }
        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .resolved)
        #expect(ticket.handling.signedOffBy == scene.id(of: .supervisor))
        #expect(try await scene.clock(.signOff, of: number)?.verdict == .met)
        #expect(try await scene.history(of: number).last { $0.name == "ticket.signed-off" }?.paragraph == "3.6")
    }

    @Test(arguments: Backend.available)
    func `an everyday level stands by itself`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "consultation")
        #expect(try await scene.approvals(of: number) == [])
        #expect(try await scene.clock(.signOff, of: number) == nil)
        await #expect(throws: Refusal(.conflict, "approval.none", [number])) {
            try await scene.act(on: number, as: .supervisor) { try $0.signOff(in: $1) }
        }
    }

    @Test(arguments: Backend.available)
    func `the deputy signs once the supervisor's time is over`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "complaint")
        let deputy = try await scene.hire("deputy", as: "senior-agent", team: "first-line")
        await #expect(throws: Refusal(.forbidden, "approval.not-yours", [number])) {
            try await scene.act(on: number, as: deputy) { try $0.signOff(in: $1) }
        }
        try await scene.advance(to: "10:31")
        #expect(try await scene.clock(.signOff, of: number)?.verdict == .missed)
        #expect(
            try await scene.history(of: number).filter { $0.name == "ticket.deputised" }.map(\.paragraph) == ["3.6"])
        #expect(try await scene.notices(of: deputy.id).map(\.kind) == [.signOff])
        await #expect(throws: Refusal(.forbidden, "approval.not-yours", [number])) {
            try await scene.act(on: number, as: .agent) { try $0.signOff(in: $1) }
        }
        try await scene.act(on: number, as: deputy) { try $0.signOff(in: $1) }
        #expect(try await scene.ticket(number).handling.signedOffBy == deputy.id)
    }

    @Test(arguments: Backend.available)
    func `whoever overrides the manual is signed off; a supervisor signs with that`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) {
            try $0.classify(type: "fault", level: "low", reason: "只是显示问题", in: $1)
        }
        let asked = try #require(try await scene.approvals(of: number).last)
        #expect(asked.askedBy == scene.id(of: .agent))
        #expect(asked.level == "low")
        #expect(!asked.isLate)

        try await scene.act(on: number, as: .supervisor) {
            try $0.classify(type: "fault", level: "urgent", reason: "影响多人", in: $1)
        }
        #expect(try await scene.approvals(of: number).map(\.verdict) == [.lapsed])
        #expect(try await scene.ticket(number).handling.signedOffBy == scene.id(of: .supervisor))
        #expect(try await scene.clock(.signOff, of: number)?.isOpen == false)
    }

    @Test(arguments: Backend.available)
    func `lowering after a warning is flagged`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.advance(to: "11:40")
        try await scene.act(on: number, as: .agent) {
            try $0.classify(type: "fault", level: "low", reason: "来不及了", in: $1)
        }
        #expect(try await scene.approvals(of: number).map(\.isLate) == [true])
        let lowered = try #require(try await scene.history(of: number).first { $0.name == "ticket.lowered" })
        #expect(lowered.payload == #"{"lowered":{"from":"normal","late":true,"to":"low"}}"#)
    }
}
