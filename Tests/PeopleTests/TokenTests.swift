import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import People

@Suite("API tokens")
struct TokenTests {
    private func issue(
        _ scene: Scene, _ permissions: Set<Permission> = [.readTickets], scope: Scope = .teams(["front"]),
        expiresAt: Instant? = nil, as actor: Vocabulary.Actor? = nil
    ) async throws -> (token: ApiToken, secret: Secret) {
        let maker = try await scene.store.read { try Person.all(in: $0).first?.id }
        let actor = try actor ?? Actor(.staff(#require(maker)), permissions: Set(Permission.allCases), scope: .all)
        return try await scene.store.write(as: actor) {
            try ApiToken.issue(name: "监控", permissions: permissions, scope: scope, expiresAt: expiresAt, in: $0)
        }
    }

    @Test(arguments: Backend.available)
    func `a token acts with its own rights and reach`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            _ = try await scene.person("wang", role: "supervisor")
            let (token, secret) = try await issue(scene, [.readTickets, .createTickets])
            #expect(secret.text.hasPrefix("yd_"))
            #expect(token.hint == secret.text.prefix(7))
            let actor = try await scene.door.actor(bearing: secret.text)
            #expect(
                actor == Actor(.token(token.id), permissions: [.readTickets, .createTickets], scope: .teams(["front"])))
            for wrong in ["", "yd_", String(secret.text.dropFirst(3)), secret.text + "x", Secret(prefix: "yd_").text] {
                #expect(try await scene.door.actor(bearing: wrong) == nil)
            }
        }
    }

    @Test func `a token ends when it expires or is revoked`() async throws {
        try await Scene.with(.sqlite) { scene in
            _ = try await scene.person("wang", role: "supervisor")
            let (_, brief) = try await issue(scene, expiresAt: scene.clock.now + .days(1))
            let (token, lasting) = try await issue(scene)
            scene.clock.advance(by: .days(1) - .milliseconds(1))
            #expect(try await scene.door.actor(bearing: brief.text) != nil)
            scene.clock.advance(by: .milliseconds(1))
            #expect(try await scene.door.actor(bearing: brief.text) == nil)
            #expect(try await scene.door.actor(bearing: lasting.text) != nil)
            try await scene.store.write(as: .center) { try ApiToken.revoke(token.id, in: $0) }
            #expect(try await scene.door.actor(bearing: lasting.text) == nil)
        }
    }

    @Test func `nobody makes a token that can do more than they can`() async throws {
        try await Scene.with(.sqlite) { scene in
            let wang = try await scene.person("wang")
            let partner = Actor(.staff(wang.id), permissions: [.administer, .readTickets], scope: .teams(["front"]))
            let tooMuch = Refusal(.forbidden, "token.too-much")
            await #expect(throws: tooMuch) { try await issue(scene, [.revealContacts], as: partner) }
            await #expect(throws: tooMuch) { try await issue(scene, scope: .all, as: partner) }
            await #expect(throws: tooMuch) { try await issue(scene, scope: .teams(["front", "back"]), as: partner) }
            _ = try await issue(scene, as: partner)
            let agent = Actor(.staff(wang.id), permissions: [.readTickets], scope: .all)
            await #expect(throws: PersonTests.forbidden) { try await issue(scene, as: agent) }
        }
    }

    @Test func `nobody ends a token that reaches further than they do`() async throws {
        try await Scene.with(.sqlite) { scene in
            let wang = try await scene.person("wang", role: "supervisor")
            let (token, secret) = try await issue(scene, scope: .all)
            let partner = Actor(.staff(wang.id), permissions: [.administer], scope: .teams(["front"]))
            await #expect(throws: PersonTests.forbidden) {
                try await scene.store.write(as: partner) { try ApiToken.revoke(token.id, in: $0) }
            }
            #expect(try await scene.door.actor(bearing: secret.text) != nil)
        }
    }

    @Test func `its last use is written down at most every five minutes`() async throws {
        try await Scene.with(.sqlite) { scene in
            _ = try await scene.person("wang", role: "supervisor")
            let (token, secret) = try await issue(scene)
            var seen: [Duration?] = []
            let began = scene.clock.now
            for _ in 1...3 {
                _ = try await scene.door.actor(bearing: secret.text)
                seen.append(
                    try await scene.store.read { try ApiToken.find(token.id, in: $0)?.usedAt }.map { $0 - began })
                scene.clock.advance(by: .seconds(150))
            }
            #expect(seen == [.zero, .zero, .minutes(5)])
        }
    }
}
