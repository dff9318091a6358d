import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("C3 · E1 · Registration of calls, visits and reports", .stage)
struct RegistrationTests {
    @Test(arguments: Backend.available, ["phone", "in-person"] as [ChannelKey])
    func `whoever writes it down has taken it and answered`(backend: Backend, channel: ChannelKey) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.register(type: "fault", channel: channel)

        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .open)
        #expect(ticket.takenBy == scene.id(of: .agent))
        #expect(ticket.owner == scene.id(of: .agent))
        #expect(ticket.handling.acceptedAt == scene.now)
        #expect(ticket.handling.dispatching == nil, "nobody else is looked for")
        #expect(try await scene.clock(.progress, of: number)?.isRunning == true)
        #expect(!ticket.unread)
        #expect(try await scene.clock(.pickUp, of: number)?.verdict == .met)
        #expect(try await scene.clock(.response, of: number)?.verdict == .met)
        #expect(try await scene.clock(.solution, of: number)?.isRunning == true)
        let registered = try #require(try await scene.history(of: number).last { $0.name == "ticket.registered" })
        #expect(registered.paragraph == "2.1")
        #expect(registered.actorNumber == scene.id(of: .agent))
    }

    @Test(arguments: Backend.available)
    func `what came in writing is picked up, and still waits for its answer`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.register(type: "fault", channel: "weibo")
        #expect(try await scene.ticket(number).unread)
        #expect(try await scene.clock(.pickUp, of: number)?.verdict == .met)
        #expect(try await scene.clock(.response, of: number)?.isRunning == true)
    }

    @Test(arguments: Backend.available)
    func `what is handed on keeps its registrar and waits for an owner`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.register(type: "fault", .init(isHandedOn: true))
        let ticket = try await scene.ticket(number)
        #expect(ticket.takenBy == scene.id(of: .agent))
        #expect(ticket.owner != scene.id(of: .agent))
        #expect(ticket.status == .new)
        #expect(ticket.handling.dispatching == .wanted)
        #expect(try await scene.clock(.progress, of: number)?.isRunning == true, "the taker stays answerable")
        try await scene.act(on: number, as: .technician) { try $0.take(in: $1) }
        #expect(try await scene.ticket(number).takenBy == scene.id(of: .agent))
        #expect(try await scene.ticket(number).owner == scene.id(of: .technician))
    }

    @Test(arguments: Backend.available)
    func `who is not qualified writes it down, and the manual finds its owner`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let novice = scene.actor(
            try await scene.hire("novice", as: "agent", team: "first-line", qualified: false))
        let free = try await scene.colleague("free", team: "first-line")
        let number = try await scene.register(as: novice)
        let ticket = try await scene.ticket(number)
        #expect(ticket.takenBy == novice.staff)
        #expect(ticket.owner == nil)
        #expect(ticket.handling.dispatching == .wanted)
        let registered = try await scene.history(of: number).last { $0.name == "ticket.registered" }
        #expect(registered?.actorNumber == novice.staff)
        try await scene.clockwork.catchUp()
        #expect(try await scene.ticket(number).owner == free.id)
        #expect(try await scene.ticket(number).takenBy == novice.staff)

        await #expect(throws: Refusal.self) { try await scene.register(as: novice, .init(solution: "好了")) }
    }

    @Test(arguments: Backend.available)
    func `who only writes down owns nothing, qualified or not, and solves nothing`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let clerk = scene.actor(try await scene.hire("clerk-2", as: "operations-clerk", team: "first-line"))
        let ticket = try await scene.ticket(try await scene.register(as: clerk))
        #expect(ticket.takenBy == clerk.staff)
        #expect(ticket.owner == nil)
        #expect(ticket.handling.dispatching == .wanted)
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.register(as: clerk, .init(solution: "好了"))
        }
    }

    @Test(arguments: Backend.available)
    func `only people with the right register`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) { try await scene.register(as: .inspector) }
        await #expect(throws: Refusal.invalid([.init("channel", "flaw.not-a-choice")])) {
            try await scene.register(channel: "pigeon")
        }
        let id = try #require(try await scene.read { try $0.value("SELECT count(*) FROM ticket", as: Int64.self) })
        #expect(id == 0, "a refused registration leaves nothing behind")
    }
}

