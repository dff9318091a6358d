import Clocks
import Customers
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("5.5 · Reopening, and tickets that belong together", .stage)
struct ReopeningTests {
    @Test(arguments: Backend.available, [Verb.reopen, .comeBack])
    func `within seven days the same ticket goes on, and the result is taken back`(
        backend: Backend, verb: Verb
    ) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.bring(number, to: .resolved)
        try await scene.tell(number)
        let customer = try await scene.customer(of: number)
        try await scene.act(on: number, as: customer) { try $0.rate(5, words: "谢谢", in: $1) }
        try await scene.bring(number, to: .closed)
        scene.standStill(for: .days(7))
        try await scene.perform(verb, on: number, words: "又出现了")

        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .open)
        #expect(ticket.unread)
        #expect(ticket.confirmation == nil && ticket.confirmedAt == nil && ticket.resolvedAt == nil)
        #expect(ticket.stars == nil && ticket.ratingWords == nil)
        #expect(ticket.ending.toldAt == nil && ticket.ending.signedAt == nil)
        #expect(ticket.ending.revocations == 1)
        let solutions = try await scene.clocks(of: number).filter { $0.kind == .solution }
        #expect(solutions.map(\.verdict) == [.met, nil])
        #expect(solutions.last?.startedAt == scene.now)
        let running = try await scene.clocks(of: number).filter(\.isRunning)
        #expect(Set(running.map(\.kind)) == [.solution, .progress])
        #expect(ticket.nextDue == running.map(\.due).min())
        #expect(try await scene.clock(.archive, of: number)?.isOpen == false)
        #expect(try await scene.history(of: number).last?.paragraph == "5.5")
        #expect(try await scene.messages(of: number).last.map(\.words) == "又出现了")

        try await scene.bring(number, to: .archived)
        #expect(try await scene.ticket(number).ending.signedBy == scene.id(of: .agent))
    }

    @Test(arguments: Backend.available) func `later it is too late`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .closed)
        scene.standStill(for: .days(7) + .seconds(1))
        for verb in [Verb.reopen, .comeBack] {
            await #expect(throws: Refusal(.conflict, "ticket.reopen-too-late", [number, "5.5"])) {
                try await scene.perform(verb, on: number)
            }
        }
        #expect(try await scene.ticket(number).status == .closed)
    }

    @Test(arguments: Backend.available)
    func `what was filed away stays so, and a new ticket follows it`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let old = try await scene.ask()
        try await scene.bring(old, to: .archived)
        await #expect(throws: Refusal(.conflict, "ticket.archived", [old])) {
            try await scene.perform(.comeBack, on: old)
        }
        let number = try await scene.numbers.next()
        let before = try await scene.ticket(old)
        let new = try await scene.write(as: scene.customer(of: old)) { tx in
            let request = Ticket.Request(
                channel: "form", customer: before.customer, writing: .init("又出现了"), demand: "", type: before.type,
                urgent: false)
            return try Ticket.receive(request, following: old, number: number, in: tx).number
        }
        let (outgoing, incoming) = try await scene.read { db in
            (
                try Ticket.find(new, within: .all, in: db).links(within: .all, in: db),
                try Ticket.find(old, within: .all, in: db).links(within: .all, in: db)
            )
        }
        #expect(outgoing.map(\.number) == [old])
        #expect(outgoing.map(\.kind) == [.followUpOf])
        #expect(outgoing.map(\.isIncoming) == [false])
        #expect(incoming.map(\.number) == [new])
        #expect(incoming.map(\.isIncoming) == [true])
        #expect(try await scene.ticket(old).revision == before.revision)
        #expect(try await scene.read { try Ticket.find(old, within: .all, in: $0).damagedParts(in: $0) } == [])
        #expect(try await scene.history(of: new).map(\.name).last == "ticket.linked")
    }

    @Test(arguments: Backend.available)
    func `nobody follows somebody else's ticket`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let old = try await scene.ask()
        let foreign = try await scene.ticket(scene.ask(by: "别人")).customer
        let number = try await scene.numbers.next()
        await #expect(throws: Refusal(.notFound, "ticket.not-found", [old])) {
            try await scene.write(as: .agent) { tx in
                let request = Ticket.Request(
                    channel: "form", customer: foreign, writing: .init("我也是"), demand: "", type: "consultation",
                    urgent: false)
                _ = try Ticket.receive(request, following: old, number: number, in: tx)
            }
        }
    }

    @Test(arguments: Backend.available, Ticket.Status.allCases.filter { $0 != .closed && $0 != .archived })
    func `only what is settled is opened again`(backend: Backend, status: Ticket.Status) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: status)
        await #expect(throws: Refusal(.conflict, "ticket.not-closed-yet", [number])) {
            try await scene.perform(.reopen, on: number)
        }
    }

    @Test(arguments: Backend.available)
    func `tickets are linked once, within reach, and not to themselves`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let one = try await scene.ask(type: "complaint")
        let other = try await scene.ask(type: "fault")
        try await scene.write(as: .agent) { try Ticket.link(one, to: other, as: .related, in: $0) }
        await #expect(throws: Refusal(.conflict, "ticket.already-linked", [one, other])) {
            try await scene.write(as: .agent) { try Ticket.link(one, to: other, as: .related, in: $0) }
        }
        await #expect(throws: Refusal.invalid([.init("other", "flaw.same-ticket")])) {
            try await scene.write(as: .agent) { try Ticket.link(one, to: one, as: .related, in: $0) }
        }
        let partner = scene.actor(
            try await scene.hire("partner", as: "agent", team: "complaints", scope: .teams(["complaints"])))
        let reach = try await scene.read {
            try Ticket.find(one, within: .all, in: $0).links(within: partner.scope, in: $0)
        }
        #expect(reach.isEmpty, "a partner does not even see that there is another ticket")
        await #expect(throws: Refusal(.notFound, "ticket.not-found", [other])) {
            try await scene.write(as: partner) { try Ticket.link(one, to: other, as: .followUpOf, in: $0) }
        }
    }

    @Test(arguments: Backend.available)
    func `what the same customer asked about before is found`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let first = try await scene.ask(type: "fault")
        let customer = try await scene.ticket(first).customer
        scene.standStill(for: .days(20))
        let second = try await scene.register(type: "fault", known: customer)
        _ = try await scene.register(type: "consultation", known: customer)
        _ = try await scene.ask(type: "fault", by: "别人")
        scene.standStill(for: .days(15))
        let third = try await scene.register(type: "fault", known: customer)
        let found = try await scene.read { db in
            try Ticket.find(third, within: .all, in: db).recurrences(within: .days(30), scope: .all, in: db)
                .map(\.number)
        }
        #expect(found == [second])
    }
}

