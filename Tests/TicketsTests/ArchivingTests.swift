import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("D9 · Archiving only when complete, then immutable", .stage)
struct ArchivingTests {
    @Test(arguments: Backend.available) func `the clerk files a complete card`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .closed)
        try await scene.advance(to: "16:00")
        try await scene.act(on: number, as: .clerk) { try $0.archive(in: $1) }

        let ticket = try await scene.ticket(number)
        #expect(ticket.status == .archived)
        #expect(ticket.archivedAt == scene.now)
        #expect(try await scene.clocks(of: number).allSatisfy { !$0.isOpen && $0.verdict == .met })
        #expect(try await scene.read { try Ticket.find(number, within: .all, in: $0).damagedParts(in: $0) } == [])
        #expect(try await scene.history(of: number).last { $0.name == "ticket.archived" }?.paragraph == "5.6")
    }

    @Test(arguments: Backend.available)
    func `a card that lacks something is not filed, and says what and why`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.act(on: number, as: .agent) { try $0.take(in: $1) }
        // Somebody else writes the solution down: its owner has not signed for it.
        try await scene.act(on: number, as: .secondAgent) { try $0.resolve(with: "更换了网线。", in: $1) }
        try await scene.bring(number, to: .closed)
        let refusal = Refusal(
            .conflict, "ticket.incomplete", [number], flaws: [.init("card", "gap.owner", ["5.6"])])
        await #expect(throws: refusal) { try await scene.act(on: number, as: .clerk) { try $0.archive(in: $1) } }
        #expect(try await scene.ticket(number).status == .closed)
    }

    @Test(arguments: Backend.available, Ticket.Status.allCases.filter { $0 != .closed && $0 != .archived })
    func `what is not closed is not filed`(backend: Backend, status: Ticket.Status) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: status)
        await #expect(throws: Refusal(.conflict, "ticket.not-closed", [number])) {
            try await scene.act(on: number, as: .clerk) { try $0.archive(in: $1) }
        }
    }

    @Test(arguments: Backend.available, [Cast.agent, .technician, .inspector])
    func `agents do not file their own tickets`(backend: Backend, who: Cast) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .closed)
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.act(on: number, as: who) { try $0.archive(in: $1) }
        }
    }

    @Test(arguments: Backend.available)
    func `afterwards every verb refuses and nothing has changed`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .archived)
        let before = try await scene.ticket(number).revision
        let messages = try await scene.messages(of: number).count
        let events = try await scene.history(of: number).count
        for verb in Verb.allCases {
            do {
                try await scene.perform(verb, on: number)
                #expect(verb.who == .center, "\(verb) was done")
            } catch let refusal as Refusal {
                #expect(refusal.kind == .conflict, "\(verb): \(refusal)")
            }
        }
        try await scene.advance(by: .days(10))
        #expect(try await scene.ticket(number).revision == before)
        #expect(try await scene.messages(of: number).count == messages)
        #expect(try await scene.history(of: number).count == events)
        #expect(try await scene.read { try Ticket.find(number, within: .all, in: $0).damagedParts(in: $0) } == [])
    }

    /// Somebody who changes the database by hand, and the part that no longer is what was filed.
    static let meddling: [(statement: SQL, part: String)] = [
        ("UPDATE ticket SET solution = 'x'", "card"), ("UPDATE ticket SET demand = 'x'", "card"),
        ("UPDATE ticket SET level = 'critical'", "card"), ("UPDATE ticket SET level_reason = 'x'", "card"),
        ("UPDATE ticket SET level_facts = '[]'", "card"), ("UPDATE ticket SET urgent = 1", "card"),
        ("UPDATE ticket SET stars = 5", "card"), ("UPDATE ticket SET confirmation = 'staff'", "card"),
        ("UPDATE ticket SET owner = owner + 1", "card"), ("UPDATE ticket SET wished_at = 1", "card"),
        ("UPDATE ticket SET resolved_at = resolved_at - 1", "card"), ("UPDATE ticket SET archived_at = 1", "card"),
        ("UPDATE ticket SET created_at = created_at - 1", "card"), ("UPDATE ticket SET solution = NULL", "card"),
        ("UPDATE ticket SET told_at = 1", "card"), ("UPDATE ticket SET revocations = 7", "card"),
        ("UPDATE message SET words = 'x'", "message"), ("UPDATE message SET staff = 1", "message"),
        ("UPDATE message SET at = at + 1", "message"), ("UPDATE message SET kind = 'note'", "message"),
        ("DELETE FROM message", "message"),
        ("INSERT INTO message (ticket, kind, words, at) SELECT id, 'reply', 'x', 1 FROM ticket", "message"),
        ("UPDATE attachment SET name = 'x'", "file"), ("UPDATE attachment SET file = 'x'", "file"),
        ("DELETE FROM attachment", "file"),
        ("UPDATE clock SET verdict = 'missed'", "clock"), ("UPDATE clock SET due_at = due_at + 1", "clock"),
        ("DELETE FROM archived_part WHERE part = 'card'", "card"),
    ]

    @Test(arguments: Backend.available) func `a row changed by hand is named`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let kept = try await scene.store.files.keep([1, 2, 3])
        let number = try await scene.ask(files: [.init(kept, name: "a.txt", type: "text/plain")])
        try await scene.bring(number, to: .archived)
        struct Undo: Error {}
        for (statement, part) in Self.meddling {
            let damaged = Shared<[String]>([])
            await #expect(throws: Undo.self) {
                try await scene.write(as: .center) { tx in
                    guard try tx.execute(statement) > 0 else { return }
                    let found = try Ticket.find(number, within: .all, in: tx).damagedParts(in: tx)
                    damaged.change { $0 = found }
                    throw Undo()
                }
            }
            #expect(!damaged.value.isEmpty, "\(statement)")
            #expect(damaged.value.allSatisfy { $0.hasPrefix(part) }, "\(statement): \(damaged.value)")
        }
        #expect(try await scene.read { try Ticket.find(number, within: .all, in: $0).damagedParts(in: $0) } == [])
    }

    @Test(arguments: Backend.available)
    func `what was forgotten by right does not count as damage`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .archived)
        try await scene.write(as: .center) { tx in
            _ = try tx.execute("UPDATE archived_part SET salt = NULL WHERE part LIKE 'message%'")
            _ = try tx.execute("DELETE FROM message")
        }
        #expect(try await scene.read { try Ticket.find(number, within: .all, in: $0).damagedParts(in: $0) } == [])
    }
}
