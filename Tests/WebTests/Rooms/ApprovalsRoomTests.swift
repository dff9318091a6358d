import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@testable import Web

@Suite("D4 · The room of approvals shows what is one's own to decide", .stage)
struct ApprovalsRoomTests {
    @Test func `a deputy sees a question once it is late`() async throws {
        let scene = try await Scene.monday(at: "10:00", on: .sqlite)
        _ = try await scene.hire("deputy", as: "senior-agent", team: "first-line")
        let complaint = try await scene.ask(type: "complaint")
        let asked = try await scene.ask(type: "fault")
        try await scene.act(on: asked, as: .agent) { ticket, tx in
            try ticket.take(in: tx)
            try ticket.askExtension(of: .solution, until: tx.now + .days(20), reason: "等备件", in: tx)
        }
        try await OpenHouse.open(scene) { house in
            func seen(by login: String) async throws -> [String] {
                let page = try await house.get("/approvals", as: house.signIn(login)).text
                return [complaint, asked].filter { page.contains("/tickets/\($0)\"") }
            }
            #expect(try await seen(by: "supervisor") == [complaint, asked])
            #expect(try await seen(by: "deputy") == [])
            try await scene.advance(to: "10:31")
            #expect(try await seen(by: "deputy") == [complaint])
        }
    }
}
