import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import People

@Suite("Secrets stay secret")
struct SecrecyTests {
    @Test func `no secret and no address stands in the database file`() async throws {
        try await Scene.with(.sqlite) { scene in
            let wang = try await scene.person("wang", role: "supervisor")
            let admission = try await scene.signIn("wang")
            _ = try await scene.outcome("wang", "a-wrong-password-marker")
            let token = try await scene.store.write(as: admission.visit.actor) {
                try ApiToken.issue(name: "n", permissions: [.audit], scope: .all, in: $0).secret
            }
            try await scene.store.write(as: .center) {
                try RateLimit("ask/address", 3, per: .hours(1)).take(for: Scene.address, keys: scene.store.keys, in: $0)
            }
            let bytes = try bytesOnDisk(scene.test.place)
            #expect(bytes.range(of: Data(wang.name.utf8)) != nil)
            let formToken = admission.visit.formToken
            for secret in [
                Scene.password, "a-wrong-password-marker", admission.secret.text, token.text, formToken, Scene.address,
            ] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil)
            }
        }
    }

    @Test func `no event holds what belongs to a person`() async throws {
        try await Scene.with(.sqlite) { scene in
            let code = try #require(try await SetupCode.prepare(data: scene.data, in: scene.store))
            let supervisor = try await scene.door.setUp(
                scene.form(code: code.text, login: "marker-login"), data: scene.data, address: "marker-address")
            let wang = try await scene.person("marker-login2")
            try await scene.change(wang.id, as: supervisor.visit.actor) { person, tx in
                try person.rename(to: "marker-name", in: tx)
                try person.assign(role: "supervisor", team: "front", scope: .all, in: tx)
                try person.qualify(reason: "marker-reason", in: tx)
                try person.disqualify(reason: "marker-reason", in: tx)
            }
            _ = try await scene.outcome("marker-unknown", "marker-password")
            try await scene.store.write(as: supervisor.visit.actor) { tx in
                _ = try ApiToken.issue(name: "marker-token", permissions: [.audit], scope: .all, in: tx)
                try Person.deactivate(wang.id, in: tx)
                _ = try Center.describe(name: "marker-center", zone: "Asia/Taipei", language: .zhHant, in: tx)
            }
            let texts = try await scene.store.read { db in
                try db.rows("SELECT payload, subject, actor FROM event") {
                    "\($0[0] as String) \($0[1] as String) \($0[2] as String)"
                }
            }
            #expect(texts.count >= 8)
            #expect(!texts.contains { $0.contains("marker") || $0.contains("王") || $0.contains("李") })
        }
    }

    @Test func `a secret or a hash never prints`() throws {
        let secret = Secret(prefix: "yd_")
        let hash = try PasswordHash(of: "whatever it is", cost: .low)
        var dumped = ""
        dump(secret, to: &dumped)
        dump(hash, to: &dumped)
        dumped += "\(secret) \(hash) \(String(reflecting: secret)) \(String(reflecting: hash)) \([secret]) \([hash])"
        #expect(!dumped.contains(secret.text.dropFirst(3)))
        #expect(!dumped.contains("scrypt"))
    }

    @Test(arguments: Backend.available)
    func `a rate is counted per one, refuses with the time to wait, and begins anew`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let rate = RateLimit("search/staff", 2, per: .minutes(10))
            let take = { (whom: String) in
                try await scene.store.write(as: .center) { try rate.take(for: whom, keys: scene.store.keys, in: $0) }
            }
            try await take("1")
            scene.clock.advance(by: .minutes(4))
            try await take("1")
            let wait = Refusal(.tooMany, "refusal.too-many", retryAfter: .minutes(6))
            await #expect(throws: wait) { try await take("1") }
            try await take("2")
            scene.clock.advance(by: .minutes(6))
            try await take("1")
        }
    }

    @Test func `every released event can be read`() throws {
        let released: [(PersonEvent, String)] = [
            (.created(role: "agent", team: nil), #"{"created":{"role":"agent"}}"#), (.renamed, #"{"renamed":{}}"#),
            (.assigned(role: "agent", team: "front"), #"{"assigned":{"role":"agent","team":"front"}}"#),
            (.preferred(language: .zhHant, theme: .dark), #"{"preferred":{"language":"zh-Hant","theme":"dark"}}"#),
            (.passwordChanged, #"{"passwordChanged":{}}"#), (.deactivated, #"{"deactivated":{}}"#),
            (.reactivated, #"{"reactivated":{}}"#), (.signedIn(session: 1), #"{"signedIn":{"session":1}}"#),
            (.signedOut(session: 1), #"{"signedOut":{"session":1}}"#),
            (.sessionRevoked(session: 1), #"{"sessionRevoked":{"session":1}}"#),
            (.signInFailed(because: .unknown), #"{"signInFailed":{"because":"unknown"}}"#),
            (.tokenIssued(permissions: [.audit]), #"{"tokenIssued":{"permissions":["audit"]}}"#),
            (.tokenRevoked, #"{"tokenRevoked":{}}"#),
        ]
        for (event, text) in released {
            #expect(try event.payload() == text)
            #expect(try JSONDecoder().decode(PersonEvent.self, from: Data(text.utf8)) == event)
        }
    }
}
