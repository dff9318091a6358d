import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("D8 · Result and confirmation", .stage)
struct ConfirmationTests {
    @Test(arguments: Backend.available)
    func `the customer confirms, and filing becomes due`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .resolved)
        try await scene.advance(to: "15:00")
        try await scene.act(on: number, as: scene.customer(of: number)) { try $0.confirm(in: $1) }

        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .closed)
        #expect(ticket.confirmation == .customer)
        #expect(ticket.confirmedAt == scene.now)
        let filing = try #require(try await scene.clock(.archive, of: number))
        #expect(Timetable.shown(filing.due) == "2026-03-10 15:00")
        #expect(filing.paragraph == "5.6")
        #expect(ticket.nextDue == filing.due)
        #expect(try await scene.history(of: number).last { $0.name == "ticket.confirmed" }?.paragraph == "5.2")
    }

    @Test(arguments: Backend.available)
    func `staff note a confirmation with its evidence`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .resolved)
        await #expect(throws: Refusal.invalid([.init("evidence", "flaw.required")])) {
            try await scene.act(on: number, as: .agent) { try $0.noteConfirmation(evidence: " ", in: $1) }
        }
        try await scene.act(on: number, as: .agent) { try $0.noteConfirmation(evidence: "录音 0309-7", in: $1) }
        let ticket = try await scene.ticket(number)
        #expect(ticket.confirmation == .staff)
        #expect(ticket.evidence == "录音 0309-7")
    }

    @Test(arguments: Backend.available)
    func `only the ticket's own customer confirms`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        let another = try await scene.ask(by: "别人")
        try await scene.bring(number, to: .resolved)
        await #expect(throws: Refusal(.notFound, "ticket.not-found", [number])) {
            try await scene.act(on: number, as: scene.customer(of: another)) { try $0.confirm(in: $1) }
        }
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.act(on: number, as: .supervisor) { try $0.confirm(in: $1) }
        }
        #expect(try await scene.ticket(number).status == .resolved)
    }

    @Test(arguments: Backend.available, Ticket.Status.allCases.filter { $0 != .resolved && $0 != .archived })
    func `only a result can be confirmed or refused`(backend: Backend, status: Ticket.Status) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: status)
        let refusal = Refusal(.conflict, "ticket.not-resolved", [number])
        for verb in [Verb.confirm, .noteConfirmation, .refuseResult, .noteRefusal] {
            await #expect(throws: refusal, "\(verb)") { try await scene.perform(verb, on: number) }
        }
    }

    @Test(arguments: Backend.available, [Verb.refuseResult, .noteRefusal])
    func `a refused result goes on under a new limit for the solution`(backend: Backend, verb: Verb) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.bring(number, to: .resolved)
        try await scene.advance(to: "Tue 16:00")
        try await scene.perform(verb, on: number, words: "还是不行")

        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .open)
        #expect(ticket.resolvedAt == nil)
        #expect(ticket.unread)
        let solutions = try await scene.clocks(of: number).filter { $0.kind == .solution }
        #expect(solutions.map(\.verdict) == [.met, nil])
        #expect(solutions.map { Timetable.shown($0.startedAt) } == ["2026-03-09 10:00", "2026-03-10 16:00"])
        #expect(solutions.last.map { Timetable.shown($0.due) } == "2026-03-11 16:00")
        #expect(try await scene.clock(.progress, of: number)?.isRunning == true)
        #expect(try await scene.messages(of: number).contains { $0.words == "还是不行" })
        #expect(try await scene.history(of: number).map(\.name).contains("ticket.unsolved"))

        try await scene.bring(number, to: .closed)
        #expect(try await scene.ticket(number).confirmation == .customer)
    }

    @Test(arguments: Backend.available)
    func `silence for 72 hours counts as a confirmation and is marked`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .resolved)
        try await scene.tell(number)
        try await scene.advance(to: "Thu 09:59")
        #expect(try await scene.ticket(number).status == .resolved)
        try await scene.advance(to: "Thu 10:00")

        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .closed)
        #expect(ticket.confirmation == .silence)
        #expect(ticket.confirmedAt == scene.now)
        let confirmed = try #require(try await scene.history(of: number).last { $0.name == "ticket.confirmed" })
        #expect(confirmed.paragraph == "5.3")
        #expect(confirmed.actor == "center")
    }

    @Test(arguments: Backend.available)
    func `whoever writes after the result is not silent`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .resolved)
        try await scene.tell(number)
        try await scene.advance(to: "Tue 10:00")
        try await scene.act(on: number, as: scene.customer(of: number)) { _ = try $0.answer(.init("我再试试"), in: $1) }
        try await scene.advance(to: "Thu 12:00")
        #expect(try await scene.ticket(number).status == .resolved, "nobody has answered")

        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("好的，有问题随时说。"), in: $1) }
        try await scene.advance(to: "Sun 11:59")
        #expect(try await scene.ticket(number).status == .resolved)
        try await scene.advance(to: "Sun 12:00")
        #expect(try await scene.ticket(number).confirmation == .silence)
    }

    @Test(arguments: Backend.available)
    func `silence about an earlier result means nothing for the next`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.bring(number, to: .resolved)
        try await scene.tell(number)
        try await scene.advance(to: "Tue 10:00")
        try await scene.perform(.refuseResult, on: number)
        try await scene.bring(number, to: .resolved)
        try await scene.tell(number)
        try await scene.advance(to: "Thu 11:00")
        #expect(try await scene.ticket(number).status == .resolved)
        try await scene.advance(to: "Fri 10:00")
        #expect(try await scene.ticket(number).confirmation == .silence)
    }
}
