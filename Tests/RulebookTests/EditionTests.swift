import Clocks
import Manual
import Rulebook
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("C9 · Editions of the manual begin on their date", .stage)
struct EditionTests {
    @Test(arguments: Backend.available)
    func `the next ticket follows the new edition, a running one keeps its own`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let old = try await scene.ask()
        try await scene.draft(replacing: PickUp.before, with: PickUp.after)
        #expect(try await scene.publish() == 2)
        let new = try await scene.ask(contact: "13900139002")

        let (before, after) = (try await scene.clock(.pickUp, of: old), try await scene.clock(.pickUp, of: new))
        #expect(before?.limit == .minutes(30) && before?.edition == 1)
        #expect(after?.limit == .minutes(20) && after?.edition == 2)
        #expect(try await scene.ticket(old).edition == 1)
        #expect(try await scene.ticket(new).edition == 2)
    }

    @Test(arguments: Backend.available)
    func `an edition published for a date takes effect by the clock alone`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let start = try Timetable.moment("Wed 09:00", after: scene.now)
        try await scene.draft(replacing: PickUp.before, with: PickUp.after)
        try await scene.publish(Publication.Plan(start: start))
        #expect(try await scene.happenings(of: "edition", 2) == ["edition.published", "edition.scheduled"])

        scene.clock.advance(to: start - .milliseconds(1))
        #expect(try await scene.inForce() == 1)
        #expect(try await scene.read { try $0.editionsAhead().map(\.edition.number) } == [1, 2])
        scene.clock.advance(to: start)
        #expect(try await scene.inForce() == 2)
        #expect(try await scene.read { try $0.editionsAhead().map(\.start) } == [start])
        #expect(try await scene.clock(.pickUp, of: scene.ask())?.limit == .minutes(20))
    }

    @Test(arguments: Backend.available)
    func `editions begin in the order of their numbers`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let start = try Timetable.moment("Wed 09:00", after: scene.now)
        try await scene.draft(replacing: PickUp.before, with: PickUp.after)
        try await scene.publish(Publication.Plan(start: start))

        try await scene.draft(replacing: "limit: 15 s", with: "limit: 20 s")
        await #expect(throws: Refusal(.conflict, "edition.before-scheduled", ["2"])) { try await scene.publish() }
        try await scene.write(as: .supervisor) { try Publication.withdraw(2, in: $0) }
        #expect(try await scene.publish() == 3)
        scene.clock.advance(to: start)
        #expect(try await scene.inForce() == 3)
        #expect(
            try await scene.read { db in
                try Publication.all(in: db).map { $0.standing(at: db.now, current: 3) }
            } == [.inForce, .withdrawn, .past])
    }

    @Test(arguments: Backend.available)
    func `what has begun cannot be withdrawn, and nothing begins in the past`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        await #expect(throws: Refusal(.conflict, "edition.not-scheduled", ["1"])) {
            try await scene.write(as: .supervisor) { try Publication.withdraw(1, in: $0) }
        }
        try await scene.draft(replacing: PickUp.before, with: PickUp.after)
        await #expect(throws: Refusal.invalid([.init("start", "edition.start-past")])) {
            try await scene.publish(Publication.Plan(start: scene.now - .minutes(1)))
        }
    }

    @Test(arguments: Backend.available)
    func `a draft that is mistaken, unchanged or locks everybody out is not published`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.draft(replacing: "format: 1", with: "format: 1")
        await #expect(throws: Refusal(.conflict, "draft.unchanged", ["1"])) { try await scene.publish() }
        try await scene.draft(replacing: PickUp.before, with: "- { limit: soon, time: service-hours }")
        await #expect(throws: Refusal(.conflict, "draft.mistaken", ["1"])) { try await scene.publish() }
        try await scene.draft(replacing: "limit: soon", with: "limit: 20 min")
        await #expect(throws: Refusal(.conflict, "draft.nobody-left")) { try await scene.publish(holders: ["agent"]) }
        #expect(try await scene.inForce() == 1)
        #expect(try await scene.publish() == 2)
    }

    @Test(arguments: Backend.available)
    func `only whoever may edit the manual changes it`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let forbidden = Refusal(.forbidden, "refusal.forbidden")
        await #expect(throws: forbidden) {
            try await scene.write(as: .agent) { _ = try Draft.begin(from: .edition(1), in: $0) }
        }
        try await scene.draft(replacing: PickUp.before, with: PickUp.after)
        await #expect(throws: forbidden) { try await scene.publish(as: .agent) }
        await #expect(throws: forbidden) {
            try await scene.write(as: .agent) { tx in
                var draft = try Draft.lock(in: tx)
                try draft.write("format: 1", in: tx)
            }
        }
        await #expect(throws: forbidden) {
            try await scene.write(as: .inspector) { try Publication.withdraw(1, in: $0) }
        }
        let partner = scene.actor(try await scene.hire("partner", as: "supervisor", scope: .teams(["after-sales"])))
        await #expect(throws: forbidden, "the manual is the whole center's") {
            try await scene.write(as: partner) { tx in
                _ = try Draft.lock(in: tx).publish(.init(), holders: ["supervisor"], zone: .gmt, in: tx)
            }
        }
        await #expect(throws: forbidden) {
            try await scene.write(as: partner) { try Publication.withdraw(1, in: $0) }
        }
    }
}
