import Foundation
import StorageTesting
import Testing
import Vocabulary

@testable import Storage

private let note = Migration(
    "note",
    """
    CREATE TABLE note (id IDENTITY, number BIGINT NOT NULL CHECK (number >= 0)) STRICT;
    """)

private struct ChangedItsMind: Error {}

@Suite("Many writers, one commit")
struct GroupCommitTests {
    @Test func `what waits together is saved together, and a failing body is undone alone`() async throws {
        try await TestStore.with(on: .sqlite, migrations: [note]) { test in
            let store = test.store
            let engine = try #require(store.engine as? SQLiteEngine)
            let before = engine.gauges
            let told = Shared<[Int]>([])
            let outcomes = try await behindABlockedWriter(engine, count: 60) { number in
                try await store.write(as: .center) { tx in
                    try tx.execute("INSERT INTO note (number) VALUES (\(number))")
                    tx.afterCommit { told.change { $0.append(number) } }
                    if number % 10 == 3 { throw ChangedItsMind() }
                    if number % 10 == 4 { try tx.execute("INSERT INTO note (number) VALUES (-1)") }
                }
            }
            let good = (1...60).filter { $0 % 10 != 3 && $0 % 10 != 4 }
            let kept = try await store.read { try $0.rows("SELECT number FROM note ORDER BY number") { $0[0] as Int } }
            #expect(kept == good)
            #expect(told.value.sorted() == good)
            #expect(outcomes.filter { $0 == nil }.count == good.count)
            #expect(outcomes.filter { $0 is ChangedItsMind }.count == 6)
            #expect(engine.gauges.bodies - before.bodies == 61)
            #expect(engine.gauges.commits - before.commits < 20)
        }
    }

    @Test func `whoever finds the queue full is refused at once`() async throws {
        try await TestStore.with(on: .sqlite, migrations: [note]) { test in
            let store = test.store
            let engine = try #require(store.engine as? SQLiteEngine)
            let refused = Shared(0)
            let outcomes = try await behindABlockedWriter(engine, count: GroupCommit.Limit.queue) { number in
                try await store.write(as: .center) {
                    _ = try $0.execute("INSERT INTO note (number) VALUES (\(number))")
                }
            } meanwhile: {
                await #expect(throws: Refusal.busy) {
                    try await store.write(as: .center) { _ = try $0.execute("INSERT INTO note (number) VALUES (0)") }
                }
                refused.change { $0 += 1 }
            }
            #expect(refused.value == 1)
            let kept = try await store.read { try $0.value("SELECT count(*) FROM note", as: Int.self) }
            #expect(kept == outcomes.filter { $0 == nil }.count)
            #expect(outcomes.allSatisfy { $0 == nil || $0 as? Refusal == .busy })
        }
    }

    /// Holds the writer until `count` bodies wait; gives each one's error, or nil.
    private func behindABlockedWriter(
        _ engine: SQLiteEngine, count: Int, _ work: @escaping @Sendable (Int) async throws -> Void,
        meanwhile: @escaping @Sendable () async -> Void = {}
    ) async throws -> [(any Error)?] {
        let (isIn, isFree) = (Shared(false), Shared(false))
        let blocker = Task {
            try await engine.write(as: .center) { _ in
                isIn.change { $0 = true }
                try eventuallyHere { isFree.value }
            }
        }
        try await eventually { isIn.value }
        return try await withThrowingTaskGroup(of: (any Error)?.self) { group in
            for number in 1...count {
                group.addTask {
                    do { try await work(number) } catch { return error }
                    return nil
                }
            }
            try await eventually { engine.gauges.waiting == count }
            await meanwhile()
            isFree.change { $0 = true }
            try await blocker.value
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
