import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("A12 · Resolved only with a solution", .stage)
struct ResolutionTests {
    @Test(arguments: Backend.available)
    func `the solution is recorded and the limit for it is kept`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.bring(number, to: .open)
        try await scene.advance(to: "11:00")
        try await scene.act(on: number, as: .agent) { try $0.resolve(with: "更换了网线。", in: $1) }

        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .resolved)
        #expect(ticket.solution == "更换了网线。")
        #expect(ticket.resolvedAt == scene.now)
        let clocks = try await scene.clocks(of: number)
        #expect(clocks.filter { $0.kind != .result }.allSatisfy { $0.verdict == .met && !$0.isOpen })
        #expect(ticket.nextDue == clocks.last?.due, "next the customer is told")
        #expect(try await scene.history(of: number).last { $0.name == "ticket.resolved" }?.paragraph == "5.1")
    }

    @Test(arguments: Backend.available, ["", "   ", "\n\t "])
    func `without a solution nothing is resolved`(backend: Backend, nothing: String) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .open)
        let revision = try await scene.ticket(number).revision
        await #expect(throws: Refusal.invalid([.init("solution", "flaw.solution-required", ["5.1"])])) {
            try await scene.act(on: number, as: .agent) { try $0.resolve(with: nothing, in: $1) }
        }
        #expect(try await scene.ticket(number).revision == revision)
        #expect(try await scene.ticket(number).status == .open)
    }

    @Test(arguments: Backend.available)
    func `somebody takes a ticket before it is resolved, and once is enough`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        await #expect(throws: Refusal(.conflict, "ticket.take-first", [number])) {
            try await scene.act(on: number, as: .agent) { try $0.resolve(with: "好了", in: $1) }
        }
        try await scene.bring(number, to: .resolved)
        await #expect(throws: Refusal(.conflict, "ticket.not-open", [number])) {
            try await scene.act(on: number, as: .agent) { try $0.resolve(with: "好了", in: $1) }
        }
    }

    @Test(arguments: Backend.available) func `a solution that comes too late is late`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.bring(number, to: .open)
        try await scene.advance(to: "2026-03-10 10:01")
        try await scene.act(on: number, as: .agent) { try $0.resolve(with: "好了", in: $1) }
        #expect(try await scene.clock(.solution, of: number)?.verdict == .missed)
        #expect(try await scene.clock(.solution, of: number)?.isOpen == false)
    }

    @Test(arguments: Backend.available)
    func `what was waiting for the customer can be resolved`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.bring(number, to: .waiting)
        try await scene.advance(by: .days(3))
        try await scene.bring(number, to: .resolved)
        #expect(try await scene.clock(.solution, of: number)?.verdict == .met)
    }
}

@Suite("A13 · Rating", .stage)
struct RatingTests {
    @Test(arguments: Backend.available) func `the customer gives stars and says why`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .resolved)
        try await scene.act(on: number, as: scene.customer(of: number)) { try $0.rate(5, words: "很快", in: $1) }
        let ticket = try await scene.ticket(number)
        #expect(ticket.stars == 5)
        #expect(ticket.ratingWords == "很快")
        #expect(ticket.ratedAt == scene.now)
        #expect(try await scene.history(of: number).last?.paragraph == "5.4")
        #expect(try await scene.history(of: number).last?.payload == #"{"rated":{"stars":5}}"#)
    }

    @Test(arguments: Backend.available, [0, 6, -1, 100])
    func `there are one to five stars`(backend: Backend, stars: Int) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .closed)
        await #expect(throws: Refusal.invalid([.init("stars", "flaw.out-of-range", ["1", "5"])])) {
            try await scene.act(on: number, as: scene.customer(of: number)) { try $0.rate(stars, words: "", in: $1) }
        }
    }

    @Test(arguments: Backend.available)
    func `a result is rated once, after it was given, and by the customer`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .open)
        let customer = try await scene.customer(of: number)
        await #expect(throws: Refusal(.conflict, "ticket.not-resolved", [number])) {
            try await scene.act(on: number, as: customer) { try $0.rate(4, words: "", in: $1) }
        }
        try await scene.bring(number, to: .resolved)
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.act(on: number, as: .supervisor) { try $0.rate(5, words: "", in: $1) }
        }
        try await scene.act(on: number, as: customer) { try $0.rate(2, words: "", in: $1) }
        await #expect(throws: Refusal(.conflict, "ticket.already-rated", [number])) {
            try await scene.act(on: number, as: customer) { try $0.rate(5, words: "", in: $1) }
        }
        #expect(try await scene.ticket(number).stars == 2)
    }
}