@Suite("D9 · The owner's signature", .stage)
struct SigningTests {
    @Test(arguments: Backend.available)
    func `whoever records the solution of their own ticket has signed`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .resolved)
        let ending = try await scene.ticket(number).ending
        #expect(ending.signedBy == scene.id(of: .agent))
        #expect(ending.signedName == scene.name(of: .agent))
        #expect(ending.signedRole == "agent")
        #expect(ending.signedAt == scene.now)
    }

    @Test(arguments: Backend.available)
    func `a card that somebody else solved waits for its owner's signature`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.askedFor(.sign)
        try await scene.bring(number, to: .closed)
        await #expect(
            throws: Refusal(
                .conflict, "ticket.incomplete", [number],
                flaws: [.init("card", "gap.owner", ["5.6"]), .init("card", "gap.follow-up", ["5.6"])])
        ) { try await scene.act(on: number, as: .clerk) { try $0.archive(in: $1) } }
        await #expect(throws: Refusal(.forbidden, "ticket.only-owner-signs", [number])) {
            try await scene.act(on: number, as: .secondAgent) { try $0.sign(in: $1) }
        }
        try await scene.act(on: number, as: .supervisor) { try $0.sign(in: $1) }
        #expect(try await scene.ticket(number).ending.signedRole == "supervisor")
        await #expect(throws: Refusal(.conflict, "ticket.already-signed", [number])) {
            try await scene.act(on: number, as: .agent) { try $0.sign(in: $1) }
        }
        try await scene.bring(number, to: .archived)
        #expect(try await scene.ticket(number).status == .archived)
    }
}
