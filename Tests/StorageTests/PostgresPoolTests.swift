import Foundation
import StorageTesting
import Testing
import Vocabulary

@testable import Storage

@Suite(
    "A bounded wait for PostgreSQL", .enabled(if: Backend.postgres.isAvailable, "YINGDA_TEST_POSTGRES is not set"))
struct PostgresPoolTests {
    @Test func `whoever finds the queue full is refused at once, and who waits is served`() async throws {
        try await behindABlockedConnection(wait: .seconds(25)) { engine, told, free in
            try await eventually { told.value.count == 5 }
            #expect(engine.gauges.waiting == 3)
            #expect(told.value.allSatisfy { $0 == .busy })
            free()
            try await eventually { told.value.count == 8 }
            #expect(told.value.filter { $0 == nil }.count == 3)
        }
    }

    @Test func `whoever waits too long is refused though no connection is free`() async throws {
        try await behindABlockedConnection(wait: .milliseconds(300)) { engine, told, free in
            try await eventually { told.value.count == 8 }
            #expect(told.value.allSatisfy { $0 == .busy })
            #expect(engine.gauges.waiting == 0)
            free()
            _ = try await engine.write(as: .center) { $0.now }
        }
    }

    @Test func `a server that is gone is told in time, and found again when it is back`() async throws {
        let proxy = try await CuttingProxy()
        defer { proxy.close() }
        try await withEngine(
            proxy.conninfo(for:),
            limits: {
                $0.connections = 2; $0.wait = .milliseconds(300)
            }
        ) { engine in
            _ = try await engine.write(as: .center) { $0.now }
            proxy.isOpen = false
            await #expect(throws: Refusal.busy) { try await engine.write(as: .center) { $0.now } }
            await #expect(throws: Refusal.busy) { try await engine.read(within: .seconds(5)) { $0.now } }
            proxy.isOpen = true
            _ = try await engine.write(as: .center) { $0.now }
            _ = try await engine.read(within: .seconds(5)) { $0.now }
        }
    }

    @Test func `a wrong address is told when the store is opened`() {
        #expect(throws: StorageFault.self) {
            _ = try PostgresEngine(
                "host=127.0.0.1 port=1 user=nobody dbname=none", timepiece: nil, bell: Bell(), log: .quiet)
        }
    }

    @Test func `a page's statement that takes too long is ended, and its connection goes on`() async throws {
        try await withEngine(limits: { $0.connections = 1 }) { engine in
            let session: SQL = "SELECT pg_backend_pid()"
            let before = try await engine.read(within: .seconds(5)) { try $0.value(session, as: Int.self) }
            await #expect(throws: Refusal.busy) {
                try await engine.read(within: .milliseconds(100)) {
                    try $0.value("SELECT 1 FROM pg_sleep(30)", as: Int.self)
                }
            }
            let after = try await engine.read(within: .seconds(5)) { try $0.value(session, as: Int.self) }
            #expect(before == after)
        }
    }

    @Test func `whoever waits too long for a lock is refused`() async throws {
        try await withEngine { engine in
            _ = try await engine.write(as: .center) { tx in
                try tx.execute("CREATE TABLE locked (id BIGINT)")
                try tx.execute("INSERT INTO locked (id) VALUES (1)")
            }
            let (isIn, isFree) = (Shared(false), Shared(false))
            async let holder = engine.write(as: .center) { tx in
                try tx.execute("UPDATE locked SET id = 2")
                isIn.change { $0 = true }
                try eventuallyHere { isFree.value }
                return true
            }
            try await eventually { isIn.value }
            await #expect(throws: Refusal.busy) {
                try await engine.write(as: .center) { try $0.execute("UPDATE locked SET id = 3") }
            }
            isFree.change { $0 = true }
            #expect(try await holder)
        }
    }

    @Test func `the node's clock is compared with the database's`() async throws {
        try await withEngine { engine in
            try await eventually { engine.gauges.clockOffset != nil }
            #expect(engine.gauges.isClockRight)
            var gauges = engine.gauges
            gauges.clockOffset = .milliseconds(-501)
            #expect(!gauges.isClockRight)
        }
    }

    @Test func `a schema that changes under a prepared statement does not fail the next write`() async throws {
        try await withEngine(limits: { $0.connections = 2 }) { engine in
            _ = try await engine.write(as: .center) { try $0.execute("CREATE TABLE changing (a BIGINT)") }
            for _ in 1...8 {
                _ = try await engine.write(as: .center) { try $0.rows("SELECT * FROM changing") { _ in } }
            }
            _ = try await engine.write(as: .center) { try $0.execute("ALTER TABLE changing ADD COLUMN b BIGINT") }
            for _ in 1...8 {
                _ = try await engine.write(as: .center) { try $0.rows("SELECT * FROM changing") { _ in } }
                _ = try await engine.read(within: .seconds(5)) { try $0.rows("SELECT * FROM changing") { _ in } }
            }
        }
    }

    /// Sends eight writes to one connection that is held, before which three may wait.
    private func behindABlockedConnection(
        wait: Duration, _ work: (PostgresEngine, Shared<[Refusal?]>, () -> Void) async throws -> Void
    ) async throws {
        try await withEngine(limits: { ($0.connections, $0.queue, $0.wait) = (1, 3, wait) }) { engine in
            let (isIn, isFree, told) = (Shared(false), Shared(false), Shared<[Refusal?]>([]))
            let blocker = Task {
                try await engine.write(as: .center) { _ in
                    isIn.change { $0 = true }
                    try eventuallyHere { isFree.value }
                }
            }
            try await eventually { isIn.value }
            for _ in 1...8 {
                Task {
                    do {
                        _ = try await engine.write(as: .center) { $0.now }
                        told.change { $0.append(nil) }
                    } catch {
                        told.change { $0.append(error as? Refusal) }
                    }
                }
            }
            try await work(engine, told) { isFree.change { $0 = true } }
            try await blocker.value
        }
    }

    /// Lends an engine with limits of its own on a fresh, empty database.
    private func withEngine(
        _ way: (String) throws -> String = { $0 }, limits change: (inout PostgresLimits) -> Void = { _ in },
        _ work: (PostgresEngine) async throws -> Void
    ) async throws {
        var limits = PostgresLimits()
        change(&limits)
        try await TestStore.with(on: .postgres, migrations: [], isNumbering: false) { test in
            let conninfo = try way(try #require(test.place.postgres))
            let engine = try PostgresEngine(conninfo, timepiece: nil, bell: Bell(), log: .quiet, limits: limits)
            do { try await work(engine) } catch {
                await engine.close()
                throw error
            }
            await engine.close()
        }
    }
}
