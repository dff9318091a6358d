import Clocks
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("A13 · R15 · Follow-up by a person after the end", .stage)
struct FollowUpTests {
    /// A complaint that the agent has settled with its customer on Monday at ten.
    private func settled(_ type: TypeKey = "complaint", on backend: Backend) async throws -> (Scene, String) {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: type)
        try await scene.bring(number, to: .closed)
        return (scene, number)
    }

    private func call(
        _ number: String, _ outcome: FollowUp.Attempt.Outcome, stars: Int? = nil, isIncoming: Bool = false,
        as who: Cast = .supervisor, in scene: Scene
    ) async throws {
        try await scene.act(on: number, as: who) {
            try $0.followUp(.init(outcome, words: "通话记录", stars: stars, isIncoming: isIncoming), in: $1)
        }
    }

    private func followUp(of number: String, in scene: Scene) async throws -> FollowUp? {
        try await scene.read { try $0.followUps(of: Ticket.find(number, within: .all, in: $0)).last }
    }

    @Test(arguments: Backend.available)
    func `a settled complaint is to be called about within a service day`(backend: Backend) async throws {
        let (scene, number) = try await settled(on: backend)
        let followUp = try #require(try await followUp(of: number, in: scene))
        #expect(followUp.paragraph == "6.4")
        #expect(followUp.isNotByHandler)
        #expect(followUp.asksRating)
        #expect(followUp.nextAt == scene.now)
        let clock = try #require(try await scene.clock(.followUp, of: number))
        #expect(Timetable.shown(clock.due) == "2026-03-10 10:00")
        #expect(try await scene.ticket(number).nextDue == clock.due)
        #expect(try await scene.clock(.archive, of: number) == nil, "filing waits for the call")
        let opened = try #require(try await scene.history(of: number).last { $0.name == "ticket.follow-up-opened" })
        #expect(opened.paragraph == "6.4")
    }

    @Test(arguments: Backend.available)
    func `a customer who is reached ends it, and filing becomes due`(backend: Backend) async throws {
        let (scene, number) = try await settled(on: backend)
        try await scene.advance(to: "15:00")
        try await call(number, .reached, stars: 4, in: scene)
        #expect(try await followUp(of: number, in: scene)?.outcome == .reached)
        let ticket = try await scene.ticket(number)
        #expect(ticket.stars == 4)
        #expect(ticket.ratingWords == "通话记录")
        #expect(try await scene.clock(.followUp, of: number)?.verdict == .met)
        #expect(try await scene.clock(.archive, of: number).map { Timetable.shown($0.due) } == "2026-03-10 15:00")
        await #expect(throws: Refusal(.conflict, "follow-up.none", [number])) {
            try await call(number, .reached, in: scene)
        }
    }

    @Test(arguments: Backend.available)
    func `three attempts on two half-days, two hours apart, are enough`(backend: Backend) async throws {
        let (scene, number) = try await settled(on: backend)
        try await call(number, .notReached, in: scene)
        #expect(try await followUp(of: number, in: scene).map { Timetable.shown($0.nextAt) } == "2026-03-09 14:00")
        try await scene.advance(to: "11:59")
        await #expect(throws: Refusal(.conflict, "follow-up.too-soon", [number])) {
            try await call(number, .notReached, in: scene)
        }
        try await scene.advance(to: "13:00")
        await #expect(throws: Refusal(.conflict, "follow-up.outside-hours", [number])) {
            try await call(number, .notReached, in: scene)
        }
        try await scene.advance(to: "14:00")
        try await call(number, .notReached, in: scene)
        #expect(try await followUp(of: number, in: scene)?.endedAt == nil)
        try await scene.advance(to: "16:00")
        try await call(number, .notReached, in: scene)
        #expect(try await followUp(of: number, in: scene)?.outcome == .unreached)
        let attempts = try await scene.read { db in
            try db.followUps(of: Ticket.find(number, within: .all, in: db)).flatMap { try db.attempts(of: $0) }
        }
        #expect(
            attempts.map { Timetable.shown($0.at) } == ["2026-03-09 10:00", "2026-03-09 14:00", "2026-03-09 16:00"])
        #expect(try await scene.clock(.archive, of: number)?.isRunning == true)
    }

    @Test(arguments: Backend.available, [FollowUp.Attempt.Outcome.wrongNumber, .doNotDisturb])
    func `a wrong number and a wish for peace end it at once`(
        backend: Backend, outcome: FollowUp.Attempt.Outcome
    ) async throws {
        let (scene, number) = try await settled(on: backend)
        try await call(number, outcome, in: scene)
        #expect(try await followUp(of: number, in: scene)?.outcome == .unreached)

        let customer = try await scene.ticket(number).customer
        let next = try await scene.register(
            type: "complaint", known: customer, .init(solution: "好了", confirmation: "录音"))
        #expect(try await (followUp(of: next, in: scene) == nil) == (outcome == .doNotDisturb))
    }

    @Test(arguments: Backend.available)
    func `a window that passes without enough attempts is told apart`(backend: Backend) async throws {
        let (scene, number) = try await settled(on: backend)
        try await scene.advance(to: "Thu 09:59")
        #expect(try await followUp(of: number, in: scene)?.endedAt == nil)
        #expect(try await scene.clock(.followUp, of: number)?.verdict == .missed)
        try await scene.advance(to: "Thu 10:00")
        #expect(try await followUp(of: number, in: scene)?.outcome == .lapsed)
        #expect(try await scene.clock(.archive, of: number)?.isRunning == true)
    }

    @Test(arguments: Backend.available)
    func `whoever handled a complaint does not call about it`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "complaint")
        try await scene.act(on: number, as: .supervisor) {
            try $0.take(in: $1)
            try $0.resolve(with: "已致歉并退款", in: $1)
        }
        try await scene.act(on: number, as: scene.customer(of: number)) { try $0.confirm(in: $1) }
        await #expect(throws: Refusal(.forbidden, "follow-up.not-by-handler", [number])) {
            try await call(number, .reached, in: scene)
        }
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await call(number, .reached, as: .inspector, in: scene)
        }
        let senior = try await scene.hire("senior", as: "senior-agent", team: "first-line")
        let (own, theirs) = try await scene.read { db in
            (
                try db.openFollowUps(for: scene.id(of: .supervisor) ?? 0, within: .all).map(\.ticket.number),
                try db.openFollowUps(for: senior.id, within: .all).map(\.ticket.number)
            )
        }
        #expect(own == [])
        #expect(theirs == [number])
        try await scene.act(on: number, as: scene.actor(senior)) { try $0.followUp(.init(.reached), in: $1) }
        #expect(try await followUp(of: number, in: scene)?.outcome == .reached)
    }

    @Test(arguments: Backend.available)
    func `a customer is surveyed once in seven days`(backend: Backend) async throws {
        let (scene, first) = try await settled(on: backend)
        let customer = try await scene.ticket(first).customer
        try await scene.advance(to: "11:00")
        let second = try await scene.register(
            type: "complaint", known: customer, .init(solution: "好了", confirmation: "录音"))
        #expect(try await followUp(of: second, in: scene)?.asksRating == false)
        await #expect(throws: Refusal(.conflict, "follow-up.no-survey", [second])) {
            try await call(second, .reached, stars: 5, in: scene)
        }
        try await call(second, .reached, in: scene)
        scene.standStill(for: .days(7))
        let third = try await scene.register(
            type: "complaint", known: customer, .init(solution: "好了", confirmation: "录音"))
        #expect(try await followUp(of: third, in: scene)?.asksRating == true)
    }

    @Test(arguments: Backend.available)
    func `a fifth of those who have not rated is drawn, and left alone once they rate`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        var drawn: [String] = []
        for place in 0..<40 {
            let number = try await scene.register(
                by: "客户\(place)", contact: "139\(10_000_000 + place)", .init(solution: "好了", confirmation: "录音"))
            if try await followUp(of: number, in: scene) != nil { drawn.append(number) }
        }
        #expect((4...14).contains(drawn.count), "\(drawn.count) of 40")
        let number = try #require(drawn.first)
        try await scene.act(on: number, as: scene.customer(of: number)) { try $0.rate(5, words: "", in: $1) }
        #expect(try await followUp(of: number, in: scene)?.outcome == .overtaken)
        #expect(try await scene.clock(.archive, of: number)?.isRunning == true)
    }

    @Test(arguments: Backend.available)
    func `a customer who calls back is reached at any hour`(backend: Backend) async throws {
        let (scene, number) = try await settled(on: backend)
        try await call(number, .notReached, in: scene)
        try await scene.advance(to: "10:05")
        try await call(number, .reached, isIncoming: true, in: scene)
        #expect(try await followUp(of: number, in: scene)?.outcome == .reached)
    }

    @Test(arguments: Backend.available)
    func `a ticket that goes on needs no call, and gets one when it ends again`(backend: Backend) async throws {
        let (scene, number) = try await settled("fault", on: backend)
        #expect(try await followUp(of: number, in: scene) == nil, "a plain fault is not called about")
        try await scene.perform(.reopen, on: number)
        try await scene.bring(number, to: .closed)
        #expect(try await followUp(of: number, in: scene)?.endedAt == nil)
        try await scene.perform(.reopen, on: number)
        #expect(try await followUp(of: number, in: scene)?.outcome == .overtaken)
        #expect(try await scene.clock(.followUp, of: number)?.isOpen == false)
    }
}
