import Foundation
import StorageTesting
import Testing
import Vocabulary

@testable import Storage

@Suite("B10 · Backups are made under load, proved, and come back quiet", .serialized)
struct BackupTests {
    private static let letters = Migration("letters", "CREATE TABLE letter (id IDENTITY, file TEXT NOT NULL) STRICT;\n")
    private static let migrations = Migration.storage + [letters]

    private static let keys = [UInt8](repeating: 7, count: 32)

    /// A store with a past: events and their chain, files, words, jobs.
    private func with(
        _ backend: Backend, _ work: (TestStore, _ outside: URL) async throws -> Void
    ) async throws {
        let outside = FileManager.default.temporaryDirectory.appending(
            path: "yingda-\(UInt64.random(in: .min ... .max))")
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: outside) }
        try await TestStore.with(on: backend, migrations: Self.migrations) { test in
            for number in 1...10 as ClosedRange<Int64> { try await write(number, to: test.store) }
            try await link(test.store)
            try await Folder(store: test.store).foldAll()
            try await work(test, outside)
        }
    }

    private func write(_ number: Int64, to store: Store) async throws {
        let kept = try await store.files.keep(content(Int(number) * 7000, seed: UInt64(number)))
        try await store.write(as: .center) { tx in
            let name = try tx.attach(kept)
            try tx.execute("INSERT INTO letter (id, file) VALUES (\(number), \(name))")
            try tx.record("written", version: 1, of: "letter", number, payload: "{}")
            try tx.index(number, text: "信件\(number)")
            try tx.enqueue("mail", ["letter": number])
        }
    }

    private func link(_ store: Store) async throws {
        try await eventually { try await store.read { try $0.unnumbered().count == 0 } }
        try await Chain(store).linkAll()
    }

    private func bad(_ findings: [Finding]) -> [Finding] { findings.filter { $0.verdict == .bad } }

    /// An empty place of the same kind; on PostgreSQL the database is the one of a fresh store, emptied.
    private func withEmptyPlace(
        _ backend: Backend, _ outside: URL, _ work: (Store.Place) async throws -> Void
    ) async throws {
        if backend == .sqlite { return try await work(Store.Place(data: outside.appending(path: "restored"))) }
        try await TestStore.with(on: .postgres, isNumbering: false) { other in
            await other.store.close()
            let address = try PostgresAddress(try #require(other.place.postgres))
            try await address.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            try await work(other.place)
        }
    }

    @Test(arguments: Backend.available)
    func `a backup made while others write is proved, and every letter in it has its file`(
        backend: Backend
    ) async throws {
        try await with(backend) { test, outside in
            let store = test.store
            let written = Shared(Int64(10))
            let writers = Task {
                while !Task.isCancelled {
                    let number = written.value + 1
                    try await write(number % 20 + number * 20, to: store)
                    written.change { $0 += 1 }
                    _ = try await store.files.sweep()
                }
            }
            try await eventually { written.value > 12 }
            let folder = BackupFolder(outside.appending(path: "backup"))
            let manifest = try await Backup(of: store).make(in: folder.folder)
            let meanwhile = written.value
            try await eventually { written.value > meanwhile + 1 }
            writers.cancel()
            try? await writers.value  // cancelled between two letters
            let findings = try await folder.prove(of: store, in: outside, migrations: Self.migrations)
            #expect(bad(findings).isEmpty)
            #expect(
                findings.contains { $0.key == "doctor.chain.good" }
                    && findings.contains { $0.key == "doctor.files.good" })
            #expect(findings.contains { $0.key == "doctor.sending.held" })
            #expect(try await store.read { try $0.lastProvedBackup() } == manifest.madeAt)
            #expect(manifest.counts["event"] ?? 0 >= 12)
            #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path) == ["backup"])
        }
    }

    @Test(arguments: Backend.available)
    func `what is restored is quiet, in a new epoch, and goes on with everything it had`(
        backend: Backend
    ) async throws {
        try await with(backend) { test, outside in
            let folder = BackupFolder(outside.appending(path: "backup"))
            try await test.store.write(as: .center) { tx in
                _ = try tx.claim([JobKind("mail", leavesTheHouse: true, asksWhenInterrupted: true)], limit: 1)
            }
            try await Backup(of: test.store).make(in: folder.folder)
            let before = try await test.store.read { try $0.logEnd() }
            try await withEmptyPlace(backend, outside) { place in
                let hooked = Shared<Instant?>(nil)
                try await using(
                    try await folder.restore(
                        into: place, migrations: Self.migrations, keys: try Keys(masters: [1: Self.keys]),
                        hooks: [
                            { tx, restored in
                                hooked.change { $0 = restored.madeAt }
                                try tx.note(.number("number-floor"), 1000)
                            }
                        ], log: .quiet)
                ) { store in
                    #expect(hooked.value != nil)
                    #expect(try await store.read { try $0.fact(.number("number-floor")) } == 1000)
                    let after = try await store.read { try $0.logEnd() }
                    #expect(after.position == before.position && after.epoch > before.epoch + 1_000_000)
                    let done = Shared(0)
                    let mail = JobHandler(JobKind("mail", leavesTheHouse: true)) { _ in
                        done.change { $0 += 1 }
                        return .done
                    }
                    let runner = JobRunner(store: store, handlers: [mail], log: .quiet)
                    await runner.runUntilIdle()
                    #expect(done.value == 0)
                    #expect(try await store.read { try $0.stoppedJobs() }.map(\.reason) == ["restored"])
                    try await store.write(as: .center) { try $0.releaseSending() }
                    await runner.runUntilIdle()
                    #expect(done.value == 9)
                    #expect(try await store.read { try $0.search(Wanted("信件"), limit: 20).documents.count } == 10)
                    let names = try await store.read { db in
                        try db.rows("SELECT file FROM letter ORDER BY id") { $0[0] as String }
                    }
                    for (number, name) in zip(1..., names) {
                        #expect(try await store.files.bytes(of: name) == content(number * 7000, seed: UInt64(number)))
                    }
                }
            }
        }
    }

    @Test(arguments: Backend.available)
    func `a restore never overwrites anything, and needs the right keys and a whole backup`(
        backend: Backend
    ) async throws {
        try await with(backend) { test, outside in
            let keys = try Keys(masters: [1: Self.keys])
            let folder = BackupFolder(outside.appending(path: "backup"))
            let manifest = try await Backup(of: test.store).make(in: folder.folder)
            func told(_ keys: Keys, into place: Store.Place) async -> Refusal? {
                do {
                    try await folder.restore(into: place, migrations: Self.migrations, keys: keys, log: .quiet).close()
                    return nil
                } catch { return error as? Refusal }
            }
            #expect(await told(keys, into: test.place)?.key == "refusal.not-empty")
            await #expect(throws: Refusal.notEmpty(folder.folder.path)) {
                try await Backup(of: test.store).make(in: folder.folder)
            }
            try await withEmptyPlace(backend, outside) { place in
                let other = try Keys(masters: [1: [UInt8](repeating: 9, count: 32)])
                #expect(await told(other, into: place) == .backupDamaged("manifest.json"))
                for part in [manifest.parts[0], manifest.parts[manifest.parts.count - 1]] {
                    let file = folder.folder.appending(path: part.path)
                    let whole = try Data(contentsOf: file)
                    var harmed = whole
                    harmed[harmed.count / 2] ^= 1
                    try harmed.write(to: file)
                    #expect(await told(keys, into: place) == .backupDamaged(part.path))
                    try FileManager.default.removeItem(at: file)
                    #expect(await told(keys, into: place) == .backupDamaged(part.path))
                    try whole.write(to: file)
                }
                let text = folder.folder.appending(path: "manifest.json")
                let whole = try Data(contentsOf: text)
                let edited = String(decoding: whole, as: UTF8.self).replacing("\"event\" : 10", with: "\"event\" : 11")
                try Data(edited.utf8).write(to: text)
                #expect(await told(keys, into: place) == .backupDamaged("manifest.json"))
                try whole.write(to: text)
                #expect(await told(keys, into: place) == nil)
            }
        }
    }

    @Test(arguments: Backend.available)
    func `no key is in a backup`(backend: Backend) async throws {
        try await with(backend) { test, outside in
            _ = try KeyFolder(data: test.place.data).openOrCreate()
            let folder = outside.appending(path: "backup")
            try await Backup(of: test.store).make(in: folder)
            let found =
                FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
            #expect(!found.isEmpty)
            for file in found where !file.hasDirectoryPath {
                #expect(!file.lastPathComponent.hasPrefix("master"))
                let bytes = try Data(contentsOf: file)
                #expect(
                    bytes.range(of: Data(Self.keys)) == nil && bytes.range(of: Data(Self.keys.hexadecimal.utf8)) == nil)
            }
        }
    }

    @Test func `a node does not start on a database whose restore broke off`() async throws {
        guard Backend.postgres.isAvailable else { return }
        try await TestStore.with(on: .postgres) { test in
            try await test.store.write(as: .center) { tx in _ = try tx.execute("CREATE TABLE restoring (at BIGINT)") }
            await #expect(throws: Refusal(.unavailable, "refusal.half-restored")) { _ = try await test.another() }
        }
    }

    @Test func `before the embedded database's schema changes it is copied`() async throws {
        try await TestStore.with(on: .sqlite) { test in
            try await test.store.write(as: .center) { try $0.note(.text("mark"), "before") }
            await test.store.close()
            let store = try await Store.open(
                test.place, migrations: Self.migrations, keys: try Keys(masters: [1: Self.keys]), log: .quiet)
            let copy = store.copyBeforeUpgrade
            let (steps, mark) = try await SQLiteFile.look(at: copy, now: Instant(seconds: 0)) { db in
                (try Migration.applied(in: db), try db.fact(Fact<String>.text("mark")))
            }
            #expect(steps == Migration.storage.map(\.name) && mark == "before")
            await store.close()
        }
    }

    @Test(arguments: ["host=/tmp user='o''x' password='p \\' q'", "postgres://u:p%20w@h:5433/db?sslmode=require"])
    func `a connection string keeps its meaning, and its password stays out of sight`(text: String) throws {
        if text.contains("''x") { #expect(throws: StorageFault.self) { try PostgresAddress(text) }; return }
        let address = try PostgresAddress(text)
        #expect(address.environment == ["PGPASSWORD": "p w"])
        #expect(!address.openly.contains("p w") && address.openly.contains("port='5433'"))
        #expect(try PostgresAddress(address.conninfo).conninfo == address.conninfo)
        #expect(address.database("it's").conninfo.contains("dbname='it\\'s'"))
    }
}
