import Foundation
import StorageTesting
import Testing
import Vocabulary

@testable import Storage

@Suite("The doctor finds what is wrong and says so", .serialized)
struct DoctorTests {
    private func with(_ backend: Backend, _ work: (TestStore) async throws -> Void) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            let kept = try await store.files.keep(content(100_000, seed: 1))
            try await store.write(as: .center) { tx in
                try tx.attach(kept)
                try tx.index(1, text: "打印机")
                for number in 1...5 { try tx.record("opened", version: 1, of: "ticket", Int64(number), payload: "") }
            }
            try await eventually { try await store.read { try $0.unnumbered().count == 0 } }
            try await Chain(store).linkAll()
            try await Folder(store: store).foldAll()
            try await work(test)
        }
    }

    private func examine(_ store: Store, _ migrations: [Migration] = Migration.storage) async throws -> [Finding] {
        try await Doctor(store, migrations: migrations).examine(.everything)
    }

    @Test(arguments: Backend.available)
    func `a sound store is found sound, without a proved backup only`(backend: Backend) async throws {
        try await with(backend) { test in
            let findings = try await examine(test.store)
            #expect(findings.filter { $0.verdict != .good }.map(\.key) == ["doctor.backup.none"])
            #expect(
                try await Doctor(test.store, migrations: Migration.storage).examine(.sample).allSatisfy {
                    $0.verdict != .bad
                })
        }
    }

    static let harms: [(SQL, String)] = [
        ("UPDATE event SET payload = 'x' WHERE subject_number = 3", "doctor.chain.broken"),
        ("UPDATE posting SET members = members || members", "doctor.index.bad"),
        ("UPDATE file SET size = size + 1", "doctor.files.damaged"),
        ("UPDATE file SET body = 'ab-gone'", "doctor.files.missing"),
        ("UPDATE fact SET bytes = NULL WHERE name LIKE 'key-check%'", "doctor.keys.bad"),
        ("UPDATE migration SET name = 'storage 9'", "doctor.schema.other"),
        ("DELETE FROM migration", "doctor.schema.behind"),
    ]

    @Test(arguments: Backend.available, harms.indices)
    func `each harm is named, and nothing else`(backend: Backend, harm: Int) async throws {
        let (statement, key) = Self.harms[harm]
        try await with(backend) { test in
            try await test.store.write(as: .center) { tx in
                _ = try tx.execute(
                    key == "doctor.index.bad" && tx.backend == .sqlite
                        ? "UPDATE posting SET members = x'09'" : statement)
            }
            let bad = try await examine(test.store).filter { $0.verdict == .bad }
            #expect(bad.map(\.key) == [key])
        }
    }

    @Test func `a database file with a torn page is found out`() async throws {
        try await with(.sqlite) { test in
            await test.store.close()
            let file = test.place.databaseFile
            let size = try #require(try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int)
            let handle = try FileHandle(forUpdating: file)
            for page in stride(from: 4096 * 3, to: size, by: 4096) {
                try handle.seek(toOffset: UInt64(page))
                try handle.write(contentsOf: Data(repeating: 0x5A, count: 200))
            }
            try handle.close()
            await #expect(throws: (any Error).self) {
                try await using(
                    try await Store.open(
                        test.place, migrations: Migration.storage,
                        keys: try Keys(masters: [1: [UInt8](repeating: 7, count: 32)]), log: .quiet)
                ) { store in
                    let findings = try await Doctor(store, migrations: Migration.storage).examine(.everything)
                    if findings.contains(where: { $0.verdict == .bad }) { throw StorageFault.schema("found") }
                }
            }
        }
    }

    @Test(arguments: Backend.available)
    func `stopped jobs, held sending and an unfinished rotation are told`(backend: Backend) async throws {
        try await with(backend) { test in
            try await test.store.write(as: .center) { tx in
                try tx.enqueue("mail", ["a": 1])
                try tx.execute("UPDATE job SET state = 'dead'")
                try tx.holdSending()
            }
            let store = try await Store.open(
                test.place, migrations: Migration.storage,
                keys: try Keys(masters: [1: [UInt8](repeating: 7, count: 32), 2: [UInt8](repeating: 8, count: 32)]),
                log: .quiet)
            let told = try await examine(store).filter { $0.verdict == .warning }.map(\.key)
            await store.close()
            #expect(
                Set(told) == [
                    "doctor.jobs.stopped", "doctor.sending.held", "doctor.keys.unrotated", "doctor.backup.none",
                ])
        }
    }
}
