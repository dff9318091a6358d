import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Customers

@Suite("Signed links")
struct LinkTests {
    static let unknown = Refusal(.notFound, "link.unknown")

    private func issue(_ scene: Scene, lasting: Duration = .days(90), sent: Bool = false) async throws
        -> (link: Link, secret: Secret, contact: Contact)
    {
        let (customer, contact) = try await scene.claim("wang@example.com")
        let (link, secret) = try await scene.store.write(as: .visitor) { tx in
            try Link.issue(
                "follow", to: 77, for: customer.id, sentTo: sent ? contact.id : nil, lasting: lasting, keys: scene.keys,
                in: tx)
        }
        return (link, secret, contact)
    }

    private func exchange(_ scene: Scene, _ secret: Secret) async throws -> Secret {
        try await scene.store.write(as: .visitor) { try Link.exchange(secret.text, keys: scene.keys, in: $0).cookie }
    }

    private func visit(_ scene: Scene, _ cookie: String) async throws -> Link {
        try await scene.store.read { try Link.visit(with: cookie, keys: scene.keys, in: $0) }
    }

    @Test(arguments: Backend.available)
    func `a link opens its ticket and nothing else, for each browser with a cookie of its own`(backend: Backend)
        async throws
    {
        try await Scene.with(backend) { scene in
            let (link, secret, contact) = try await issue(scene)
            let phone = try await exchange(scene, secret)
            let desk = try await exchange(scene, secret)
            #expect(phone != desk)
            for cookie in [phone, desk] {
                let visit = try await visit(scene, cookie.text)
                #expect(visit.id == link.id)
                #expect(visit.actor == Actor(.customer(contact.customer), permissions: [], scope: .ticket(77)))
            }
            await #expect(throws: Self.unknown) { try await visit(scene, secret.text) }
            await #expect(throws: Self.unknown) {
                try await scene.store.read { try Link.open(phone.text, keys: scene.keys, in: $0) }
            }
            #expect(try await scene.events().filter { $0 == "link.opened" }.count == 1)
        }
    }

    @Test(arguments: Backend.available)
    func `revoking ends the link and every browser that came through it`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (link, secret, _) = try await issue(scene)
            let (_, other, _) = try await issue(scene)
            let cookie = try await exchange(scene, secret)
            try await scene.store.write(as: Scene.agent) { try Link.revoke(link.id, in: $0) }
            let gone = Refusal(.gone, "link.revoked")
            await #expect(throws: gone) { try await visit(scene, cookie.text) }
            await #expect(throws: gone) { try await exchange(scene, secret) }
            _ = try await exchange(scene, other)
            try await scene.store.write(as: Scene.agent) { try Link.revokeAll(to: 77, purpose: "follow", in: $0) }
            await #expect(throws: gone) { try await exchange(scene, other) }
        }
    }

    @Test func `a link ends at its hour`() async throws {
        try await Scene.with(.sqlite) { scene in
            let (_, secret, _) = try await issue(scene, lasting: .days(3))
            let cookie = try await exchange(scene, secret)
            scene.clock.advance(by: .days(3) - .milliseconds(1))
            _ = try await visit(scene, cookie.text)
            scene.clock.advance(by: .milliseconds(1))
            await #expect(throws: Refusal(.gone, "link.expired")) { try await visit(scene, cookie.text) }
            await #expect(throws: Refusal(.gone, "link.expired")) { try await exchange(scene, secret) }
            try await scene.store.write(as: .center) { try Link.sweep(before: $0.now + .seconds(1), in: $0) }
            await #expect(throws: Self.unknown) { try await visit(scene, cookie.text) }
        }
    }

    @Test(arguments: ["", "x", String(repeating: "A", count: 43), String(repeating: "A", count: 5000)])
    func `a secret that nobody was given opens nothing`(text: String) async throws {
        try await Scene.with(.sqlite) { scene in
            await #expect(throws: Self.unknown) {
                try await scene.store.read { try Link.open(text, keys: scene.keys, in: $0) }
            }
            await #expect(throws: Self.unknown) { try await visit(scene, text) }
        }
    }

    @Test func `opening proves nothing, answering proves the contact that it was sent to`() async throws {
        try await Scene.with(.sqlite) { scene in
            for sent in [true, false] {
                let (_, secret, contact) = try await issue(scene, sent: sent)
                let state = {
                    try await scene.store.read { try Contact.find(contact.id, keys: scene.keys, in: $0)?.state }
                }
                let cookie = try await exchange(scene, secret)
                #expect(try await state() == .claimed)
                let link = try await visit(scene, cookie.text)
                try await scene.store.write(as: link.actor) { try link.answered(keys: scene.keys, in: $0) }
                #expect(try await state() == (sent ? .verified : .claimed))
            }
        }
    }

    @Test func `a link keeps twenty browsers, the oldest gives way`() async throws {
        try await Scene.with(.sqlite) { scene in
            let (_, secret, _) = try await issue(scene)
            let first = try await exchange(scene, secret)
            var last = first
            for _ in 1...Link.mostBrowsers { last = try await exchange(scene, secret) }
            await #expect(throws: Self.unknown) { try await visit(scene, first.text) }
            _ = try await visit(scene, last.text)
            #expect(try await scene.count("SELECT count(*) FROM link_cookie") == Link.mostBrowsers)
        }
    }

    @Test func `neither secret stands in the database file, and a new key keeps both good`() async throws {
        try await Scene.with(.sqlite) { scene in
            let (_, secret, _) = try await issue(scene)
            let cookie = try await exchange(scene, secret)
            let bytes = try bytesOnDisk(scene.test.place)
            for text in [secret.text, cookie.text] { #expect(bytes.range(of: Data(text.utf8)) == nil) }
            _ = try await scene.store.read { try Link.open(secret.text, keys: Scene.twoKeys, in: $0) }
            _ = try await scene.store.read { try Link.visit(with: cookie.text, keys: Scene.twoKeys, in: $0) }
        }
    }
}
