import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Customers

@Suite("Searching for a contact")
struct FindingTests {
    @Test(arguments: Backend.available)
    func `a whole number, an address or the last four digits find, parts do not`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let wang = try await scene.claim("13800138000").customer.id
            let li = try await scene.claim("13912348000").customer.id
            let zhao = try await scene.claim("zhao@example.com").customer.id
            #expect(try await scene.find("138 0013 8000") == [wang])
            #expect(try await scene.find("8000") == [wang, li])
            #expect(try await scene.find("Zhao@example.com") == [zhao])
            #expect(try await scene.find("1234") == [])
            #expect(try await scene.find("zhao") == [])
            #expect(try await scene.find("example.com") == [])
            await #expect(throws: Refusal.invalid([Refusal.Flaw("q", "contact.number")])) {
                try await scene.find("1380013")
            }
        }
    }

    @Test func `every search is recorded without what was searched for`() async throws {
        try await Scene.with(.sqlite) { scene in
            _ = try await scene.claim("13800138000")
            _ = try await scene.find("13800138000")
            _ = try await scene.find("8000")
            let searches = try await scene.store.read { try $0.happenings(of: "search", 1) }
            #expect(
                searches.map(\.payload) == [
                    #"{"searched":{"by":"phone","found":1}}"#, #"{"searched":{"by":"tail","found":1}}"#,
                ])
            #expect(searches.map(\.actorNumber) == [1, 1])
        }
    }

    @Test func `a search that is one too many is refused`() async throws {
        try await Scene.with(.sqlite) { scene in
            let tooMany = Refusal(.tooMany, "refusal.too-many", retryAfter: .minutes(1))
            await #expect(throws: tooMany) {
                try await scene.store.write(as: Scene.agent) { tx in
                    _ = try Customer.find(
                        ContactSearch(typed: "8000"), reachable: { _ in true }, limit: { _ in throw tooMany },
                        keys: scene.keys, in: tx)
                }
            }
        }
    }

    @Test func `who is out of reach is not found`() async throws {
        try await Scene.with(.sqlite) { scene in
            let wang = try await scene.claim("13800138000").customer.id
            let li = try await scene.claim("13912348000").customer.id
            let partner = Actor(.staff(5), permissions: [.readTickets], scope: .teams(["partner"]))
            #expect(try await scene.find("8000", as: partner, reaching: [li]) == [li])
            #expect(try await scene.find("13800138000", as: partner, reaching: [li]) == [])
            #expect(try await scene.find("8000") == [wang, li])
            await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
                try await scene.find("8000", as: Actor(.customer(wang), permissions: [], scope: .ticket(1)))
            }
        }
    }
}
