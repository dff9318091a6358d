import Foundation
import Manual
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Customers

@Suite("E4 · Service agreements")
struct AgreementTests {
    private static func terms(
        _ name: String = "金牌服务", _ level: ServiceLevelKey = "gold", from: Int = 0, until: Int? = 30,
        whenExpired: Agreement.Expiry = .ends
    ) -> Agreement.Terms {
        Agreement.Terms(
            name: name, serviceLevel: level, from: Scene.day + from, until: until.map { Scene.day + $0 },
            whenExpired: whenExpired)
    }

    private func sign(_ scene: Scene, _ terms: Agreement.Terms, with party: Agreement.Party) async throws -> Agreement {
        try await scene.store.write(as: Scene.senior) { try Agreement.sign(terms, with: party, in: $0) }
    }

    private func standing(_ scene: Scene, _ id: Int64, after days: Int) async throws -> AgreementStanding {
        try await scene.store.read { try Customer.standing(of: id, at: Scene.day + days, in: $0) }
    }

    @Test(arguments: Backend.available)
    func `an agreement is valid from its first day to its last, both included`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let acme = try await scene.organisation("恒达科技").id
            let id = try await scene.claim("13800138000").customer.id
            let alone = try await scene.claim("13900138000").customer.id
            try await scene.keep(id) { try $0.place(in: acme, in: $1) }
            let agreement = try await sign(scene, Self.terms(from: 1), with: .organisation(acme))
            #expect(try await standing(scene, id, after: 0) == .none)
            #expect(try await standing(scene, id, after: 1) == .valid(agreement))
            #expect(try await standing(scene, id, after: 30) == .valid(agreement))
            #expect(try await standing(scene, id, after: 31) == .expired(agreement, until: Scene.day + 30))
            #expect(try await standing(scene, id, after: 31).serviceLevel == nil)
            #expect(try await standing(scene, alone, after: 1) == .none)
        }
    }

    @Test func `what an expired one does is agreed with it`() async throws {
        try await Scene.with(.sqlite) { scene in
            let id = try await scene.claim("13800138000").customer.id
            _ = try await sign(scene, Self.terms(whenExpired: .continues), with: .customer(id))
            let standing = try await standing(scene, id, after: 31)
            #expect(standing.until == Scene.day + 30)
            #expect(standing.serviceLevel == "gold")
        }
    }

    @Test func `of several the valid counts first, then the customer's own, then the longest`() async throws {
        try await Scene.with(.sqlite) { scene in
            let acme = try await scene.organisation("恒达科技").id
            let id = try await scene.claim("13800138000").customer.id
            try await scene.keep(id) { try $0.place(in: acme, in: $1) }
            _ = try await sign(scene, Self.terms("短期", "bronze", until: 5), with: .customer(id))
            _ = try await sign(scene, Self.terms("单位", "silver", until: nil), with: .organisation(acme))
            _ = try await sign(scene, Self.terms("本人", "gold", until: 10), with: .customer(id))
            for (after, level) in [(0, "gold"), (10, "gold"), (11, "silver"), (9999, "silver")] {
                #expect(try await standing(scene, id, after: after).serviceLevel?.text == level, "after \(after) days")
            }
        }
    }

    @Test func `of several that are over the last one is told`() async throws {
        try await Scene.with(.sqlite) { scene in
            let id = try await scene.claim("13800138000").customer.id
            let last = try await sign(scene, Self.terms("后", until: 9), with: .customer(id))
            _ = try await sign(scene, Self.terms("前", until: 5), with: .customer(id))
            #expect(try await standing(scene, id, after: 40) == .expired(last, until: Scene.day + 9))
        }
    }

    @Test(arguments: Backend.available) func `terms are amended, with the right and once`(backend: Backend) async throws
    {
        try await Scene.with(backend) { scene in
            let id = try await scene.claim("13800138000").customer.id
            let agreement = try await sign(scene, Self.terms(), with: .customer(id))
            let longer = Self.terms(until: 60)
            for _ in 1...2 {
                try await scene.store.write(as: Scene.senior) { tx in
                    var agreement = try Agreement.lock(agreement.id, in: tx)
                    try agreement.amend(longer, in: tx)
                }
            }
            let kept = try await scene.store.read { try Agreement.all(with: .customer(id), in: $0) }
            #expect(kept.map(\.terms) == [longer])
            #expect(kept.map(\.revision) == [2])
            await #expect(throws: Refusal(.stale, "refusal.stale")) {
                try await scene.store.write(as: Scene.senior) {
                    _ = try Agreement.lock(agreement.id, revision: 1, in: $0)
                }
            }
            await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
                try await scene.store.write(as: Scene.agent) {
                    _ = try Agreement.sign(longer, with: .customer(id), in: $0)
                }
            }
            let events = try await scene.store.read { try $0.happenings(of: "agreement", agreement.id).map(\.payload) }
            #expect(
                events == [
                    #"{"signed":{"from":"2024-05-20","serviceLevel":"gold","until":"2024-06-19"}}"#,
                    #"{"amended":{"from":"2024-05-20","serviceLevel":"gold","until":"2024-07-19"}}"#,
                ])
        }
    }

    @Test func `an agreement has a name, a party that is known, and does not end before it begins`() async throws {
        try await Scene.with(.sqlite) { scene in
            let flaws = Refusal.invalid([
                Refusal.Flaw("name", "agreement.name"), Refusal.Flaw("until", "agreement.until"),
            ])
            await #expect(throws: flaws) { try await sign(scene, Self.terms(" ", until: -1), with: .customer(1)) }
            await #expect(throws: Refusal(.notFound, "customer.unknown")) {
                try await sign(scene, Self.terms(), with: .customer(99))
            }
            await #expect(throws: Refusal(.notFound, "organisation.unknown")) {
                try await sign(scene, Self.terms(), with: .organisation(99))
            }
        }
    }
}
