import Clocks
import People
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("C10 · Whoever gets a ticket accepts it", .stage)
struct AcceptingTests {
    @Test(arguments: Backend.available)
    func `a hand-over starts the limits for accepting and starting`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let (number, owner) = try await handedOver(in: scene)
        #expect(try await scene.due(.acceptance, of: number) == "2026-03-09 10:30")
        #expect(try await scene.due(.start, of: number) == "2026-03-10 10:00")

        try await scene.advance(to: "10:20")
        try await scene.act(on: number, as: owner) { try $0.accept(expecting: $1.now + .hours(3), in: $1) }
        let ticket = try await scene.ticket(number)
        #expect(ticket.handling.acceptedAt == scene.now)
        #expect(ticket.handling.expectedAt == scene.now + .hours(3))
        #expect(try await scene.clock(.acceptance, of: number)?.verdict == .met)
        #expect(try await scene.clock(.start, of: number)?.isRunning == true)

        try await scene.act(on: number, as: owner) { try $0.start(in: $1) }
        #expect(try await scene.clock(.start, of: number)?.verdict == .met)
        #expect(try await scene.ticket(number).handling.startedAt == scene.now)
    }

    @Test(arguments: Backend.available)
    func `whoever begins to work has accepted`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let (number, owner) = try await handedOver(in: scene)
        try await scene.act(on: number, as: owner) { _ = try $0.reply(.init("正在排查"), in: $1) }
        #expect(try await scene.clock(.acceptance, of: number)?.verdict == .met)
        #expect(try await scene.clock(.start, of: number)?.verdict == .met)
        await #expect(throws: Refusal(.conflict, "ticket.accepted-already", [number])) {
            try await scene.act(on: number, as: owner) { try $0.accept(in: $1) }
        }
    }

    @Test(arguments: Backend.available)
    func `what somebody else says to the customer accepts nothing`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let (number, _) = try await handedOver(in: scene)
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("同事马上处理"), in: $1) }
        #expect(try await scene.clock(.acceptance, of: number)?.isRunning == true)
        await #expect(throws: Refusal(.conflict, "ticket.not-yours", [number])) {
            try await scene.act(on: number, as: .agent) { try $0.accept(in: $1) }
        }
        try await scene.advance(to: "10:30")
        #expect(try await scene.clock(.acceptance, of: number)?.verdict == .missed)
    }

    @Test(arguments: Backend.available)
    func `each hand-over has a limit of its own, and the former one is owed no more`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let (number, _) = try await handedOver(in: scene)
        let second = try await scene.colleague("second", as: "technical-support", team: "technical-support")
        try await scene.advance(to: "10:10")
        try await scene.act(on: number, as: .supervisor) { try $0.assign(to: .person(second.id), in: $1) }
        let clocks = try await scene.clocks(of: number).filter { $0.kind == .acceptance }
        #expect(clocks.map(\.isOpen) == [false, true])
        #expect(clocks[0].verdict == nil, "neither kept nor missed")
        #expect(Timetable.shown(clocks[1].due) == "2026-03-09 10:40")
    }

    @Test(arguments: Backend.available)
    func `a time that has passed is expected by nobody`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let (number, owner) = try await handedOver(in: scene)
        await #expect(throws: Refusal.invalid([.init("expected", "flaw.in-the-past")])) {
            try await scene.act(on: number, as: owner) { try $0.accept(expecting: $1.now, in: $1) }
        }
    }

    private func handedOver(in scene: Scene) async throws -> (String, Person) {
        let number = try await scene.ask(type: "consultation", urgent: true)
        let owner = try await scene.colleague("expert", as: "technical-support", team: "technical-support")
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        try await scene.act(on: number, as: .agent) {
            _ = try $0.handOver(to: .person(owner.id), .init("请看日志"), in: $1)
        }
        return (number, owner)
    }
}

extension Scene {
    /// When the latest clock of a kind falls due, as Shanghai's clocks show it.
    func due(_ kind: ClockKind, of number: String) async throws -> String? {
        try await clock(kind, of: number).map { Timetable.shown($0.due) }
    }
}
