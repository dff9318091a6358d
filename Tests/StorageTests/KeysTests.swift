import Foundation
import Logging
import StorageTesting
import Testing
import Vocabulary

@testable import Storage

@Suite("B10 · Keys open what they sealed, and nothing else", .serialized)
struct KeysTests {
    private static let first = [UInt8](repeating: 7, count: 32)
    private static let second = [UInt8](repeating: 9, count: 32)

    private func reopen(_ test: TestStore, _ keys: Keys) async throws -> Store {
        try await Store.open(test.place, migrations: Migration.storage, keys: keys, log: .quiet)
    }

    @Test(arguments: Backend.available)
    func `a store is refused to keys that do not open it`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            await #expect(throws: Refusal.wrongKey([1])) {
                _ = try await reopen(test, try Keys(masters: [1: Self.second]))
            }
            await #expect(throws: Refusal.wrongKey([1])) {
                _ = try await reopen(test, try Keys(masters: [2: Self.second]))
            }
            await #expect(throws: Refusal.wrongKey([1])) {
                _ = try await reopen(test, try Keys(masters: [1: Self.second, 2: Self.second]))
            }
            let both = try await reopen(test, try Keys(masters: [1: Self.first, 2: Self.second]))
            #expect(try await both.read { try $0.keyNumbers() } == [1, 2])
            await both.close()
            await #expect(throws: Refusal.wrongKey([2])) {
                _ = try await reopen(test, try Keys(masters: [1: Self.first]))
            }
        }
    }

    @Test(arguments: Backend.available)
    func `rotation seals everything under the newest key, and goes on where it was stopped`(
        backend: Backend
    ) async throws {
        try await TestStore.with(on: backend) { test in
            let contents = (0..<45 as Range<UInt64>).map { content(100 + Int($0) * 3000, seed: $0) }
            for bytes in contents {
                let kept = try await test.store.files.keep(bytes)
                try await test.store.write(as: .center) { tx in _ = try tx.attach(kept) }
            }
            try await using(try await reopen(test, try Keys(masters: [1: Self.first, 2: Self.second]))) { store in
                #expect(try await store.read { try $0.isRotated(to: store.keys) } == false)

                let rounds = Shared([String?]())
                let part = Rotation.Step("part") { _, after in
                    rounds.change { $0.append(after) }
                    if after == "1", rounds.value.count == 2 { throw StorageFault.closed }
                    return [nil: "1", "1": "2"][after] ?? nil
                }
                await #expect(throws: StorageFault.closed) { try await Rotation(steps: [part]).run(on: store) }
                try await Rotation(steps: [part]).run(on: store)
                #expect(rounds.value == [nil, "1", "1", "2"])
                #expect(try await store.read { try $0.isRotated(to: store.keys) })
                #expect(try await store.read { try $0.value("SELECT count(*) FROM file WHERE key_number <> 2") } == 0)

                let names = try await store.read { db in try db.rows("SELECT name FROM file") { $0[0] as String } }
                var found: Set<[UInt8]> = []
                for name in names { found.insert(try await store.files.bytes(of: name)) }
                #expect(found == Set(contents))
            }
        }
    }

    @Test(arguments: Backend.available)
    func `a file that is being read while it is sealed anew is read to its end`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let bytes = content(800_000, seed: 1)
            let kept = try await test.store.files.keep(bytes)
            try await test.store.write(as: .center) { tx in _ = try tx.attach(kept) }
            let again = try await test.store.files.keep(bytes)
            try await using(try await reopen(test, try Keys(masters: [1: Self.first, 2: Self.second]))) { store in
                var reading = try await store.files.pieces(of: kept.name).makeAsyncIterator()
                var got = try #require(try await reading.next())
                try await Rotation(steps: []).run(on: store)
                _ = try await store.files.sweep()
                while let piece = try await reading.next() { got += piece }
                #expect(got == bytes)
                try await store.write(as: .center) { tx in _ = try tx.attach(again) }
                #expect(try await store.files.bytes(of: kept.name) == bytes)
            }
        }
    }

    @Test(
        arguments: [
            (String(repeating: "07", count: 32), [1]), ("1:" + String(repeating: "07", count: 32) + "\n", [1]),
            ("1:" + String(repeating: "07", count: 32) + ",2:" + String(repeating: "09", count: 32), [1, 2]),
        ] as [(String, [UInt8])])
    func `keys are read from text`(text: String, numbers: [UInt8]) throws {
        #expect(try Keys(text: text).numbers == numbers)
    }

    @Test(arguments: [
        "", "07", "x:" + String(repeating: "07", count: 32), "0:" + String(repeating: "07", count: 32),
        String(repeating: "07", count: 32) + " " + String(repeating: "09", count: 32),
    ])
    func `text that holds no keys is refused`(text: String) {
        #expect(throws: Keys.Fault.self) { try Keys(text: text) }
    }

    @Test func `keys come from a folder, a command or the environment`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UInt64.random(in: .min ... .max))")
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try await KeySource.folder(data: folder).keys()
        let file = folder.appending(path: "keys/master-1")
        #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
        let sealed = try made.seal([1, 2], for: .secrets)
        #expect(try await KeySource.command("cat '\(file.path)'").keys().open(sealed, for: .secrets) == [1, 2])
        setenv("YINGDA_TEST_KEYS", try String(contentsOf: file, encoding: .utf8), 1)
        #expect(try await KeySource.environment("YINGDA_TEST_KEYS").keys().open(sealed, for: .secrets) == [1, 2])
        await #expect(throws: Keys.Fault.missing) { _ = try await KeySource.environment("YINGDA_TEST_NO_KEYS").keys() }
        await #expect(throws: StorageFault.command("/bin/sh", status: 3, said: "no vault\n")) {
            _ = try await KeySource.command("echo no vault >&2; exit 3").keys()
        }
    }
}
