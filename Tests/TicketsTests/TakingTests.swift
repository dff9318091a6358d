import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("A10 · Taken by and owner", .stage)
struct TakingTests {
    @Test(arguments: Backend.available)
    func `whoever takes a ticket stays with it, the owner changes`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        try await scene.act(on: number, as: .technician) { try $0.take(in: $1) }

        let ticket = try await scene.ticket(number)
        #expect(ticket.takenBy == scene.id(of: .agent))
        #expect(ticket.owner == scene.id(of: .technician))
        #expect(ticket.status == .open)
        let taken = try await scene.history(of: number).filter { $0.name == "ticket.taken" }
        #expect(taken.map(\.actorNumber) == [scene.id(of: .agent), scene.id(of: .technician)])
    }

    @Test(arguments: Backend.available) func `taking picks up, and only that`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.advance(to: "10:29")
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }

        #expect(try await scene.clock(.pickUp, of: number)?.verdict == .met)
        #expect(try await scene.clock(.response, of: number)?.isRunning == true)
        #expect(try await scene.clock(.solution, of: number)?.isRunning == true)
        #expect(try await Timetable.shown(scene.ticket(number).nextDue) == "2026-03-09 12:00")
    }

    @Test(arguments: Backend.available)
    func `the first answer takes a ticket that nobody has taken`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.act(on: number, as: .secondAgent) { _ = try $0.reply(.init("您好，正在查看。"), in: $1) }
        let ticket = try await scene.ticket(number)
        #expect(ticket.takenBy == scene.id(of: .secondAgent))
        #expect(ticket.owner == scene.id(of: .secondAgent))
        #expect(ticket.status == .open)
        #expect(try await scene.clock(.pickUp, of: number)?.verdict == .met)
        #expect(try await scene.clock(.response, of: number)?.verdict == .met)
        let done = try await scene.history(of: number).filter { $0.actorNumber == scene.id(of: .secondAgent) }
        let names = done.map(\.name).filter { $0.hasPrefix("ticket.") }
        #expect(names == ["ticket.taken", "ticket.replied"], "how it came to its owner stands in the log")
    }

    @Test(arguments: Backend.available)
    func `who is not qualified answers, and the ticket still waits for its owner (A16)`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        let learner = try await scene.hire("learner", as: "agent", team: "first-line", qualified: false)
        try await scene.act(on: number, as: learner) { _ = try $0.reply(.init("您好，正在查看。"), in: $1) }
        let ticket = try await scene.ticket(number)
        #expect(ticket.takenBy == learner.id)
        #expect(ticket.owner == nil)
        #expect(ticket.handling.dispatching == .wanted, "the manual goes on looking for one")
        #expect(try await scene.clock(.response, of: number)?.verdict == .met)
        #expect(try await scene.history(of: number).allSatisfy { $0.name != "ticket.taken" })
        await #expect(throws: Refusal(.conflict, "ticket.take-first", [number])) {
            try await scene.act(on: number, as: learner) { try $0.resolve(with: "好了", in: $1) }
        }
    }

    @Test(arguments: Backend.available)
    func `nobody takes what is theirs already or is not work any more`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        await #expect(throws: Refusal(.conflict, "ticket.already-yours", [number])) {
            try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        }
        try await scene.bring(number, to: .resolved)
        await #expect(throws: Refusal(.conflict, "ticket.not-open", [number])) {
            try await scene.act(on: number, as: .secondAgent) { try $0.take(in: $1) }
        }
    }

    @Test(arguments: Backend.available)
    func `only people with the right take tickets`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.act(on: number, as: .inspector) { try $0.take(in: $1) }
        }
        let program = Actor(.token(1), permissions: [.handleTickets], scope: .all)
        for nobody in [try await scene.customer(of: number), program] {
            await #expect(throws: Refusal(.forbidden, "ticket.only-people-take")) {
                try await scene.act(on: number, as: nobody) { try $0.take(in: $1) }
            }
        }
        #expect(try await scene.ticket(number).status == .new)
    }
}
