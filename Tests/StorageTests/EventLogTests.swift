import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

private struct ChangedItsMind: Error {}

@Suite("The event log is read by position")
struct EventLogTests {
    /// What one reader has seen, in the order in which it saw it.
    struct Seen: Equatable, Sendable {
        var positions: [Int64] = []
        var payloads: [String] = []
    }

    @Test(arguments: Backend.available)
    func `every reader sees every event once, in one order, without gaps`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            let written = Shared(Set<String>())
            let isOver = Shared(false)
            let seen = try await withThrowingTaskGroup(of: Seen?.self) { group in
                for reader in 1...3 {
                    group.addTask {
                        try await follow(store, few: reader * 3) { isOver.value ? written.value.count : nil }
                    }
                }
                group.addTask {
                    try await withThrowingTaskGroup(of: Void.self) { writers in
                        for writer in 1...32 {
                            writers.addTask {
                                for round in 1...12 {
                                    for payload in try await write(writer, round, to: store) {
                                        written.change { _ = $0.insert(payload) }
                                    }
                                }
                            }
                        }
                        try await writers.waitForAll()
                    }
                    isOver.change { $0 = true }
                    // Whoever has read everything before it was over waits for a ring that no writer is left to give.
                    store.bell.ring()
                    return nil
                }
                return try await group.reduce(into: [Seen]()) { all, one in if let one { all.append(one) } }
            }
            let all = written.value
            #expect(seen.count == 3)
            for one in seen {
                #expect(one == seen[0])
                #expect(one.positions == Array(1...Int64(all.count)))
                #expect(Set(one.payloads) == all)
                for writer in 1...32 {
                    let own = one.payloads.compactMap {
                        $0.hasPrefix("\(writer)/") ? Int($0.split(separator: "/")[1]) : nil
                    }
                    #expect(own == own.sorted())
                }
            }
        }
    }

    @Test(arguments: Backend.available)
    func `a thing's history, and where the log ends`(backend: Backend) async throws {
        try await TestStore.with(on: backend) { test in
            let store = test.store
            #expect(try await store.read { try $0.logEnd() } == Cursor(epoch: 1, position: 0))
            try await store.write(as: .center) { tx in
                try tx.record("opened", version: 1, of: "ticket", 7, payload: "{}", because: "3.1", edition: 2)
                try tx.record("opened", version: 1, of: "ticket", 8, payload: "{}")
                try tx.record("closed", version: 1, of: "ticket", 7, payload: "{}")
            }
            try await eventually { try await store.read { try $0.logEnd() } == Cursor(epoch: 1, position: 3) }
            let history = try await store.read { try $0.happenings(of: "ticket", 7) }
            #expect(history.map(\.name) == ["opened", "closed"])
            #expect(history[0].paragraph == "3.1" && history[0].edition == 2 && history[0].actor == "center")
            #expect(history[1].paragraph == nil && history[1].actorNumber == nil)
            #expect(try await store.read { try $0.unnumbered().count } == 0)
        }
    }

    /// Follows the log in small steps until everything that was written has been seen.
    private func follow(_ store: Store, few: Int, end: @Sendable () -> Int?) async throws -> Seen {
        var seen = Seen()
        var rings = store.bell.rings().makeAsyncIterator()
        let watch = Stopwatch()
        while end() != seen.positions.count {
            let after = seen.positions.last ?? 0
            let next = try await store.read { try $0.happenings(after: after, limit: few) }
            for (position, happening) in next {
                seen.positions.append(position)
                seen.payloads.append(happening.payload)
            }
            if watch.elapsed > .seconds(60) { break }
            if next.isEmpty, end() == nil { await rings.next() }
        }
        return seen
    }

    /// Writes one or two events, slowly; one time in five the writer changes its mind. Gives what was committed.
    private func write(_ writer: Int, _ round: Int, to store: Store) async throws -> [String] {
        let payloads = (0...(writer % 2)).map { "\(writer)/\(round)/\($0)" }
        do {
            try await store.write(as: .center) { tx in
                for payload in payloads {
                    try tx.record("tried", version: 1, of: "writer", Int64(writer), payload: payload)
                }
                if tx.backend == .postgres { Thread.sleep(forTimeInterval: .random(in: 0...0.004)) }
                if Int.random(in: 1...5) == 1 { throw ChangedItsMind() }
            }
            return payloads
        } catch is ChangedItsMind {
            return []
        }
    }
}
