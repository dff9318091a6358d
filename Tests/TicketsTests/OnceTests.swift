import Customers
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("B16 · A request that is sent twice is there once", .stage)
struct OnceTests {
    static let key = OnceKey(caller: "form/7", route: "POST /ask", key: "b5c1")

    /// The portal's form: customer, ticket and key in one transaction.
    private func send(_ words: String, _ key: OnceKey = key, to store: Store, in scene: Scene) async throws
        -> OnceAnswer
    {
        let number = try await scene.numbers.next()
        let keys = scene.store.keys
        return try await store.write(as: .visitor) { tx in
            try tx.once(key, request: Array(words.utf8)) {
                let point = try ContactPoint(typed: "13900139001")
                let (customer, _) = try Customer.claim(
                    Customer.Intake(name: "林女士", language: .zhHans, contact: point), keys: keys, in: tx)
                let request = Ticket.Request(
                    channel: "form", customer: customer.id, writing: .init(words), demand: "", type: "fault",
                    urgent: false)
                return OnceAnswer(status: 201, text: try Ticket.receive(request, number: number, in: tx).number)
            }
        }
    }

    private func count(in scene: Scene) async throws -> [Int] {
        try await scene.read { db in
            try [db.value("SELECT count(*) FROM ticket") ?? -1, db.value("SELECT count(*) FROM customer") ?? -1]
        }
    }

    @Test(arguments: Backend.available)
    func `the second sending gets the first one's answer`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let first = try await send("坏了", to: scene.store, in: scene)
        let second = try await send("坏了", to: scene.store, in: scene)
        #expect(first.text == second.text)
        #expect(!first.isRepeated && second.isRepeated)
        #expect(try await count(in: scene) == [1, 1])
    }

    @Test(arguments: Backend.available)
    func `the same key with other words is refused`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        _ = try await send("坏了", to: scene.store, in: scene)
        await #expect(throws: Refusal.keyReused) { _ = try await send("没坏", to: scene.store, in: scene) }
        #expect(try await count(in: scene) == [1, 1])
    }

    @Test(arguments: Backend.available)
    func `what was refused can be sent again under its key`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        await #expect(throws: Refusal.self) { _ = try await send(" ", to: scene.store, in: scene) }
        let answer = try await send("坏了", to: scene.store, in: scene)
        #expect(!answer.isRepeated)
        #expect(try await count(in: scene) == [1, 1])
    }

    @Test(arguments: Backend.available) func `twelve at once make one ticket`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let answers = try await withThrowingTaskGroup(of: OnceAnswer.self) { group in
            for _ in 0..<12 {
                group.addTask { try await patiently { try await send("坏了", to: scene.store, in: scene) } }
            }
            return try await group.reduce(into: [OnceAnswer]()) { $0.append($1) }
        }
        #expect(Set(answers.map(\.text)).count == 1)
        #expect(answers.count { !$0.isRepeated } == 1)
        #expect(try await count(in: scene) == [1, 1])
    }
}
