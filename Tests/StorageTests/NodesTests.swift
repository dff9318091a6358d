import StorageTesting
import Testing
import Vocabulary

@testable import Storage

@Suite("Several nodes, one database", .enabled(if: Backend.postgres.isAvailable, "YINGDA_TEST_POSTGRES is not set"))
struct NodesTests {
    @Test func `what one node writes rings the other's bell`() async throws {
        try await withTwoNodes { one, other, _ in
            // Clocks are compared after the node has begun to listen, which rings once.
            try await eventually { one.postgres?.clockOffset != nil && other.postgres?.clockOffset != nil }
            let heard = Shared(0)
            let rings = other.bell.rings()
            let listener = Task { for await _ in rings { heard.change { $0 += 1 } } }
            defer { listener.cancel() }
            try await one.write(as: .center) { try $0.record("rung", version: 1, of: "bell", 1, payload: "{}") }
            try await eventually { heard.value > 0 }
        }
    }

    @Test func `a node that stops hands over the numbering`() async throws {
        try await withTwoNodes { one, other, _ in
            let first = Sequencer(one)
            let firstRun = Task { await first.run() }
            try await eventually { first.gauges.isHolder }
            let second = Sequencer(other)
            let secondRun = Task { await second.run() }
            try await write(10, to: other)
            try await eventually { try await end(of: other) == 10 }
            #expect(!second.gauges.isHolder && second.gauges.numbered == 0)

            firstRun.cancel()
            await firstRun.value
            try await eventually { second.gauges.isHolder }
            try await write(10, to: one)
            try await eventually { try await end(of: one) == 20 }
            try await expectDense(20, in: other)
            secondRun.cancel()
            await secondRun.value
        }
    }

    @Test func `numbering goes on without gaps while its session is killed again and again`() async throws {
        try await withTwoNodes { one, other, conninfo in
            let sequencers = [Sequencer(one), Sequencer(other)]
            let runs = sequencers.map { sequencer in Task { await sequencer.run() } }
            let killed = Shared(0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for node in [one, other] {
                    for _ in 1...4 { group.addTask { try await write(50, to: node) } }
                }
                group.addTask {
                    let watch = Stopwatch()
                    while killed.value < 6 {
                        guard watch.elapsed < .seconds(30) else { throw NeverHappened() }
                        let gone = try await TestServer.run(
                            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted "
                                + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                            on: conninfo)
                        killed.change { $0 += gone.count }
                        try await Task.sleep(for: .milliseconds(40))
                    }
                }
                try await group.waitForAll()
            }
            try await eventually { try await end(of: one) == 400 }
            try await expectDense(400, in: other)
            #expect(try await one.read { try $0.unnumbered().count } == 0)
            try await eventually { sequencers.filter(\.gauges.isHolder).count == 1 }
            for run in runs { run.cancel() }
            for run in runs { await run.value }
        }
    }

    @Test func `two can never hold the numbering`() async throws {
        try await withTwoNodes { one, _, conninfo in
            let holder = Sequencer(one)
            let run = Task { await holder.run() }
            try await eventually { holder.gauges.isHolder }
            let taken = try await TestServer.run("SELECT pg_try_advisory_lock(7953481021)", on: conninfo)
            #expect(taken == ["f"])
            try await write(2, to: one)
            try await eventually { try await end(of: one) == 2 }
            await #expect(throws: StorageFault.self) {
                try await one.write(as: .center) { _ = try $0.execute("UPDATE event SET position = 1") }
            }
            run.cancel()
            await run.value
        }
    }

    @Test func `a writer never waits for the numbering`() async throws {
        try await withTwoNodes { one, other, _ in
            try await write(3, to: one)
            let (isIn, isFree) = (Shared(false), Shared(false))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await other.write(as: .center) { tx in  // what the sequencer does, not yet committed
                        try tx.execute("UPDATE event SET position = id WHERE position IS NULL")
                        isIn.change { $0 = true }
                        try eventuallyHere { isFree.value }
                    }
                }
                try await eventually { isIn.value }
                try await write(5, to: one)
                #expect(try await one.read { try $0.unnumbered().count } == 8)
                isFree.change { $0 = true }
                try await group.waitForAll()
            }
            #expect(try await one.read { try $0.unnumbered().count } == 5)
        }
    }

    @Test func `on another timeline a new epoch begins, once`() async throws {
        try await withTwoNodes { one, _, conninfo in
            func numberOnce() async throws {
                let sequencer = Sequencer(one)
                let run = Task { await sequencer.run() }
                try await eventually { sequencer.gauges.isHolder }
                run.cancel()
                await run.value
            }
            try await numberOnce()
            try await numberOnce()
            #expect(try await one.read { try $0.logEnd() }.epoch == 1)
            try await TestServer.run(
                "UPDATE fact SET text = 'elsewhere/00000001' WHERE name = 'timeline'", on: conninfo)
            try await numberOnce()
            try await numberOnce()
            #expect(try await one.read { try $0.logEnd() }.epoch == 2)
        }
    }

    private func write(_ count: Int, to store: Store) async throws {
        for number in 1...count {
            try await store.write(as: .center) { tx in
                try tx.record("done", version: 1, of: "thing", Int64(number), payload: "{}")
            }
        }
    }

    private func end(of store: Store) async throws -> Int64 { try await store.read { try $0.logEnd() }.position }

    private func expectDense(_ count: Int64, in store: Store) async throws {
        let positions = try await store.read { try $0.happenings(after: 0, limit: Int(count) * 2).map(\.position) }
        #expect(positions == Array(1...count))
    }

    private func withTwoNodes(_ work: (Store, Store, String) async throws -> Void) async throws {
        try await TestStore.with(on: .postgres, isNumbering: false) { test in
            let other = try await test.another()
            do { try await work(test.store, other, try #require(test.place.postgres)) } catch {
                await other.close()
                throw error
            }
            await other.close()
        }
    }
}
