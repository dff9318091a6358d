import Dispatch
import StorageTesting
import Testing
import Vocabulary

@testable import Storage

private let note = Migration(
    "note",
    """
    CREATE TABLE note (id IDENTITY, number BIGINT NOT NULL) STRICT;
    """)

@Suite("Readers of the embedded database")
struct SQLiteReadersTests {
    @Test func `more reads than readers all come through, each in one snapshot`() async throws {
        try await TestStore.with(on: .sqlite, migrations: [note]) { test in
            let store = test.store
            try await store.write(as: .center) { _ = try $0.execute("INSERT INTO note (number) VALUES (0)") }
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<(SQLiteReaders.most * 8) {
                    group.addTask {
                        try await store.read { db in
                            let before: Int? = try db.value("SELECT max(number) FROM note")
                            let within = try db.rows("SELECT id FROM note ORDER BY id LIMIT 2") { row in
                                // The same question while its rows are being read.
                                let same = try db.rows("SELECT id FROM note ORDER BY id LIMIT 2") { $0[0] as Int }
                                return (row[0] as Int, same)
                            }
                            let after: Int? = try db.value("SELECT max(number) FROM note")
                            return before == after && within.allSatisfy { $0.1 == within.map(\.0) }
                        }
                    }
                    group.addTask {
                        try await store.write(as: .center) {
                            try $0.execute("INSERT INTO note (number) SELECT max(number) + 1 FROM note") == 1
                        }
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
        }
    }

    @Test func `no thread waits for another's memory to be counted`() async throws {
        try await TestStore.with(on: .sqlite) { _ in #expect(SQLiteFile.countsNoMemory) }
    }

    @Test func `a read that fails leaves nothing to the next one`() async throws {
        try await TestStore.with(on: .sqlite, migrations: [note]) { test in
            for number in 1...(SQLiteReaders.most * 2) {
                await #expect(throws: Refusal(.notFound, "none")) {
                    try await test.store.read { db in
                        _ = try db.exists("SELECT 1 FROM note")
                        throw Refusal(.notFound, "none")
                    }
                }
                try await test.store.write(as: .center) {
                    _ = try $0.execute("INSERT INTO note (number) VALUES (\(number))")
                }
                let count = try await test.store.read { try $0.value("SELECT count(*) FROM note", as: Int.self) }
                #expect(count == number)
            }
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `who reads for long keeps nobody waiting`() async throws {
        try await TestStore.with(on: .sqlite, migrations: [note]) { test in
            let (begun, end) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let store = test.store
            let long = Task {
                try await withThrowingTaskGroup(of: Bool.self) { group in
                    for _ in 0..<SQLiteReaders.usual {
                        group.addTask {
                            try await store.read { db in
                                begun.signal()
                                end.wait()
                                return try db.exists("SELECT 1 FROM note")
                            }
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
            }
            defer { for _ in 0..<SQLiteReaders.usual { end.signal() } }
            for _ in 0..<SQLiteReaders.usual { await begun.heard() }
            for _ in 0..<20 {
                let count = try await store.read { try $0.value("SELECT count(*) FROM note", as: Int.self) }
                #expect(count == 0)
            }
            for _ in 0..<SQLiteReaders.usual { end.signal() }
            let found = try await long.value
            #expect(found == Array(repeating: false, count: SQLiteReaders.usual))
        }
    }

    @Test func `a closed store finishes what waits and refuses what comes later`() async throws {
        try await TestStore.with(on: .sqlite, migrations: [note]) { test in
            let engine = try #require(test.store.engine as? SQLiteEngine)
            let first = try await test.store.read { try $0.value("SELECT count(*) FROM note", as: Int.self) }
            #expect(first == 0)
            await engine.close()
            await engine.close()
            await #expect(throws: StorageFault.self) {
                try await engine.read(within: .seconds(1)) { try $0.exists("SELECT 1 FROM note") }
            }
        }
    }
}

extension DispatchSemaphore {
    /// Waits for a signal on a thread that may wait.
    fileprivate func heard() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                self.wait()
                continuation.resume()
            }
        }
    }
}
