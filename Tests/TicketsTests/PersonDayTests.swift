import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("B9 · R21 · One's own day", .stage)
struct PersonDayTests {
    @Test(arguments: Backend.available)
    func `it counts what one did since its beginning`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let agent = try #require(scene.id(of: .agent))
        let early = try await scene.ask()
        try await scene.bring(early, to: .closed)
        try await scene.advance(to: "Tue 09:30")
        let start = scene.now
        let rated = try await scene.ask()
        try await scene.bring(rated, to: .closed)
        for (number, stars) in [(early, 5), (rated, 3)] {
            try await scene.act(on: number, as: scene.customer(of: number)) { try $0.rate(stars, words: "谢谢", in: $1) }
        }
        try await scene.register(type: "consultation", .init(solution: "重启"))
        try await scene.act(on: scene.ask(), as: .secondAgent) { try $0.take(in: $1) }

        let day = try await scene.read { try $0.day(of: agent, since: start) }
        #expect(day == PersonDay(taken: 2, resolved: 2, onTheSpot: 1, ratings: 2, stars: 8))
        #expect(try await scene.read { try $0.day(of: agent, since: start + .days(1)) }.resolved == 0)
    }

    @Test(arguments: Backend.available) func `it goes by its indexes`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let plan = try await scene.write(as: .center) { tx in
            if tx.backend == .postgres { try tx.execute("SET LOCAL enable_seqscan = off") }
            let query = Reading.dayQuery(of: 1, since: tx.now)
            return tx.backend == .sqlite
                ? try tx.rows("EXPLAIN QUERY PLAN \(sql: query)") { $0[3] as String }.joined(separator: "\n")
                : try tx.rows("EXPLAIN \(sql: query)") { $0[0] as String }.joined(separator: "\n")
        }
        for index in ["ticket_taken", "ticket_resolved", "ticket_rated"] { #expect(plan.contains(index), "\(plan)") }
    }
}
