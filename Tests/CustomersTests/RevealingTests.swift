import Foundation
import Manual
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Customers

@Suite("Contacts stay masked")
struct RevealingTests {
    private func reveal(_ scene: Scene, _ id: Int64, _ reason: String, as actor: Vocabulary.Actor = Scene.senior)
        async throws
        -> String
    {
        try await scene.store.write(as: actor) { try Contact.reveal(id, reason: reason, keys: scene.keys, in: $0) }
    }

    @Test(arguments: Backend.available)
    func `who may and says why sees it, and both are kept`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (customer, contact) = try await scene.claim("010-88886666转801")
            #expect(try await reveal(scene, contact.id, " 回电 ") == "+861088886666;ext=801")
            let kept = try #require(try await scene.store.read { try Reveal.all(in: $0) }.first)
            #expect(kept.reason == "回电")
            #expect(kept.actorNumber == 2)
            #expect(kept.customer == customer.id)
            let last = try await scene.store.read { try $0.happenings(of: "customer", customer.id).last }
            #expect(last?.name == "contact.revealed")
            #expect(last?.payload == #"{"revealed":{"contact":\#(contact.id),"reveal":\#(kept.id)}}"#)
        }
    }

    @Test func `without the right or without a reason nobody sees it, and nothing is kept`() async throws {
        try await Scene.with(.sqlite) { scene in
            let contact = try await scene.claim("13800138000").contact.id
            await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
                try await reveal(scene, contact, "回电", as: Scene.agent)
            }
            await #expect(throws: Refusal.invalid([Refusal.Flaw("reason", "reveal.reason")])) {
                try await reveal(scene, contact, " \n ")
            }
            await #expect(throws: Refusal.invalid([Refusal.Flaw("reason", "reveal.too-long", ["200"])])) {
                try await reveal(scene, contact, String(repeating: "因", count: 201))
            }
            await #expect(throws: Refusal(.notFound, "contact.unknown")) { try await reveal(scene, contact + 1, "回电") }
            #expect(try await scene.store.read { try Reveal.all(in: $0) } == [])
            #expect(try await !scene.events().contains("contact.revealed"))
            #expect(try await reveal(scene, contact, String(repeating: "因", count: 200)) == "+8613800138000")
        }
    }

    @Test func `a contact prints and encodes masked`() async throws {
        try await Scene.with(.sqlite) { scene in
            var printed = ""
            for typed in ["13812348000", "wang.marker@example.com", "微信 marker"] {
                let contact = try await scene.claim(typed).contact
                dump(contact, to: &printed)
                printed +=
                    "\(contact) \(String(reflecting: contact)) \(Mirror(reflecting: contact).children.map { "\($0)" })"
                printed += String(decoding: try JSONEncoder().encode(contact), as: UTF8.self)
            }
            #expect(printed.contains("…8000"))
            #expect(printed.contains("…@example.com"))
            for secret in ["1381234", "marker"] { #expect(!printed.contains(secret)) }
        }
    }

    @Test func `no contact stands in the database file`() async throws {
        try await Scene.with(.sqlite) { scene in
            let typed = ["13812348000", "wang.marker@example.com", "微信 marker-id"]
            for contact in typed { _ = try await scene.claim(contact, name: "visible-name") }
            for contact in typed + ["8000"] { _ = try await scene.find(contact) }
            let bytes = try bytesOnDisk(scene.test.place)
            #expect(bytes.range(of: Data("visible-name".utf8)) != nil)
            for secret in ["1381234", "2348000", "wang.marker", "example.com", "marker-id"] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil)
            }
        }
    }

    @Test func `no event holds what belongs to a customer`() async throws {
        try await Scene.with(.sqlite) { scene in
            let (customer, contact) = try await scene.claim("marker-contact@example.com", name: "marker-name")
            _ = try await scene.find("marker-contact@example.com")
            _ = try await reveal(scene, contact.id, "marker-reason")
            try await scene.store.write(as: Scene.senior) { tx in
                var customer = try Customer.lock(customer.id, in: tx)
                try customer.rename(to: "marker-name-2", in: tx)
                try Contact.verify(contact.id, by: .staff, keys: scene.keys, in: tx)
                let (link, secret) = try Link.issue("follow", to: 1, for: customer.id, keys: scene.keys, in: tx)
                _ = try Link.exchange(secret.text, keys: scene.keys, in: tx)
                try Link.revoke(link.id, in: tx)
            }
            let payloads = try await scene.store.read { try $0.rows("SELECT payload FROM event") { $0[0] as String } }
            #expect(payloads.count == 9)
            #expect(!payloads.contains { $0.contains("marker") || $0.contains("example") })
        }
    }

    @Test func `every released event can be read`() throws {
        let released: [(CustomerEvent, String)] = [
            (.created, #"{"created":{}}"#), (.renamed, #"{"renamed":{}}"#),
            (.described, #"{"described":{}}"#), (.levelled(level: "vip"), #"{"levelled":{"level":"vip"}}"#),
            (
                .levelled(level: "vip", until: Day("2026-12-31")),
                #"{"levelled":{"level":"vip","until":"2026-12-31"}}"#
            ),
            (.placed(organisation: 5), #"{"placed":{"organisation":5}}"#),
            (.placed(organisation: nil), #"{"placed":{}}"#),
            (.agentNamed(agent: 6), #"{"agentNamed":{"agent":6}}"#),
            (
                .cautioned(contact: 1, caution: .doNotDisturb),
                #"{"cautioned":{"caution":"do-not-disturb","contact":1}}"#
            ),
            (.contactRemoved(contact: 1), #"{"contactRemoved":{"contact":1}}"#),
            (.searched(by: .name, found: 0), #"{"searched":{"by":"name","found":0}}"#),
            (.claimed(contact: 1, kind: .phone), #"{"claimed":{"contact":1,"kind":"phone"}}"#),
            (.verified(contact: 1, by: .link), #"{"verified":{"by":"link","contact":1}}"#),
            (.recognised(contact: 1), #"{"recognised":{"contact":1}}"#),
            (.revealed(contact: 1, reveal: 2), #"{"revealed":{"contact":1,"reveal":2}}"#),
            (.searched(by: .tail, found: 3), #"{"searched":{"by":"tail","found":3}}"#),
            (.linkIssued(purpose: "follow", subject: 4), #"{"linkIssued":{"purpose":"follow","subject":4}}"#),
            (.linkOpened, #"{"linkOpened":{}}"#), (.linkRevoked, #"{"linkRevoked":{}}"#),
        ]
        for (event, text) in released {
            #expect(try event.payload() == text)
            #expect(try JSONDecoder().decode(CustomerEvent.self, from: Data(text.utf8)) == event)
        }
    }
}
