import Foundation
import StorageTesting
import Testing
import Vocabulary

@testable import Storage

@Suite("B10 · Files are sealed, kept once, and proved when read", .serialized)
struct FilesTests {
    /// Sizes around the edges of a piece.
    static let sizes = [0, 1, 65_535, 65_536, 65_537, 200_000]

    @Test(arguments: Backend.available, sizes)
    func `what was kept comes back`(backend: Backend, size: Int) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            let bytes = content(size, seed: 1)
            let kept = try await store.files.keep(bytes)
            #expect(kept.size == Int64(size))
            let name = try await store.write(as: .center) { try $0.attach(kept) }
            #expect(try await store.files.bytes(of: name) == bytes)
            for try await piece in try await store.files.pieces(of: name) { #expect(piece.count <= 65_536) }
        }
    }

    @Test(arguments: Backend.available)
    func `a file and its bytes have one name and one body`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            let bytes = content(150_000, seed: 2)
            let url = test.place.data.appending(path: "upload")
            try Data(bytes).write(to: url)
            let (one, two) = (try await store.files.keep(url), try await store.files.keep(bytes))
            #expect(one.name == two.name)
            let names = try await store.write(as: .center) { [try $0.attach(one), try $0.attach(two)] }
            let three = try await store.files.keep(bytes)
            try await store.write(as: .center) { tx in _ = try tx.attach(three) }
            #expect(Set(names).count == 1)
            #expect(try await store.read { try $0.value("SELECT uses FROM file") } == 3)
            #expect(try await store.files.bytes(of: names[0]) == bytes)
        }
    }

    @Test func `the bytes are on the disk, sealed, before any row is committed that speaks of them`() async throws {
        try await TestStore.with(on: .sqlite) { test in
            let store = test.store
            let secret = Array(repeating: Array("客户的秘密".utf8), count: 1000).flatMap { $0 }
            let kept = try await store.files.keep(secret)
            let body: String = try #require(try await store.read { try $0.value("SELECT body FROM kept") })
            let url = FolderShelf(data: test.place.data).url(of: body)
            #expect(try await store.read { try $0.value("SELECT count(*) FROM file") } == 0)
            let onDisk = try Data(contentsOf: url)
            #expect(onDisk.count == secret.count + FileSeal.headerSize + FileSeal.tagSize)
            #expect(onDisk.range(of: Data("客户".utf8)) == nil)
            #expect(try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int == 0o600)
            try await store.write(as: .center) { tx in _ = try tx.attach(kept) }
            #expect(try await store.files.bytes(of: kept.name) == secret)
        }
    }

    @Test(arguments: Backend.available)
    func `an attachment that is rolled back leaves the bytes waiting`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let kept = try await test.store.files.keep([1, 2, 3])
            await #expect(throws: StorageFault.noRow) {
                try await test.store.write(as: .center) { tx in
                    try tx.attach(kept)
                    throw StorageFault.noRow
                }
            }
            try await test.store.write(as: .center) { tx in _ = try tx.attach(kept) }
            #expect(try await test.store.files.bytes(of: kept.name) == [1, 2, 3])
        }
    }

    enum Harm: CaseIterable { case flipped, swapped, cut, headerChanged, gone }

    @Test(arguments: Backend.available, Harm.allCases)
    func `harm to a body is told in words and never read as content`(backend: Backend, harm: Harm) async throws {
        try await TestStore.with(on: backend) { test in
            let kept = try await test.store.files.keep(content(150_000, seed: 3))
            try await test.store.write(as: .center) { tx in _ = try tx.attach(kept) }
            try await damage(kept.name, harm, in: test)
            let told = harm == .gone ? Refusal.fileMissing(kept.name) : Refusal.fileDamaged(kept.name)
            await #expect(throws: told) { _ = try await test.store.files.bytes(of: kept.name) }
        }
    }

    @Test(arguments: Backend.available)
    func `a body lent to another file is not taken for its content`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let one = try await test.store.files.keep(content(100, seed: 4))
            let two = try await test.store.files.keep(content(100, seed: 5))
            try await test.store.write(as: .center) { tx in
                try tx.attach(one)
                try tx.attach(two)
                try tx.execute(
                    "UPDATE file SET body = (SELECT body FROM file WHERE name = \(two.name)) WHERE name = \(one.name)")
            }
            await #expect(throws: Refusal.fileDamaged(one.name)) { _ = try await test.store.files.bytes(of: one.name) }
        }
    }

    @Test(arguments: Backend.available)
    func `what nobody attached is swept after a day, what is attached stays`(backend: Backend) async throws {
        let clock = StoppedClock()
        try await TestStore.with(on: backend, timepiece: clock.timepiece) { test in
            let store = test.store
            let orphan = try await store.files.keep(content(70_000, seed: 6))
            let held = try await store.files.keep(content(70_000, seed: 7))
            try await store.write(as: .center) { tx in _ = try tx.attach(held) }
            let again = try await store.files.keep(content(70_000, seed: 7))
            clock.advance(by: .hours(23))
            #expect(try await store.files.sweep() == 0)
            clock.advance(by: .hours(2))
            #expect(try await store.files.sweep() == 1)
            #expect(try await store.read { try $0.value("SELECT count(*) FROM kept") } == 0)
            #expect(try await bodies(in: test) == 1)
            #expect(try await store.files.bytes(of: held.name).count == 70_000)
            for late in [orphan, again] {
                await #expect(throws: Refusal.fileGone) {
                    try await store.write(as: .center) { tx in _ = try tx.attach(late) }
                }
            }
        }
    }

    @Test(arguments: Backend.available)
    func `a file goes with its last use, and at once when somebody is forgotten`(backend: Backend) async throws {
        let clock = StoppedClock()
        try await TestStore.with(on: backend, timepiece: clock.timepiece) { test in
            let store = test.store
            let one = try await store.files.keep([1])
            let two = try await store.files.keep([1])
            let name = try await store.write(as: .center) { tx in
                try tx.attach(one)
                return try tx.attach(two)
            }
            clock.advance(by: .hours(25))
            _ = try await store.files.sweep()
            try await store.write(as: .center) { try $0.release(name, forgetting: true) }
            #expect(try await store.files.sweep() == 0)
            #expect(try await store.files.bytes(of: name) == [1])
            try await store.write(as: .center) { try $0.release(name, forgetting: true) }
            #expect(try await store.files.sweep() == 1)
            #expect(try await bodies(in: test) == 0)
            await #expect(throws: Refusal(.notFound, "refusal.not-found")) { _ = try await store.files.bytes(of: name) }
        }
    }

    @Test(arguments: Backend.available)
    func `many who keep the same content at once get it kept once`(backend: Backend) async throws {
        let clock = StoppedClock()
        try await TestStore.with(on: backend, timepiece: clock.timepiece) { test in
            let store = test.store
            let bytes = content(100_000, seed: 8)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...8 {
                    group.addTask {
                        let kept = try await store.files.keep(bytes)
                        try await store.write(as: .center) { tx in _ = try tx.attach(kept) }
                    }
                }
                try await group.waitForAll()
            }
            clock.advance(by: .hours(25))
            while try await store.files.sweep() > 0 {}
            #expect(try await store.read { try $0.value("SELECT uses FROM file") } == 8)
            #expect(try await bodies(in: test) == 1)
            #expect(
                try await store.files.bytes(
                    of: try #require(
                        try await store.read { try $0.value("SELECT name FROM file") })) == bytes)
        }
    }

    private func bodies(in test: TestStore) async throws -> Int {
        switch test.store.backend {
        case .postgres:
            return try await test.store.read { try $0.value("SELECT count(DISTINCT body) FROM file_piece") } ?? 0
        case .sqlite:
            let folder = test.place.data.appending(path: "files")
            let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
            return try (found?.allObjects as? [URL] ?? []).filter {
                try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            }.count
        }
    }

    private func damage(_ name: String, _ harm: Harm, in test: TestStore) async throws {
        let body: String = try #require(
            try await test.store.read { try $0.value("SELECT body FROM file WHERE name = \(name)") })
        let shelf = test.store.files.shelf
        var pieces = try await shelf.pieces(of: body, from: 0, limit: 10)
        switch harm {
        case .flipped: pieces[2][100] ^= 1
        case .swapped: pieces.swapAt(1, 2)
        case .cut: pieces.removeLast()
        case .headerChanged: pieces[0][10] ^= 1
        case .gone: pieces = []
        }
        try await shelf.remove(body)
        guard !pieces.isEmpty else { return }
        let writing = try await shelf.begin(body)
        for piece in pieces { try await writing.append(piece) }
        try await writing.finish()
    }
}
