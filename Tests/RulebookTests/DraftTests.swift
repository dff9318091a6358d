import Manual
import Rulebook
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Vocabulary

@Suite("C9 · The draft of the next edition", .stage)
struct DraftTests {
    @Test(arguments: Backend.available) func `it is kept as one works, with its mistakes`(backend: Backend) async throws
    {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let begun = try await begin(scene)
        #expect(begun.text == (try await scene.text()) && begun.base == 1 && begun.preset == "standard")

        scene.clock.advance(by: .minutes(3))
        let kept = try await write("format: 1\r\nname: 一本\r\n", over: begun.revision, scene)
        #expect(kept.text == "format: 1\nname: 一本\n")
        #expect(kept.revision == begun.revision + 1)
        #expect(kept.changedAt == scene.now && kept.changedBy == scene.id(of: .supervisor))
        #expect(try await scene.read { try Draft.find(in: $0) } == kept)
        #expect(Draft.mistakes(in: kept.text).first?.line == 1)
        #expect(try await scene.happenings(of: "draft", kept.id) == ["draft.begun"])
    }

    @Test(arguments: Backend.available)
    func `what somebody else wrote meanwhile is not overwritten`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let begun = try await begin(scene)
        _ = try await write(begun.text + "\n# a", over: begun.revision, scene)
        await #expect(throws: Refusal(.stale, "draft.stale")) {
            try await write(begun.text + "\n# b", over: begun.revision, scene)
        }
        #expect(try await scene.read { try Draft.find(in: $0)?.text }?.hasSuffix("# a") == true)
    }

    @Test(arguments: Backend.available)
    func `there is one at a time, and a discarded one cannot be written on`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let first = try await begin(scene)
        await #expect(throws: Refusal(.conflict, "draft.exists")) { try await begin(scene, from: .preset("standard")) }
        try await scene.write(as: .supervisor) { try Draft.lock(in: $0).discard(in: $0) }
        await #expect(throws: Refusal(.conflict, "draft.none")) { try await write("", over: first.revision, scene) }

        let second = try await begin(scene, from: .preset("standard"))
        #expect(second.base == nil && second.id != first.id)
        await #expect(throws: Refusal(.stale, "draft.stale")) { try await write("", over: first.revision, scene) }
    }

    @Test(arguments: Backend.available) func `a text beyond two megabytes is refused`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let begun = try await begin(scene)
        let large = String(repeating: "# 手册\n", count: Edition.largestText / 9 + 1)
        await #expect(throws: Refusal(.tooLarge, "draft.too-large", ["2"])) {
            try await write(large, over: begun.revision, scene)
        }
    }

    @Test func `two who begin at once have one draft between them`() async throws {
        let scene = try await Scene.monday(at: "10:00", on: .postgres)
        let drafts = await withTaskGroup(of: Draft?.self) { group in
            for _ in 0..<4 { group.addTask { try? await begin(scene) } }  // refused: the others have it
            return await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
        }
        #expect(drafts.count == 1)
    }

    @discardableResult
    private func begin(_ scene: Scene, from source: Draft.Source = .edition(1)) async throws -> Draft {
        try await scene.write(as: .supervisor) { try Draft.begin(from: source, in: $0) }
    }

    @discardableResult
    private func write(_ text: String, over revision: Int64, _ scene: Scene) async throws -> Draft {
        try await scene.write(as: .supervisor) { tx in
            var draft = try Draft.lock(revision: revision, in: tx)
            try draft.write(text, in: tx)
            return draft
        }
    }
}