@Suite("R1 · Solved on the spot, and contacts that are none", .stage)
struct OnTheSpotTests {
    @Test(arguments: Backend.available)
    func `one form makes the whole ticket`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.register(type: "consultation", .init(solution: "在「账单」页导出。"))
        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .resolved)
        #expect(ticket.solution == "在「账单」页导出。")
        #expect(ticket.ending.isOnTheSpot)
        #expect(ticket.ending.toldAt == scene.now)
        #expect(ticket.ending.toldThrough == "phone")
        #expect(try await scene.clocks(of: number).allSatisfy { $0.verdict == .met && !$0.isOpen })
        let own = try await scene.history(of: number).map(\.name).filter { $0.hasPrefix("ticket.") }
        #expect(
            own == [
                "ticket.received", "ticket.level-proposed", "ticket.dispatched", "ticket.registered", "ticket.resolved",
                "ticket.told",
            ])
        try await scene.advance(by: .minutes(1))
        #expect(try await scene.messages(of: number).map(\.kind) == [.customer], "nobody needs a receipt any more")
    }

    @Test(arguments: Backend.available)
    func `a customer who agrees at once leaves a settled ticket`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.register(.init(solution: "已开通。", confirmation: "录音 0309-12"))
        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .closed)
        #expect(ticket.confirmation == .staff)
        #expect(ticket.evidence == "录音 0309-12")
    }

    @Test(arguments: Backend.available)
    func `what is wrong with it leaves nothing behind`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        await #expect(throws: Refusal.invalid([.init("solution", "flaw.solution-required", ["5.1"])])) {
            try await scene.register(.init(solution: " "))
        }
        await #expect(throws: Refusal.invalid([.init("solution", "flaw.solved-and-handed-on")])) {
            try await scene.register(.init(isHandedOn: true, solution: "好了"))
        }
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.register(as: .clerk, .init(solution: "好了"))
        }
        #expect(try await scene.read { try $0.exists("SELECT 1 FROM ticket") } == false)
    }

    @Test(arguments: Backend.available)
    func `a contact that is no request is counted and makes no ticket`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        for kind in [Disposition.Kind.silence, .wrongNumber, .silence] {
            try await scene.write(as: .agent) { _ = try Disposition.note(kind, through: "phone", in: $0) }
        }
        scene.standStill(for: .days(1))
        try await scene.write(as: .agent) { _ = try Disposition.note(.harassment, through: "chat", in: $0) }
        let now = scene.now
        let (first, all, tickets) = try await scene.read { db in
            (
                try db.dispositions(from: now - .days(1), to: now),
                try db.dispositions(from: now - .days(1), to: now + .seconds(1)),
                try db.exists("SELECT 1 FROM ticket")
            )
        }
        #expect(first == [.silence: 2, .wrongNumber: 1])
        #expect(all == [.silence: 2, .wrongNumber: 1, .harassment: 1])
        #expect(!tickets)
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.write(as: .inspector) { _ = try Disposition.note(.silence, through: "phone", in: $0) }
        }
    }
}

@Suite("R2 · The caller's open tickets come first", .stage)
struct CallerTests {
    @Test(arguments: Backend.available)
    func `what is not settled stands before a new registration`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let open = try await scene.ask(type: "fault", words: "无法登录")
        let caller = try await scene.ticket(open).customer
        let settled = try await scene.register(known: caller, .init(solution: "好了", confirmation: "录音"))
        let resolved = try await scene.register(known: caller, .init(solution: "好了"))
        _ = try await scene.ask(by: "别人", contact: "13900139009")
        let listed = try await scene.read { try $0.openTickets(of: [caller], within: .all).map(\.number) }
        #expect(listed == [resolved, open])
        #expect(!listed.contains(settled))
        let foreign = try await scene.read { try $0.openTickets(of: [caller], within: .teams(["complaints"])) }
        #expect(foreign.isEmpty)
        #expect(try await scene.read { try $0.openTickets(of: [], within: .all) }.isEmpty)
    }
}
