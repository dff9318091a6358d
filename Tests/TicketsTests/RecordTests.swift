import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("The record · what happened stands in it, or did not happen", .stage)
struct RecordTests {
    @Test(arguments: Backend.available, Verb.allCases)
    func `every verb records its event, with the paragraph it followed`(backend: Backend, verb: Verb) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.askedFor(verb)
        let before = try await scene.history(of: number).count
        try await scene.perform(verb, on: number)

        let new = try await scene.history(of: number).dropFirst(before)
        let own = new.filter { $0.name.hasPrefix("ticket.") }
        #expect(own.map(\.name) == verb.records)
        #expect(own.allSatisfy { $0.at == scene.now && $0.edition == 1 })
        #expect(own.last?.paragraph == verb.paragraph)
        let actor = try await scene.actor(for: verb, on: number)
        #expect(own.allSatisfy { $0.actor == actor.word && $0.actorNumber == actor.number })
        #expect(new.filter { $0.name.hasPrefix("clock.") }.allSatisfy { $0.paragraph != nil })
    }

    @Test(arguments: Backend.available, Verb.allCases)
    func `a verb that is rolled back leaves neither change nor event`(backend: Backend, verb: Verb) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.askedFor(verb)
        let before = try await traces(of: number, in: scene)
        struct Undo: Error {}
        let actor = try await scene.actor(for: verb, on: number)
        let links = try await traces(of: number, in: scene)
        await #expect(throws: Undo.self) {
            try await scene.act(on: number, as: actor) { ticket, tx in
                try verb.perform(on: &ticket, "一句话", in: tx)
                throw Undo()
            }
        }
        #expect(try await traces(of: number, in: scene) == links)
        #expect(before.prefix(5) == links.prefix(5))
    }

    /// Revision, events, messages, clocks' verdicts and jobs.
    private func traces(of number: String, in scene: Scene) async throws -> [Int64] {
        try await scene.read { db in
            let ticket = try Ticket.find(number, within: .all, in: db)
            return [
                ticket.revision, try db.value("SELECT count(*) FROM event WHERE subject = 'ticket'") ?? 0,
                try db.value("SELECT count(*) FROM message") ?? 0,
                try db.value("SELECT count(*) FROM clock WHERE verdict IS NULL") ?? 0,
                try db.value("SELECT count(*) FROM job") ?? 0, try db.value("SELECT count(*) FROM unfolded") ?? 0,
                try db.value("SELECT count(*) FROM archived_part") ?? 0,
            ]
        }
    }

    @Test(arguments: Backend.available)
    func `a request is recorded with its level and a job for the receipt`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "complaint")
        let history = try await scene.history(of: number)
        #expect(
            history.map(\.name)
                == [
                    "ticket.received", "ticket.level-proposed", "ticket.sign-off-asked", "ticket.dispatched",
                    "ticket.escalated",
                ])
        #expect(Set(history.map(\.actor)) == ["visitor"])
        #expect(history.map(\.paragraph) == [nil, "3.2", "3.6", "2.3", "6.6"])
        #expect(
            history.prefix(2).map(\.payload) == [
                #"{"received":{"channel":"form","type":"complaint"}}"#, #"{"levelProposed":{"level":"urgent"}}"#,
            ])
        let jobs = try await scene.read { try $0.rows("SELECT kind, payload FROM job") { [$0[0] as String, $0[1]] } }
        let about = #"{"ticket":"\#(number)"}"#
        #expect(jobs == [["ticket.dispatch", about], ["ticket.receipt", about]])
    }

    @Test(arguments: Backend.available)
    func `whoever decides on what has changed meanwhile is told so`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        let seen = try await scene.ticket(number).revision
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        await #expect(throws: Refusal(.stale, "ticket.stale", [number])) {
            try await scene.write(as: .secondAgent) { tx in
                var ticket = try Ticket.lock(number, revision: seen, in: tx)
                try ticket.take(in: tx)
            }
        }
        let now = try await scene.ticket(number).revision
        #expect(now == seen + 1)
        try await scene.write(as: .secondAgent) { tx in
            var ticket = try Ticket.lock(number, revision: now, in: tx)
            try ticket.take(in: tx)
        }
        #expect(try await scene.ticket(number).owner == scene.id(of: .secondAgent))
    }
}
