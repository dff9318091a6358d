import Manual
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Customers

@Suite("R10 · E2 · The level of a customer")
struct LevelTests {
    @Test(arguments: Backend.available)
    func `the customer's own counts to its last day, then the organisation's`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let id = try await scene.claim("13800138000").customer.id
            let acme = try await scene.organisation("恒达科技")
            try await scene.store.write(as: Scene.senior) { tx in
                var acme = try Organisation.lock(acme.id, in: tx)
                try acme.rank(as: "gold", until: Scene.day + 9, in: tx)
            }
            try await scene.keep(id) { customer, tx in
                try customer.place(in: acme.id, in: tx)
                try customer.rank(as: "vip", until: Scene.day + 2, in: tx)
            }
            for (after, level) in [(0, "vip"), (2, "vip"), (3, "gold"), (9, "gold"), (10, nil)] as [(Int, String?)] {
                let (verdict, listed) = try await scene.store.read { db in
                    let day = Scene.day + after
                    let listed: CustomerLevelKey? = try db.value(
                        "SELECT \(sql: Customer.levelColumn(at: day)) FROM customer WHERE id = \(id)")
                    return (try Customer.level(of: id, at: day, in: db), listed)
                }
                #expect(verdict?.text == level, "after \(after) days")
                #expect(listed == verdict)
            }
        }
    }

    @Test func `a level without an end counts for ever, and one taken away no longer`() async throws {
        try await Scene.with(.sqlite) { scene in
            let id = try await scene.claim("13800138000").customer.id
            let level = { try await scene.store.read { try Customer.level(of: id, at: Scene.day + 9999, in: $0) } }
            try await scene.keep(id) { try $0.rank(as: "vip", in: $1) }
            #expect(try await level() == "vip")
            try await scene.keep(id) { try $0.rank(as: nil, until: Scene.day, in: $1) }
            #expect(try await level() == nil)
            #expect(try await scene.customer(id)?.levelUntil == nil)
        }
    }

    @Test func `a customer who turned out to be another has the other's level`() async throws {
        try await Scene.with(.sqlite) { scene in
            let old = try await scene.claim("13800138000").customer.id
            let new = try await scene.claim("13900138000").customer.id
            try await scene.keep(new) { try $0.rank(as: "vip", in: $1) }
            try await scene.store.write(as: .center) { tx in
                _ = try tx.execute("UPDATE customer SET merged_into = \(new) WHERE id = \(old)")
            }
            #expect(try await scene.store.read { try Customer.level(of: old, at: Scene.day, in: $0) } == "vip")
        }
    }
}
