import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Tickets

@Suite("B13 · Lists of whoever sees some of the tickets", .stage)
struct NarrowListTests {
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
        let (read, counts) = try await scene.open(for: nil, within: .teams(Set(seen)))
        #expect(theirs.count > 60)
        #expect(read == theirs)
        #expect(counts[.open] == theirs.count)
        #expect(counts[.resolved] == 0)
    }

    @Test(arguments: Backend.available)
    func `who sees only their own reads what they own and what they took, each once and in order`(
        backend: Backend
    ) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.crowd(of: 400)
        try await scene.write(as: .center) { tx in
            _ = try tx.execute(
                """
                UPDATE ticket SET taken_by = CASE WHEN id % 3 = 0 THEN 7 END,
                    owner = CASE WHEN id % 2 = 0 THEN 7 WHEN id % 5 = 0 THEN 8 END
                """)
        }
        let theirs = try await scene.read { db in
            try db.rows("SELECT id FROM ticket WHERE taken_by = 7 OR owner = 7 ORDER BY next_due, id") {
                $0[0] as Int64
            }
        }
        let (read, counts) = try await scene.open(for: 7, within: .own(7))
        #expect(theirs.count > 200)
        #expect(read == theirs)
        #expect(counts[.open] == theirs.count)
        #expect(counts[.mine] == theirs.count { $0 % 2 == 0 })
        #expect(counts[.closed] == 0)
    }

    /// Every list and every count goes through the index made for it, and reads nothing else of what it passes over.
    @Test(arguments: Queue.allCases, [.all, teams(1), teams(4), teams(5), .own(7)])
    func `each list is read and counted by its own index`(queue: Queue, scope: Scope) async throws {
        let scene = try await Scene.monday(at: "10:00", on: .sqlite)
        let indexes: Set<String> =
            switch (scope, queue) {
            case (_, .mine): ["ticket_owner"]
            case (.own, _): ["ticket_owner", "ticket_taker"]
            case (.teams, _) where scope.isNarrow: ["ticket_team"]
            case (_, .open): ["ticket_open"]
            default: ["ticket_list_\(queue)"]
            }
        let (list, count) = try await scene.read { db in
            let page = queue.page(for: 7, within: scope, after: nil)
            let list = try db.rows("EXPLAIN QUERY PLAN SELECT ticket.subject FROM ticket \(sql: page)") {
                $0[3] as String
            }
            let count = queue.count(for: 7, within: scope)
            return (list, try db.rows("EXPLAIN QUERY PLAN SELECT \(sql: count)") { $0[3] as String })
        }
        #expect(used(list) == indexes, "\(list)")
        #expect(used(count) == indexes, "\(count)")
        // More than a few teams are picked from among all lists, row by row.
        let isCovered = { (step: String) in !step.contains("ticket USING") || step.contains("COVERING INDEX") }
        let isPickedByRow = scope == Self.teams(5) && queue != .mine && queue != .open
        #expect(isPickedByRow || count.allSatisfy(isCovered), "\(count)")
    }

    private static func teams(_ count: Int) -> Scope { .teams(Set((0..<count).map { TeamKey("team-\($0)") })) }

    private func used(_ plan: [String]) -> Set<String> {
        Set(plan.compactMap { $0.firstMatch(of: /ticket USING (?:COVERING )?INDEX (\w+)/)?.output.1 }.map(String.init))
    }
}

extension Scene {
    /// All open tickets that somebody sees, page by page, and how many each list is said to have.
    fileprivate func open(for staff: Int64?, within scope: Scope) async throws -> (ids: [Int64], counts: [Queue: Int]) {
        try await read { db in
            var ids: [Int64] = []
            var place: Queue.Place?
            repeat {
                let page = try db.listed(in: .open, for: staff, within: scope, after: place)
                ids += page.tickets.map(\.id)
                place = page.next
            } while place != nil && ids.count < 1000
            return (ids, try db.counts(for: staff, within: scope))
        }
    }
}
