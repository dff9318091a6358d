import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("D4 · Who may decide is told before they try", .stage)
struct DecidingTests {
    @Test(arguments: Backend.available)
    func `a signature is the supervisor's, and the deputy's once it is late`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "complaint")
        let deputy = try await scene.hire("deputy", as: "senior-agent", team: "first-line").id
        let supervisor = try #require(scene.id(of: .supervisor))
        let agent = try #require(scene.id(of: .agent))

        func decidable(by staff: Int64) async throws -> Set<Approval.Kind> {
            try await scene.read {
                try Ticket.find(number, within: .all, in: $0).decidable(by: staff, [.handleTickets], in: $0)
            }
        }
        #expect(try await decidable(by: supervisor) == [.signOff])
        #expect(try await decidable(by: deputy) == [])
        #expect(try await decidable(by: agent) == [])
        try await scene.advance(to: "10:31")
        #expect(try await decidable(by: deputy) == [.signOff])
        #expect(try await decidable(by: agent) == [])
    }
}
