import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("Cards whose rows came past the verbs", .stage)
struct BringingInTests {
    @Test(arguments: Backend.available)
    func `an archived one is covered as its archiving would have covered it`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .archived)
        let id = try await scene.ticket(number).id
        func damaged() async throws -> [String] {
            try await scene.read { try Ticket.find(number, within: .all, in: $0).damagedParts(in: $0) }
        }
        _ = try await scene.write(as: .supervisor) { try $0.execute("DELETE FROM archived_part") }
        #expect(try await !damaged().isEmpty)
        try await scene.write(as: .supervisor) { tx in
            for cover in try tx.covers(of: id..<(id + 1)) { try tx.keep(cover) }
        }
        #expect(try await damaged() == [])
    }

    @Test(arguments: Backend.available)
    func `one is found by the very words by which its verbs would have it found`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", words: "门锁没电了", demand: "换电池")
        try await scene.act(on: number, as: .agent) { try $0.note(facts: ["device": "LX-300"], in: $1) }
        try await scene.bring(number, to: .closed)
        let id = try await scene.ticket(number).id
        try await scene.clockwork.catchUp()
        try #require(try await scene.messages(of: number).contains { $0.kind == .receipt })
        let written = try await postings(in: scene)
        try #require(!written.isEmpty)
        try await scene.write(as: .supervisor) { tx in
            try tx.execute("DELETE FROM posting")
            for one in try tx.texts(of: id..<(id + 1)) { try tx.index(one.ticket, text: one.text) }
        }
        try await scene.clockwork.catchUp()
        #expect(try await postings(in: scene) == written)
    }

    private struct Posting: Hashable {
        let token, bucket: Int64
        let members: [UInt8]
    }

    private func postings(in scene: Scene) async throws -> [Posting] {
        try await scene.read { db in
            try db.rows("SELECT token, bucket, members FROM posting ORDER BY token, bucket") {
                Posting(token: $0[0], bucket: $0[1], members: $0[2])
            }
        }
    }
}
