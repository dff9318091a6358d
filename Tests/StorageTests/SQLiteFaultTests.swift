import Foundation
import StorageTesting
import Testing
import Vocabulary

@testable import Storage

private let note = Migration(
    "note",
    """
    CREATE TABLE note (id IDENTITY, number BIGINT NOT NULL, filling BYTES) STRICT;
    """)

@Suite("A full disk and a broken file")
struct SQLiteFaultTests {
    private static let filling = [UInt8](repeating: 1, count: 50_000)

    @Test func `a database that may not grow refuses all that wait, and goes on once it may`() async throws {
        try await TestStore.with(on: .sqlite, migrations: [note]) { test in
            try await write(0, to: test.store)
            try await limit(test.store, pages: 100)
            try await fillUp(test.store) { try await limit(test.store, pages: 100_000) }
        }
    }

    @Test(.enabled(if: SmallDisk.isPossible, "only root can mount a small disk"))
    func `a disk that is really full refuses all that wait, and goes on once there is space`() async throws {
        let disk = try SmallDisk(megabytes: 4)
        defer { disk.remove() }
        let store = try await Store.open(
            Store.Place(data: disk.folder.appending(path: "data")), migrations: Migration.storage + [note],
            keys: try Keys(masters: [1: [UInt8](repeating: 7, count: 32)]), log: .quiet)
        try await write(0, to: store)
        try disk.fill(leaving: 800_000)
        try await fillUp(store) { try disk.empty() }
        await store.close()
    }

    @Test func `a file of garbage is refused when it is opened`() async throws {
        let test = try await TestStore.open(on: .sqlite, migrations: [note])
        await test.store.close()
        try Data((0..<100_000).map { _ in UInt8.random(in: 0...255) }).write(to: test.place.databaseFile)
        await #expect(throws: Refusal.storageBroken) { try await test.another() }
        try await test.remove()
    }

    @Test func `a database of another program or a newer version is refused when it is opened`() async throws {
        let test = try await TestStore.open(on: .sqlite, migrations: [note])
        try await test.store.write(as: .center) {
            _ = try $0.execute("INSERT INTO migration (place, name, at) VALUES (9, 'later', 0)")
        }
        await test.store.close()
        await #expect(throws: StorageFault.self) { try await test.another() }
        try await test.remove()
    }

    /// Writes many at once until the disk is full; then everybody has an answer that is true, and afterwards all works.
    private func fillUp(_ store: Store, makeSpace: () async throws -> Void) async throws {
        let told = Shared<[Int]>([])
        let outcomes = try await withThrowingTaskGroup(of: (Int, (any Error)?).self) { group in
            for number in 1...120 {
                group.addTask {
                    do { try await write(number, to: store, told) } catch { return (number, error) }
                    return (number, nil)
                }
            }
            return try await group.reduce(into: [Int: (any Error)?]()) { $0[$1.0] = $1.1 }
        }
        let refused = outcomes.values.compactMap { $0 }
        #expect(!refused.isEmpty)
        #expect(refused.allSatisfy { $0 as? Refusal == .diskFull })
        let saved = outcomes.filter { $0.value == nil }.keys.sorted()
        let kept = try await store.read { try $0.rows("SELECT number FROM note ORDER BY number") { $0[0] as Int } }
        #expect(kept == [0] + saved)
        #expect(told.value.sorted() == saved)

        try await makeSpace()
        try await write(1000, to: store)
        let intact = try await store.read { db in
            try db.rows("SELECT number, filling FROM note ORDER BY number") { row in (row[1] as [UInt8]) == Self.filling
            }
        }
        #expect(intact.count == saved.count + 2 && intact.allSatisfy { $0 })
        #expect(try await store.read { try $0.value("PRAGMA integrity_check", as: String.self) } == "ok")
    }

    private func write(_ number: Int, to store: Store, _ told: Shared<[Int]>? = nil) async throws {
        try await store.write(as: .center) { tx in
            try tx.execute("INSERT INTO note (number, filling) VALUES (\(number), \(Self.filling))")
            if let told { tx.afterCommit { told.change { $0.append(number) } } }
        }
    }

    private func limit(_ store: Store, pages: Int) async throws {
        try await store.write(as: .center) { tx in
            _ = try tx.rows(pages == 100 ? "PRAGMA max_page_count = 100" : "PRAGMA max_page_count = 100000") {
                $0[0] as Int
            }
        }
    }
}

/// A disk of a few megabytes, made of memory.
struct SmallDisk {
    let folder: URL

    /// Trying is the only way to know: containers often forbid mounting even to root.
    static let isPossible = geteuid() == 0 && (try? SmallDisk(megabytes: 1))?.remove() == true

    init(megabytes: Int) throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "yingda_disk_\(UInt32.random(in: .min ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try run("mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", folder.path])
    }

    /// Leaves only so many bytes free.
    func fill(leaving bytes: Int) throws {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder.path)
        let free = (attributes[.systemFreeSize] as? NSNumber)?.intValue ?? 0
        try Data(count: max(free - bytes, 0)).write(to: folder.appending(path: "ballast"))
    }

    func empty() throws { try FileManager.default.removeItem(at: folder.appending(path: "ballast")) }

    @discardableResult
    func remove() -> Bool {
        do {
            try run("umount", ["-l", folder.path])
            try FileManager.default.removeItem(at: folder)
            return true
        } catch {
            return false
        }
    }

    private func run(_ tool: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(tool)")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw TestServer.Fault.refused(tool) }
    }
}
