import Manual
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Customers

@Suite("B1 · The customer record")
struct KeepingTests {
    private static let forbidden = Refusal(.forbidden, "refusal.forbidden")

    @Test(arguments: Backend.available)
    func `what is known of a customer stands in one record`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let acme = try await scene.organisation("恒达科技")
            let id = try await scene.store.write(as: Scene.agent) { tx in
                let intake = Customer.Intake(
                    name: " 王小明 ", honorific: "先生", language: .zhHans, organisation: acme.id,
                    contact: try ContactPoint(typed: "13800138000"))
                return try Customer.claim(intake, keys: scene.keys, in: tx).customer.id
            }
            try await scene.keep(id) { customer, tx in
                try customer.name(agent: 7, in: tx)
                try customer.describe(name: "王晓明", honorific: "博士", language: .zhHant, in: tx)
            }
            let customer = try #require(try await scene.customer(id))
            #expect(customer.addressed == "王晓明博士")
            #expect(customer.language == .zhHant)
            #expect(customer.organisation == acme.id)
            #expect(customer.namedAgent == 7)
            #expect(customer.revision == 3)
            let members = try await scene.store.read { try acme.customers(in: $0) }
            #expect(members.map(\.id) == [id])
            let last = ["customer.agent-named", "customer.renamed", "customer.described"]
            #expect(try await scene.events().suffix(3) == last[...])
            try await scene.keep(id) { try $0.describe(name: "王晓明", honorific: "博士", language: .zhHant, in: $1) }
            #expect(try await scene.customer(id)?.revision == 3, "what changes nothing is no change")
        }
    }

    @Test(arguments: [
        ("王小明", "先生", "王小明先生"), ("王女士", "女士", "王女士"), ("王小明", "", "王小明"), ("Li Wang", "Dr", "Dr Li Wang"),
        ("Dr Wang", "Dr", "Dr Wang"),
    ])
    func `a customer is addressed as they wish`(name: String, honorific: String, addressed: String) async throws {
        try await Scene.with(.sqlite) { scene in
            let id = try await scene.claim("13800138000", name: name).customer.id
            try await scene.keep(id) { try $0.describe(name: name, honorific: honorific, language: .en, in: $1) }
            #expect(try await scene.customer(id)?.addressed == addressed)
        }
    }

    @Test func `all that is wrong with a record is said at once`() async throws {
        try await Scene.with(.sqlite) { scene in
            let id = try await scene.claim("13800138000").customer.id
            let long = String(repeating: "尊", count: 21)
            await #expect(
                throws: Refusal.invalid([
                    Refusal.Flaw("name", "customer.name"), Refusal.Flaw("honorific", "customer.honorific"),
                ])
            ) {
                try await scene.keep(id) { try $0.describe(name: " ", honorific: long, language: .en, in: $1) }
            }
            await #expect(throws: Refusal.invalid([Refusal.Flaw("organisation", "organisation.unknown")])) {
                try await scene.keep(id) { try $0.place(in: 99, in: $1) }
            }
            #expect(try await scene.customer(id)?.revision == 1)
        }
    }

    @Test func `who handles tickets may correct a name, and nothing else of the record`() async throws {
        try await Scene.with(.sqlite) { scene in
            let (customer, contact) = try await scene.claim("13800138000")
            let acme = try await scene.organisation("恒达科技").id
            try await scene.keep(customer.id, as: Scene.agent) { try $0.rename(to: "王太太", in: $1) }
            for verb in [
                { try $0.place(in: acme, in: $1) }, { try $0.rank(as: "vip", in: $1) },
                { try $0.name(agent: 1, in: $1) },
                { _ = ($0, try Organisation.add("远望物流", in: $1)) },
                { _ = ($0, try Contact.remove(contact.id, keys: scene.keys, in: $1)) },
            ] as [@Sendable (inout Customer, Transaction) throws -> Void] {
                await #expect(throws: Self.forbidden) { try await scene.keep(customer.id, as: Scene.agent, verb) }
            }
            let partner = Actor(.staff(8), permissions: [.keepCustomers, .readTickets], scope: .teams(["night"]))
            await #expect(throws: Self.forbidden, "organisations are the whole center's") {
                try await scene.keep(customer.id, as: partner) { try $0.place(in: acme, in: $1) }
            }
            let auditor = Actor(.staff(9), permissions: [.audit, .readTickets], scope: .all)
            await #expect(throws: Self.forbidden) {
                try await scene.keep(customer.id, as: auditor) { try $0.rename(to: "王先生", in: $1) }
            }
        }
    }

    @Test(arguments: Backend.available)
    func `of one name there is one organisation, however it is written`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let acme = try await scene.organisation("恒达科技 (上海)")
            let other = try await scene.organisation("远望物流")
            await #expect(throws: Refusal(.conflict, "organisation.known", ["恆達科技（上海）"])) {
                try await scene.organisation("恆達科技（上海）")
            }
            await #expect(throws: Refusal(.conflict, "organisation.known", ["恒达科技上海"])) {
                try await scene.store.write(as: Scene.senior) { tx in
                    var other = try Organisation.lock(other.id, in: tx)
                    try other.rename(to: "恒达科技上海", in: tx)
                }
            }
            try await scene.store.write(as: Scene.senior) { tx in
                var acme = try Organisation.lock(acme.id, revision: 1, in: tx)
                try acme.rename(to: "恒达科技（上海）有限公司", in: tx)
            }
            await #expect(throws: Refusal(.stale, "refusal.stale")) {
                try await scene.store.write(as: Scene.senior) {
                    _ = try Organisation.lock(acme.id, revision: 1, in: $0)
                }
            }
            let names = try await scene.store.read { db in
                let first = try Organisation.all(limit: 1, in: db)
                return try (first + Organisation.all(after: first[0].name, in: db)).map(\.name)
            }
            #expect(names == ["恒达科技（上海）有限公司", "远望物流"])
            #expect(
                try await scene.store.read { try $0.happenings(of: "organisation", acme.id).map(\.payload) }
                    == [#"{"added":{}}"#, #"{"renamed":{}}"#])
        }
    }

    @Test(arguments: Backend.available)
    func `a contact is marked, and taken away, and the next who proved it is recognised`(backend: Backend) async throws
    {
        try await Scene.with(backend) { scene in
            let first = try await scene.claim("wang@example.com", proof: .mail, as: .center)
            let second = try await scene.claim("wang@example.com")
            try await scene.store.write(as: Scene.agent) { tx in
                try Contact.verify(second.contact.id, by: .staff, keys: scene.keys, in: tx)
                for _ in 1...2 {
                    try Contact.mark(second.contact.id, as: .doNotDisturb, keys: scene.keys, in: tx)
                }
            }
            let marked = try await scene.store.read { try Contact.find(second.contact.id, keys: scene.keys, in: $0) }
            #expect(marked?.caution == .doNotDisturb)
            #expect(try await scene.events().filter { $0 == "contact.cautioned" }.count == 1)

            try await scene.store.write(as: Scene.senior) { tx in
                let (link, _) = try Link.issue(
                    "follow", to: 77, for: first.customer.id, sentTo: first.contact.id, keys: scene.keys, in: tx)
                try Contact.remove(first.contact.id, keys: scene.keys, in: tx)
                try demand(try Link.find(link.id, in: tx)?.contact == nil)
            }
            #expect(try await scene.events().last == "contact.removed")
            let again = try await scene.claim("wang@example.com", proof: .mail, as: .center)
            #expect(again.customer.id == second.customer.id)
            await #expect(throws: Refusal(.notFound, "contact.unknown")) {
                try await scene.store.write(as: Scene.senior) {
                    try Contact.remove(first.contact.id, keys: scene.keys, in: $0)
                }
            }
        }
    }
}
