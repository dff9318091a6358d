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
    func `one is found by what people wrote, by its number, and not by what the center says`(backend: Backend)
        async throws
    {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(words: "门锁没电了", demand: "换电池")
        try await scene.clockwork.catchUp()
        try await scene.bring(number, to: .closed)
        let ticket = try await scene.ticket(number)
        let (id, texts) = (ticket.id, [number, "门锁没电了", "换电池", ticket.solution ?? ""])
        let found = try await scene.read { try $0.texts(of: id..<(id + 1)).map(\.text) }
        #expect(found.count == 1)
        for text in texts { #expect(found.first?.contains(text) == true) }
        let receipts = try await scene.messages(of: number).filter { $0.kind == .receipt }
        try #require(!receipts.isEmpty)
        for receipt in receipts { #expect(found.first?.contains(receipt.words) == false) }
    }
}
