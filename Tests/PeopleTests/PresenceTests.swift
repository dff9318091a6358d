import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import People

@Suite("A1 · Presence")
struct PresenceTests {
    private func turn(_ presence: Presence, _ person: Int64, as actor: Vocabulary.Actor, in scene: Scene) async throws {
        try await scene.change(person, as: actor) { try $0.present(as: presence, in: $1) }
    }

    @Test(arguments: Backend.available)
    func `one tells one's own presence, and the record keeps each change once`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let wang = try await scene.person("wang")
            #expect(wang.presence == .off && wang.presenceSince == nil)
            let actor = try await scene.signIn("wang").visit.actor
            for presence in [Presence.available, .busy, .busy, .break, .wrapUp, .off] {
                scene.clock.advance(by: .minutes(10))
                try await turn(presence, wang.id, as: actor, in: scene)
            }
            let after = try #require(try await scene.store.read { try Person.find(wang.id, in: $0) })
            #expect(after.presence == .off)
            #expect(after.presenceSince == scene.clock.now)
            #expect(after.revision == wang.revision)
            #expect(try await scene.events().count { $0 == "person.present" } == 5)
        }
    }

    @Test func `only a supervisor tells it of somebody else, and nobody who handles nothing has one`() async throws {
        try await Scene.with(.sqlite) { scene in
            let wang = try await scene.person("wang")
            let zhao = try await scene.person("zhao", role: "auditor")
            let li = try await scene.person("li", role: "supervisor")
            let actor = { (person: Person, role: RoleKey) in
                Actor(.staff(person.id), permissions: Scene.roles[role] ?? [], scope: .all)
            }
            await #expect(throws: PersonTests.forbidden) {
                try await turn(.available, zhao.id, as: actor(wang, "agent"), in: scene)
            }
            await #expect(throws: PersonTests.forbidden) {
                try await turn(.available, zhao.id, as: actor(zhao, "auditor"), in: scene)
            }
            try await turn(.busy, wang.id, as: actor(li, "supervisor"), in: scene)
            try await scene.store.write(as: .center) { try Person.deactivate(wang.id, in: $0) }
            #expect(try await presence(of: wang, in: scene) == .off)
            await #expect(throws: Refusal(.conflict, "person.inactive")) {
                try await turn(.busy, wang.id, as: actor(li, "supervisor"), in: scene)
            }
        }
    }

    @Test(arguments: Backend.available)
    func `it ends with the last session: signed out, revoked, reset`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let wang = try await scene.person("wang")
            let hash = try await scene.passwords.hash(Scene.password, login: "wang")
            let first = try await scene.signIn("wang")
            let second = try await scene.signIn("wang")
            try await turn(.available, wang.id, as: first.visit.actor, in: scene)
            try await scene.door.signOut(first.visit)
            #expect(try await presence(of: wang, in: scene) == .available)
            try await scene.store.write(as: second.visit.actor) { try Session.revoke(second.visit.session, in: $0) }
            #expect(try await presence(of: wang, in: scene) == .off)
            #expect(try await scene.events().last == "person.present")

            try await turn(.available, wang.id, as: try await scene.signIn("wang").visit.actor, in: scene)
            try await scene.store.write(as: .center) { try Person.reset(password: hash, of: wang.id, in: $0) }
            #expect(try await presence(of: wang, in: scene) == .off)
        }
    }

    @Test(arguments: Backend.available)
    func `it ends when the sessions have run out; of one who never signed in it stays`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let wang = try await scene.person("wang")
            let zhao = try await scene.person("zhao")
            try await turn(.available, wang.id, as: try await scene.signIn("wang").visit.actor, in: scene)
            try await turn(.busy, zhao.id, as: .center, in: scene)
            scene.clock.advance(by: Session.idle - .milliseconds(1))
            try await scene.door.sweep()
            #expect(try await presence(of: wang, in: scene) == .available)
            scene.clock.advance(by: .milliseconds(1))
            try await scene.door.sweep()
            #expect(try await presence(of: wang, in: scene) == .off)
            #expect(try await presence(of: zhao, in: scene) == .busy)
        }
    }

    private func presence(of person: Person, in scene: Scene) async throws -> Presence? {
        try await scene.store.read { try Person.find(person.id, in: $0)?.presence }
    }
}
