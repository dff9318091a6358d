import Rulebook
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Vocabulary

@Suite("A23 · A receipt for each edition that one has read", .stage)
struct ReceiptTests {
    @Test(arguments: Backend.available) func `it is given once, and says when`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let first = scene.now
        for who in [Cast.agent, .clerk] { try await scene.write(as: who) { try Receipt.give(for: 1, in: $0) } }
        scene.clock.advance(by: .hours(1))
        try await scene.write(as: .agent) { try Receipt.give(for: 1, in: $0) }

        let receipts = try await scene.read { try Receipt.all(for: 1, in: $0) }
        #expect(Set(receipts.map(\.person)) == Set([scene.id(of: .agent), scene.id(of: .clerk)].compactMap(\.self)))
        #expect(receipts.allSatisfy { $0.at == first })
        let told = try await scene.read { try $0.happenings(of: "edition", 1).filter { $0.name == "edition.read" } }
        #expect(told.map(\.actorNumber) == [scene.id(of: .agent), scene.id(of: .clerk)])
    }

    @Test(arguments: Backend.available) func `a new edition wants a new one`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let agent = try #require(scene.id(of: .agent))
        try await scene.write(as: .agent) { try Receipt.give(for: 1, in: $0) }
        try await scene.draft(replacing: PickUp.before, with: PickUp.after)
        try await scene.publish()
        #expect(try await scene.read { try Receipt.find(of: agent, for: 2, in: $0) } == nil)
        #expect(try await scene.read { try Receipt.last(of: agent, before: 2, in: $0) } == 1)
    }

    @Test(arguments: Backend.available) func `nobody gives it for what is no edition`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        await #expect(throws: Refusal(.notFound, "refusal.not-found")) {
            try await scene.write(as: .agent) { try Receipt.give(for: 7, in: $0) }
        }
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.write(as: Actor.visitor) { try Receipt.give(for: 1, in: $0) }
        }
    }
}
