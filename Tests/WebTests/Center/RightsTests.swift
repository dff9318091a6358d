import Manual
import Rulebook
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Vocabulary
import Web

@Suite("C9 · A new edition gives and takes rights at its moment", .stage)
struct RightsTests {
    @Test(arguments: Backend.available)
    func `every node goes over by the clock, without being told`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let start = try Timetable.moment("Wed 09:00", after: scene.now)
        try await scene.write(as: .supervisor) { tx in
            var draft = try Draft.begin(from: .edition(1), in: tx)
            let inspector = "en: Quality inspector }\n    permissions: [tickets:read"
            try draft.write(
                draft.text.replacing(
                    inspector, with: "en: Quality inspector }\n    permissions: [tickets:read, audit"), in: tx)
            try draft.publish(Publication.Plan(start: start), holders: ["supervisor"], zone: .gmt, in: tx)
        }
        let rights = Rights(scene.clock.timepiece)
        #expect(rights.of("quality-inspector").isEmpty)
        try await rights.refresh(from: scene.store)
        #expect(rights.of("quality-inspector") == [.readTickets])

        scene.clock.advance(to: start)
        #expect(rights.of("quality-inspector") == [.readTickets, .audit])
        #expect(rights.of("nobody").isEmpty)
    }
}
