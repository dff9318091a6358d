import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Customers

@Suite("A6 · D2 · Who asks")
struct ClaimingTests {
    @Test(arguments: Backend.available)
    func `a typed contact joins nobody's history, and staff see who else has it`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let first = try await scene.claim("13800138000", name: "王先生")
            let second = try await scene.claim("+86 138-0013-8000", name: "假王先生")
            #expect(first.customer.id != second.customer.id)
            #expect(second.contact.state == .claimed)
            let others = try await scene.store.read {
                try second.customer.others(reachable: { _ in true }, keys: scene.keys, in: $0)
            }
            #expect(others.map(\.customer.id) == [first.customer.id])
            #expect(others.map(\.contact.masked) == [.phone(tail: "8000")])
            let hidden = try await scene.store.read {
                try second.customer.others(reachable: { _ in false }, keys: scene.keys, in: $0)
            }
            #expect(hidden == [])
            let once = ["customer.created", "contact.claimed"]
            #expect(try await scene.events() == once + once)
        }
    }

    @Test(arguments: Backend.available)
    func `a typed contact does not join even who has proven it`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let owner = try await scene.claim("wang@example.com", proof: .mail, as: .center)
            let typed = try await scene.claim("wang@example.com")
            #expect(typed.customer.id != owner.customer.id)
        }
    }

    @Test(arguments: Backend.available)
    func `a proven contact finds who has proven it before`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let typed = try await scene.claim("wang@example.com")
            let first = try await scene.claim("Wang@Example.com", proof: .mail, as: .center)
            let again = try await scene.claim("wang@example.com", name: "other", proof: .mail, as: .center)
            #expect(first.customer.id != typed.customer.id)
            #expect(again.customer == first.customer)
            #expect(again.contact == first.contact)
            #expect(first.contact.state == .verified)
            #expect(first.contact.proof == .mail)
            #expect(try await scene.events().last == "customer.recognised")
        }
    }

    @Test(arguments: Backend.available)
    func `of many with one proof at once one customer is made`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let ids = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 1...8 {
                    group.addTask { try await scene.claim("wang@example.com", proof: .mail, as: .center).customer.id }
                }
                return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            #expect(try await scene.count("SELECT count(*) FROM customer") == 1)
            #expect(try await scene.count("SELECT count(*) FROM contact") == 1)
            #expect(try await scene.events().filter { $0 == "customer.created" }.count == 1)
        }
    }

    @Test(arguments: Backend.available)
    func `of equal contacts verified at once exactly one leads, and its customer is recognised`(backend: Backend)
        async throws
    {
        try await Scene.with(backend) { scene in
            var contacts: [Contact] = []
            for _ in 1...4 { contacts.append(try await scene.claim("13800138000").contact) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for contact in contacts {
                    group.addTask {
                        try await scene.store.write(as: .center) {
                            try Contact.verify(contact.id, by: .link, keys: scene.keys, in: $0)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await scene.count("SELECT count(*) FROM contact WHERE leads = 1") == 1)
            #expect(try await scene.count("SELECT count(*) FROM contact WHERE state = 'verified'") == 4)
            let leader = try await scene.store.read {
                try $0.value("SELECT customer FROM contact WHERE leads = 1", as: Int64.self)
            }
            #expect(try await scene.claim("13800138000", proof: .platform, as: .center).customer.id == leader)
        }
    }

    @Test func `verifying twice changes and records nothing more`() async throws {
        try await Scene.with(.sqlite) { scene in
            let contact = try await scene.claim("13800138000").contact
            for _ in 1...2 {
                try await scene.store.write(as: .center) {
                    try Contact.verify(contact.id, by: .link, keys: scene.keys, in: $0)
                }
                scene.clock.advance(by: .hours(1))
            }
            let verified = try await scene.store.read { try Contact.find(contact.id, keys: scene.keys, in: $0) }
            #expect(verified?.verifiedAt == contact.createdAt)
            #expect(try await scene.events().filter { $0 == "contact.verified" }.count == 1)
        }
    }

    @Test func `another contact of a customer is written down once`() async throws {
        try await Scene.with(.sqlite) { scene in
            let customer = try await scene.claim("13800138000").customer
            let add = { (typed: String) in
                try await scene.store.write(as: Scene.agent) {
                    try customer.add(try ContactPoint(typed: typed), keys: scene.keys, in: $0).id
                }
            }
            let first = try await add("wang@example.com")
            #expect(try await add("WANG@example.com") == first)
            let all = try await scene.store.read { try Contact.all(of: customer.id, keys: scene.keys, in: $0) }
            #expect(all.map(\.masked.description) == ["…8000", "…@example.com"])
        }
    }

    @Test func `staff without the right take nobody in, and a customer has a name`() async throws {
        try await Scene.with(.sqlite) { scene in
            let auditor = Actor(.staff(9), permissions: [.audit, .readTickets], scope: .all)
            await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
                try await scene.claim("13800138000", as: auditor)
            }
            await #expect(throws: Refusal.invalid([Refusal.Flaw("name", "customer.name")])) {
                try await scene.claim("13800138000", name: " \n")
            }
        }
    }

    @Test func `a merged customer leads to who they are`() async throws {
        try await Scene.with(.sqlite) { scene in
            let old = try await scene.claim("wang@example.com", proof: .mail, as: .center).customer
            let new = try await scene.claim("13800138000").customer
            try await scene.store.write(as: .center) { tx in
                _ = try tx.execute("UPDATE customer SET merged_into = \(new.id) WHERE id = \(old.id)")
            }
            #expect(try await scene.claim("wang@example.com", proof: .mail, as: .center).customer == new)
            #expect(try await scene.find("wang@example.com") == [new.id])
        }
    }

    @Test func `a name and a standing change by those who may`() async throws {
        try await Scene.with(.sqlite) { scene in
            let id = try await scene.claim("13800138000").customer.id
            try await scene.store.write(as: Scene.senior) { tx in
                var customer = try Customer.lock(id, revision: 1, in: tx)
                try customer.rename(to: "王太太", in: tx)
                try customer.rank(as: "vip", in: tx)
            }
            await #expect(throws: Refusal(.stale, "refusal.stale")) {
                try await scene.store.write(as: Scene.agent) { _ = try Customer.lock(id, revision: 1, in: $0) }
            }
            await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
                try await scene.store.write(as: Scene.agent) { tx in
                    var customer = try Customer.lock(id, in: tx)
                    try customer.rank(as: nil, in: tx)
                }
            }
            let customer = try #require(try await scene.store.read { try Customer.find(id, in: $0) })
            #expect(customer.name == "王太太")
            #expect(customer.level == "vip")
            #expect(customer.revision == 3)
        }
    }
}
