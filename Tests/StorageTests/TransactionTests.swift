import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

private let account = Migration(
    "account",
    """
    CREATE TABLE account (id IDENTITY, amount BIGINT NOT NULL CHECK (amount >= 0), label TEXT UNIQUE) STRICT;
    INSERT INTO account (amount) VALUES (0), (0);
    """)

private struct ChangedItsMind: Error {}

@Suite("One transaction: everything or nothing")
struct TransactionTests {
    @Test(arguments: Backend.available)
    func `a locked row loses no change`(backend: Backend) async throws {
        try await with(backend) { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...8 {
                    group.addTask {
                        for _ in 1...20 {
                            try await store.write(as: .center) { tx in
                                let amount: Int =
                                    try tx.value("SELECT amount FROM account WHERE id = 1\(sql: tx.forUpdate)") ?? 0
                                if tx.backend == .postgres { Thread.sleep(forTimeInterval: .random(in: 0...0.001)) }
                                try tx.execute("UPDATE account SET amount = \(amount + 1) WHERE id = 1")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(
                try await store.read { try $0.value("SELECT amount FROM account WHERE id = 1", as: Int.self) } == 160)
        }
    }

    @Test(.enabled(if: Backend.postgres.isAvailable, "YINGDA_TEST_POSTGRES is not set"))
    func `two who lock in opposite order are both served, each once`() async throws {
        try await with(.postgres) { store in
            let met = Shared(0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (first, second) in [(1, 2), (2, 1)] {
                    group.addTask {
                        try await store.write(as: .center) { tx in
                            try tx.execute("UPDATE account SET amount = amount + 1 WHERE id = \(first)")
                            met.change { $0 += 1 }
                            try eventuallyHere { met.value >= 2 }
                            try tx.execute("UPDATE account SET amount = amount + 1 WHERE id = \(second)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await store.read { try $0.rows("SELECT amount FROM account") { $0[0] as Int } } == [2, 2])
            #expect(store.postgres?.retries["40P01"] == 1)
        }
    }

    @Test(arguments: Backend.available)
    func `a body that fails leaves nothing, and says why`(backend: Backend) async throws {
        try await with(backend) { store in
            let done = Shared<[String]>([])
            await #expect(throws: ChangedItsMind.self) {
                try await store.write(as: .center) { tx in
                    try tx.execute("UPDATE account SET amount = 5")
                    tx.afterCommit { done.change { $0.append("failed") } }
                    throw ChangedItsMind()
                }
            }
            await #expect(throws: (any Error).self) {
                try await store.write(as: .center) { tx in
                    try tx.execute("UPDATE account SET amount = 6")
                    try tx.execute("UPDATE account SET amount = -1")
                }
            }
            #expect(try await store.read { try $0.value("SELECT max(amount) FROM account", as: Int.self) } == 0)
            try await store.write(as: .center) { tx in
                tx.afterCommit { done.change { $0.append("saved") } }
                try demand(done.value.isEmpty)
            }
            #expect(done.value == ["saved"])
        }
    }

    @Test(.enabled(if: Backend.postgres.isAvailable, "YINGDA_TEST_POSTGRES is not set"))
    func `a body that hides a failed statement is not told that it was saved`() async throws {
        try await with(.postgres) { store in
            await #expect(throws: StorageFault.self) {
                try await store.write(as: .center) { tx in
                    try tx.execute("UPDATE account SET amount = 5")
                    _ = try? tx.execute("UPDATE account SET amount = -1")
                }
            }
            let amount = try await store.read { try $0.value("SELECT max(amount) FROM account", as: Int.self) }
            #expect(amount == 0)
        }
    }

    @Test(arguments: Backend.available)
    func `a reader keeps its snapshot while others write`(backend: Backend) async throws {
        try await with(backend) { store in
            let (hasLooked, hasWritten) = (Shared(false), Shared(false))
            async let looks = store.read { db in
                let before = try db.value("SELECT sum(amount) FROM account", as: Int.self)
                hasLooked.change { $0 = true }
                try eventuallyHere { hasWritten.value }
                return [before, try db.value("SELECT sum(amount) FROM account", as: Int.self)]
            }
            try await eventually { hasLooked.value }
            try await store.write(as: .center) { tx in _ = try tx.execute("UPDATE account SET amount = 9") }
            hasWritten.change { $0 = true }
            #expect(try await looks == [0, 0])
            #expect(try await store.read { try $0.value("SELECT sum(amount) FROM account", as: Int.self) } == 18)
        }
    }

    @Test(arguments: Backend.available)
    func `a reader cannot write`(backend: Backend) async throws {
        try await with(backend) { store in
            await #expect(throws: (any Error).self) {
                try await store.read { db in
                    try db.rows("INSERT INTO account (amount) VALUES (1) RETURNING id") { $0[0] as Int64 }
                }
            }
            await #expect(throws: (any Error).self) {
                try await store.read { db in
                    _ = try? db.rows("DELETE FROM account RETURNING id") { $0[0] as Int64 }
                    throw ChangedItsMind()
                }
            }
            #expect(try await store.read { try $0.value("SELECT count(*) FROM account", as: Int.self) } == 2)
            try await store.write(as: .center) { tx in _ = try tx.execute("UPDATE account SET amount = 1") }
        }
    }

    @Test(arguments: Backend.available)
    func `now is one moment, the given one where one is given`(backend: Backend) async throws {
        let given = Instant(milliseconds: 1_234_567_890_123)
        try await TestStore.with(on: backend, migrations: [account], timepiece: Timepiece { given }, isNumbering: false)
        { test in
            let written = try await test.store.write(as: .center) { $0.now }
            let read = try await test.store.read { $0.now }
            #expect(written == given && read == given)
        }
        try await with(backend) { store in
            let before = Timepiece.wall.now
            let (first, second) = try await store.write(as: .center) { tx in (tx.now, tx.now) }
            let after = Timepiece.wall.now
            #expect(first == second && first >= before - .seconds(1) && first <= after + .seconds(1))
        }
    }

    @Test(arguments: Backend.available)
    func `a closed store refuses`(backend: Backend) async throws {
        let test = try await TestStore.open(on: backend, migrations: [account], isNumbering: false)
        await test.store.close()
        await #expect(throws: (any Error).self) { try await test.store.write(as: .center) { $0.now } }
        try await test.remove()
    }

    private func with(_ backend: Backend, _ work: (Store) async throws -> Void) async throws {
        try await TestStore.with(on: backend, migrations: [account], isNumbering: false) { try await work($0.store) }
    }
}
