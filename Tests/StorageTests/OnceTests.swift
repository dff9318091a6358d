import StorageTesting
import Testing
import Vocabulary

@testable import Storage

@Suite("A repeated request is answered, not done again", .serialized)
struct OnceTests {
    private let key = OnceKey(caller: "token/7", route: "POST /api/tickets", key: "k-1")

    private func with(_ backend: Backend, _ work: (Store) async throws -> Void) async throws {
        try await TestStore.with(on: backend) { test in
            try await test.store.write(as: .center) { try $0.note(.number("made"), 0) }
            try await work(test.store)
        }
    }

    private func make(_ key: OnceKey, _ request: [UInt8] = [1], in store: Store) async throws -> OnceAnswer {
        try await store.write(as: .center) { tx in
            try tx.once(key, request: request) {
                try tx.execute("UPDATE fact SET number = number + 1 WHERE name = 'made'")
                return OnceAnswer(status: 201, text: "T-1")
            }
        }
    }

    private func made(_ store: Store) async throws -> Int64? { try await store.read { try $0.fact(.number("made")) } }

    @Test(arguments: Backend.available)
    func `the second time gives the first answer`(backend: Backend) async throws {
        try await with(backend) { store in
            #expect(try await make(key, in: store) == OnceAnswer(status: 201, text: "T-1"))
            let second = try await make(key, in: store)
            #expect(second.isRepeated && second.status == 201 && second.text == "T-1")
            #expect(try await made(store) == 1)
        }
    }

    @Test(arguments: Backend.available)
    func `the same key with another request is refused, another caller's or route's is not`(
        backend: Backend
    ) async throws {
        try await with(backend) { store in
            _ = try await make(key, in: store)
            await #expect(throws: Refusal(.invalid, "refusal.key-reused")) { _ = try await make(key, [2], in: store) }
            for other in [
                OnceKey(caller: "token/8", route: key.route, key: key.key),
                OnceKey(caller: key.caller, route: "POST /api/notes", key: key.key),
            ] { #expect(try await make(other, [2], in: store).isRepeated == false) }
            #expect(try await made(store) == 3)
        }
    }

    @Test(arguments: Backend.available)
    func `what failed leaves no mark, and the next try runs`(backend: Backend) async throws {
        try await with(backend) { store in
            await #expect(throws: Refusal(.conflict, "ticket.closed")) {
                try await store.write(as: .center) { tx in
                    _ = try tx.once(key, request: [1]) { throw Refusal(.conflict, "ticket.closed") }
                }
            }
            let next = try await make(key, in: store)
            #expect(!next.isRepeated)
        }
    }

    @Test(arguments: Backend.available)
    func `of many at once one does it and all get its answer`(backend: Backend) async throws {
        try await with(backend) { store in
            let answers = try await withThrowingTaskGroup(of: OnceAnswer.self) { group in
                for _ in 1...16 { group.addTask { try await make(key, in: store) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.filter { !$0.isRepeated }.count == 1)
            #expect(Set(answers.map(\.text)) == ["T-1"] && Set(answers.map(\.status)) == [201])
            #expect(try await made(store) == 1)
        }
    }

    @Test(arguments: Backend.available, ["", String(repeating: "x", count: 256)])
    func `a key that is empty or too long is refused`(backend: Backend, text: String) async throws {
        try await with(backend) { store in
            await #expect(throws: Refusal(.invalid, "refusal.key-length")) {
                _ = try await make(OnceKey(caller: "a", route: "b", key: text), in: store)
            }
        }
    }

    @Test(arguments: Backend.available)
    func `old keys are swept, a few at a time`(backend: Backend) async throws {
        let clock = StoppedClock()
        try await TestStore.with(on: backend, timepiece: clock.timepiece) { test in
            let store = test.store
            for number in 1...5 { _ = try await make(OnceKey(caller: "a", route: "b", key: "\(number)"), in: store) }
            #expect(try await store.write(as: .center) { try $0.sweepOnceKeys() } == 0)
            clock.advance(by: .days(2) + .seconds(1))
            #expect(try await store.write(as: .center) { try $0.sweepOnceKeys(limit: 3) } == 3)
            #expect(try await store.write(as: .center) { try $0.sweepOnceKeys(limit: 3) } == 2)
        }
    }
}
