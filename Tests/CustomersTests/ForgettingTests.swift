import Foundation
import Manual
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Customers

@Suite("B14 · A customer is forgotten")
struct ForgettingTests {
    private func forget(
        _ scene: Scene, _ id: Int64, hooks: [ForgetHook] = [], as actor: Vocabulary.Actor = Scene.senior
    ) async throws {
        try await scene.store.write(as: actor) {
            try Customer.forget(id, because: .withdrawn, hooks: hooks, keys: scene.keys, in: $0)
        }
    }

    @Test(arguments: Backend.available)
    func `what is left is that there was somebody, and why they are gone`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let acme = try await scene.organisation("恒达科技").id
            let (customer, contact) = try await scene.claim("wang@example.com", name: "王小明")
            try await scene.keep(customer.id) { customer, tx in
                try customer.place(in: acme, in: tx)
                try customer.rank(as: "vip", in: tx)
                try customer.name(agent: 7, in: tx)
                let terms = Agreement.Terms(
                    name: "王小明的协议", serviceLevel: "gold", from: Scene.day, until: nil, whenExpired: .ends)
                _ = try Agreement.sign(terms, with: .customer(customer.id), in: tx)
                _ = try Contact.reveal(contact.id, reason: "王小明来电", keys: scene.keys, in: tx)
                _ = try Link.issue(
                    "follow", to: 77, for: customer.id, sentTo: contact.id, keys: scene.keys, in: tx)
            }
            try await forget(scene, customer.id)

            let left = try #require(try await scene.customer(customer.id))
            #expect(left.forgottenAt == scene.clock.now)
            #expect([left.name, left.honorific, left.addressed] == ["", "", ""])
            #expect(left.organisation == nil && left.level == nil && left.namedAgent == nil)
            #expect(try await scene.count("SELECT count(*) FROM contact") == 0)
            #expect(try await scene.count("SELECT count(*) FROM agreement") == 0)
            #expect(try await scene.count("SELECT count(*) FROM link WHERE revoked_at IS NULL") == 0)
            #expect(try await scene.store.read { try Reveal.all(in: $0).map(\.reason) } == [""])
            for typed in ["wang", "王小明", "wxm", "wang@example.com", "恒达"] {
                let found = try await scene.store.read { try Customer.find(typed: typed, keys: scene.keys, in: $0) }
                #expect(found == [], "\(typed)")
            }
            let last = try await scene.store.read { try $0.happenings(of: "customer", customer.id).last?.payload }
            #expect(last == #"{"forgotten":{"because":"withdrawn"}}"#)
        }
    }

    @Test(arguments: Backend.available)
    func `everyone who turned out to be the same is forgotten, in one transaction with every part`(backend: Backend)
        async throws
    {
        try await Scene.with(backend) { scene in
            let one = try await scene.claim("13800138000", name: "王一").customer.id
            let two = try await scene.claim("13900138000", name: "王二").customer.id
            let other = try await scene.claim("13700138000", name: "李三").customer.id
            try await scene.store.write(as: Scene.senior) { try Customer.merge(one, into: two, hooks: [], in: $0) }
            let hold = Refusal(.conflict, "refusal.busy")
            await #expect(throws: hold) {
                try await forget(scene, one, hooks: [{ id, _ in if id == two { throw hold } }])
            }
            #expect(try await scene.customer(one)?.name == "王一", "it happens whole or not at all")

            let heard = Shared<[Int64]>([])
            try await forget(scene, one, hooks: [{ id, _ in heard.change { $0.append(id) } }])
            #expect(heard.value.suffix(2) == [one, two])
            for id in [one, two] { #expect(try await scene.customer(id)?.name == "") }
            #expect(try await scene.customer(other)?.name == "李三")
        }
    }

    @Test func `nothing is written about who was forgotten`() async throws {
        try await Scene.with(.sqlite) { scene in
            let id = try await scene.claim("13800138000").customer.id
            try await forget(scene, id)
            let gone = Refusal(.gone, "customer.forgotten")
            for verb in [
                { try $0.rename(to: "王女士", in: $1) }, { try $0.rank(as: "vip", in: $1) },
                { try $0.place(in: nil, in: $1) },
                { _ = try $0.add(try ContactPoint(typed: "13800138000"), keys: scene.keys, in: $1) },
                { try Customer.merge($0.id, into: $0.id, hooks: [], in: $1) },
                { _ = try Customer.export($0.id, hooks: [], keys: scene.keys, in: $1) },
            ] as [@Sendable (inout Customer, Transaction) throws -> Void] {
                await #expect(throws: gone) { try await scene.keep(id, verb) }
            }
        }
    }

    @Test func `the file of the database does not hold them either, once the log is written back`() async throws {
        try await Scene.with(.sqlite) { scene in
            let names = (0..<40).map { "forget-me-\($0)-marker" }
            for name in names {
                let id = try await scene.claim("13800138000", name: name).customer.id
                try await forget(scene, id)
            }
            #expect(try await scene.count("SELECT count(*) FROM customer WHERE name <> ''") == 0)
            try await scene.store.writeBack()
            let bytes = try bytesOnDisk(scene.test.place)
            #expect(bytes.range(of: Data("-marker".utf8)) == nil)
        }
    }
}
