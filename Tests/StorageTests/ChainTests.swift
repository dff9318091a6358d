import StorageTesting
import Testing
import Vocabulary

@testable import Storage

@Suite("B11 · The record of what happened cannot be changed unnoticed", .serialized)
struct ChainTests {
    private func with(_ backend: Backend, events: Int, _ work: (Store) async throws -> Void) async throws {
        try await TestStore.with(on: backend) { test in
            try await record(events, in: test.store)
            try await work(test.store)
        }
    }

    private func record(_ count: Int, in store: Store) async throws {
        try await store.write(as: .center) { tx in
            for number in 1...Int64(count) {
                try tx.record("opened", version: 1, of: "ticket", number, payload: "{\"n\":\(number)}", because: "3.1")
            }
        }
        try await eventually { try await store.read { try $0.unnumbered().count == 0 } }
    }

    @Test(arguments: Backend.available)
    func `an untouched record is whole, link after link`(backend: Backend) async throws {
        try await with(backend, events: 30) { store in
            #expect(try await Chain(store).link() == 30)
            #expect(try await Chain(store).link() == 0)
            let seen = try await store.read { try $0.chainHead() }
            try await record(1005, in: store)
            try await Chain(store).linkAll()
            try await record(4, in: store)
            let head = try await store.read { try $0.chainHead() }
            #expect(head.place == 3 && head.lastPosition == 1035)
            #expect(try await Chain(store).verify(seen: seen) == .whole(head: head, unlinked: 4))
        }
    }

    @Test(arguments: Backend.available)
    func `an empty record is whole`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let verdict = try await Chain(test.store).verify()
            #expect(verdict == .whole(head: .beginning, unlinked: 0))
        }
    }

    static let edits: [SQL] = [
        "UPDATE event SET payload = '{}' WHERE subject_number = 15",
        "UPDATE event SET at = at + 1 WHERE subject_number = 15",
        "UPDATE event SET actor = 'staff', actor_number = 3 WHERE subject_number = 15",
        "UPDATE event SET paragraph = NULL WHERE subject_number = 15",
        "DELETE FROM event WHERE subject_number = 15",
        "DELETE FROM event WHERE subject_number = 20",
        "UPDATE chain_link SET digest = (SELECT digest FROM chain_link WHERE place = 1) WHERE place = 2",
        "UPDATE chain_link SET last_position = 19 WHERE place = 2",
        "DELETE FROM chain_link WHERE place = 2",
    ]

    @Test(arguments: Backend.available, edits.indices)
    func `the first link that an edit breaks is named`(backend: Backend, edit: Int) async throws {
        try await with(backend, events: 10) { store in
            try await Chain(store).linkAll()
            for start in [11, 21] as [Int64] {
                try await store.write(as: .center) { tx in
                    for number in start..<(start + 10) {
                        try tx.record("changed", version: 1, of: "ticket", number, payload: "", because: "9.9")
                    }
                }
                try await eventually { try await store.read { try $0.unnumbered().count == 0 } }
                try await Chain(store).linkAll()
            }
            try await store.write(as: .center) { tx in _ = try tx.execute(Self.edits[edit]) }
            guard case .broken(let place, let from, let to) = try await Chain(store).verify() else {
                Issue.record("the edit was not noticed")
                return
            }
            #expect(place == 2 && from == 11 && to >= 19)
        }
    }

    @Test(arguments: Backend.available)
    func `a chain that was cut and forged anew does not match a head kept elsewhere`(backend: Backend) async throws {
        try await with(backend, events: 10) { store in
            try await Chain(store).linkAll()
            let seen = try await store.read { try $0.chainHead() }
            try await store.write(as: .center) { tx in
                _ = try tx.execute("DELETE FROM chain_link")
                _ = try tx.execute("DELETE FROM event WHERE subject_number = 10")
            }
            #expect(try await Chain(store).verify(seen: seen) == .notTheSame(place: 1))
            try await Chain(store).linkAll()
            #expect(try await Chain(store).verify(seen: seen) == .notTheSame(place: 1))
        }
    }

    @Test(arguments: Backend.available)
    func `several linkers make one chain`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...4 {
                    group.addTask {
                        for _ in 1...10 {
                            try await store.write(as: .center) {
                                try $0.record("opened", version: 1, of: "ticket", 1, payload: "")
                            }
                            _ = try await Chain(store).link()
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await eventually { try await store.read { try $0.unnumbered().count == 0 } }
            try await Chain(store).linkAll()
            guard case .whole(let head, let unlinked) = try await Chain(store).verify() else {
                Issue.record("the chain is broken")
                return
            }
            #expect(head.lastPosition == 40 && unlinked == 0)
        }
    }
}
