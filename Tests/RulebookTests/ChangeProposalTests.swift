import Rulebook
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Vocabulary

@Suite("C9 · Whoever works by the manual proposes changes to it", .stage)
struct ChangeProposalTests {
    private static let words = "夜班没有主管，第一句请改成值班组长。"

    @Test(arguments: Backend.available)
    func `a proposal stands beside its paragraph until it is decided`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let id = try await propose(scene)
        #expect(try await scene.read { try ChangeProposal.counts(in: $0) } == ["3.1": 1])
        let open = try #require(try await scene.read { try ChangeProposal.open(in: $0) }.first)
        #expect(open.words == Self.words && open.person == scene.id(of: .agent) && open.edition == 1)

        try await scene.write(as: .supervisor) {
            try ChangeProposal.decide(id, isTaken: true, answer: "", in: $0)
        }
        #expect(try await scene.read { try ChangeProposal.counts(in: $0) }.isEmpty)
        let decided = try #require(try await scene.read { try ChangeProposal.decided(in: $0) }.first)
        #expect(decided.state == .taken && decided.decidedBy == scene.id(of: .supervisor))
        #expect(try await scene.happenings(of: "change", id) == ["change.proposed", "change.decided"])
    }

    @Test(arguments: Backend.available) func `it is decided once, by the editor, with a reason for no`(backend: Backend)
        async throws
    {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let id = try await propose(scene)
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.write(as: .agent) { try ChangeProposal.decide(id, isTaken: true, answer: "", in: $0) }
        }
        await #expect(throws: Refusal.invalid([.init("answer", "flaw.required")])) {
            try await scene.write(as: .supervisor) {
                try ChangeProposal.decide(id, isTaken: false, answer: " ", in: $0)
            }
        }
        try await scene.write(as: .supervisor) {
            try ChangeProposal.decide(id, isTaken: false, answer: "另有安排", in: $0)
        }
        await #expect(throws: Refusal(.conflict, "change.decided")) {
            try await scene.write(as: .supervisor) { try ChangeProposal.decide(id, isTaken: true, answer: "", in: $0) }
        }
    }

    @Test(arguments: Backend.available) func `it needs words and a paragraph that is there`(backend: Backend)
        async throws
    {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        await #expect(throws: Refusal(.notFound, "refusal.not-found")) { try await propose(scene, on: "99.9") }
        await #expect(throws: Refusal.invalid([.init("change", "flaw.required")])) {
            try await propose(scene, words: " \n ")
        }
        let long = String(repeating: "长", count: ChangeProposal.longest + 1)
        await #expect(throws: Refusal.invalid([.init("change", "flaw.too-long", ["2000"])])) {
            try await propose(scene, words: long)
        }
    }

    @Test(arguments: Backend.available)
    func `the record holds no word of drafts, summaries and proposals`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let marker = "Zq7marker"
        let id = try await propose(scene, words: marker)
        try await scene.write(as: .supervisor) {
            try ChangeProposal.decide(id, isTaken: false, answer: marker, in: $0)
        }
        try await scene.draft(replacing: PickUp.before, with: PickUp.after + " # " + marker)
        try await scene.publish(Publication.Plan(summary: marker))
        let told = try await scene.read { try $0.rows("SELECT payload FROM event") { $0[0] as String } }
        #expect(told.count > 10 && !told.contains { $0.contains(marker) })
    }

    @discardableResult
    private func propose(
        _ scene: Scene, on paragraph: Paragraph = "3.1", words: String = words
    ) async throws -> Int64 {
        try await scene.write(as: .agent) { try ChangeProposal.make(on: paragraph, of: 1, words: words, in: $0) }
    }
}
