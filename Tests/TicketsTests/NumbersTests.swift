import Scenes
import ScenesTesting
@testable import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("D11 · Numbers", .stage)
struct NumbersTests {
    @Test(arguments: Backend.available)
    func `each day of the center's zone begins with 001`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "23:58", on: backend)
        #expect(try await scene.ask() == "CST-20260309001")
        #expect(try await scene.ask() == "CST-20260309002")
        try await scene.advance(to: "2026-03-09 23:59:59")
        #expect(try await scene.ask() == "CST-20260309003")
        try await scene.advance(to: "2026-03-10 00:00")
        #expect(try await scene.ask() == "CST-20260310001")
        try await scene.advance(to: "2026-03-10 07:59")
        #expect(try await scene.ask() == "CST-20260310002", "UTC still has the day before")
    }

    @Test(arguments: Backend.available) func `after 999 comes 1000`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.write(as: .center) { tx in
            _ = try tx.execute("INSERT INTO number_series (day, last) VALUES ('2026-03-09', 998)")
        }
        #expect(try await scene.ask() == "CST-20260309999")
        #expect(try await scene.ask() == "CST-202603091000")
        #expect(try await scene.ask() == "CST-202603091001")
    }

    @Test(arguments: Backend.available) func `no number comes twice after a restore`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let before = try await [scene.ask(), scene.ask()]
        let made = scene.now
        try await scene.advance(to: "Tue 09:00")
        try await scene.write(as: .center) { try TicketNumber.raiseAfterRestore($0, Restored(madeAt: made)) }
        let fresh = try await TicketNumber.Series(of: scene.store).next()
        let first = try await scene.write(as: .center) { try receive(fresh, in: $0) }
        #expect(first == "CST-2026031010001", "what was given on this day is not known any more")
        #expect(!before.contains(first))
        try await scene.advance(to: "Wed 09:00")
        let next = try await TicketNumber.Series(of: scene.store).next()
        #expect(try await scene.write(as: .center) { try receive(next, in: $0) } == "CST-20260311001")
    }

    @Test(arguments: Backend.available) func `64 at once get 64 numbers`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let numbers = try await withThrowingTaskGroup(of: String.self) { group in
            for place in 0..<64 { group.addTask { try await patiently { try await scene.ask(words: "第 \(place) 件") } } }
            return try await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(Set(numbers).count == 64)
        #expect(numbers.allSatisfy { $0.hasPrefix("CST-20260309") })
    }

    @Test(.enabled(if: Backend.postgres.isAvailable))
    func `two nodes take blocks of twenty and never the same number`() async throws {
        let (scene, other) = try await Scene.mondayOnTwoNodes(at: "10:00")
        let here = TicketNumber.Series(of: scene.store)
        let there = TicketNumber.Series(of: other)
        let customer = try await scene.ticket(scene.ask()).customer
        let numbers = try await withThrowingTaskGroup(of: String.self) { group in
            for place in 0..<64 {
                let (series, store) = place % 2 == 0 ? (here, scene.store) : (there, other)
                group.addTask {
                    let number = try await patiently { try await series.next() }
                    return try await patiently {
                        try await store.write(as: .center) { try receive(number, for: customer, in: $0) }
                    }
                }
            }
            return try await group.reduce(into: [String]()) { $0.append($1) }
        }
        await other.close()
        #expect(Set(numbers).count == 64)
        let last: Int64? = try await scene.read { try $0.value("SELECT last FROM number_series") }
        #expect((last ?? 0) % 20 == 0)
        #expect((last ?? 0) >= 80)
    }

    @Test(.enabled(if: Backend.postgres.isAvailable)) func `a block ends with its day`() async throws {
        let scene = try await Scene.monday(at: "23:59", on: .postgres)
        #expect(try await scene.ask() == "CST-20260309001")
        try await scene.advance(to: "00:01")
        #expect(try await scene.ask() == "CST-20260310001")
    }
}

/// The label that a ticket of this number gets.
private func receive(_ number: TicketNumber, in tx: Transaction) throws -> String {
    try receive(number, for: tx.value("SELECT min(id) FROM customer") ?? 0, in: tx)
}

private func receive(_ number: TicketNumber, for customer: Int64, in tx: Transaction) throws -> String {
    let request = Ticket.Request(
        channel: "form", customer: customer, writing: .init("请问"), demand: "", type: "consultation", urgent: false)
    return try Ticket.receive(request, number: number, in: tx).number
}
