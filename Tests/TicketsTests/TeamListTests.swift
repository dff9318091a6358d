import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Tickets

@Suite("B13 · Lists of whoever sees some teams", .stage)
struct TeamListTests {
    @Test(arguments: Backend.available, [1, 2, 3, 5])
    func `who sees some teams reads all of theirs in order`(backend: Backend, teams: Int) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.crowd(of: 400)
        let seen = (0..<teams).map { TeamKey("team-\($0)") }
        try await scene.write(as: .center) { tx in
            _ = try tx.execute("UPDATE ticket SET team = 'team-' || CAST(id % 6 AS TEXT)")
        }
        let theirs = try await scene.read { db in
            try db.rows("SELECT id FROM ticket WHERE team IN \(list: seen.map(\.text)) ORDER BY next_due, id") {
                $0[0] as Int64
            }
        }
        let (read, counts) = try await scene.read { db in
            var read: [Int64] = []
            var place: Queue.Place?
            repeat {
                let page = try db.listed(in: .open, for: nil, within: .teams(Set(seen)), after: place)
                read += page.tickets.map(\.id)
                place = page.next
            } while place != nil && read.count < 1000
            return (read, try db.counts(for: nil, within: .teams(Set(seen))))
        }
        #expect(theirs.count > 60)
        #expect(read == theirs)
        #expect(counts[.open] == theirs.count)
        #expect(counts[.resolved] == 0)
    }

    @Test(arguments: [
        (0, "ticket_open"), (1, "ticket_team"), (2, "ticket_team"), (4, "ticket_team"), (5, "ticket_open"),
    ])
    func `few teams are read by their own index`(teams: Int, index: String) async throws {
        let scene = try await Scene.monday(at: "10:00", on: .sqlite)
        let scope: Scope = teams == 0 ? .all : .teams(Set((0..<teams).map { TeamKey("team-\($0)") }))
        let plan = try await scene.read { db in
            let list = Queue.open.page(for: nil, within: scope, after: nil)
            return try db.rows("EXPLAIN QUERY PLAN SELECT ticket.subject FROM ticket \(sql: list)") { $0[3] as String }
        }
        #expect(plan.contains { $0.contains(index) }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN ticket") && !$0.contains(index) }, "\(plan)")
    }
}
