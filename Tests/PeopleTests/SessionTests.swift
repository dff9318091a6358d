import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import People

@Suite("Sessions")
struct SessionTests {
    @Test(arguments: Backend.available)
    func `a session ends after twelve hours without use`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            _ = try await scene.person("wang")
            let admission = try await scene.signIn("wang")
            scene.clock.advance(by: .hours(12) - .milliseconds(1))
            #expect(try await scene.door.visit(with: admission.secret) != nil)
            scene.clock.advance(by: .hours(12) - .milliseconds(1))
            #expect(try await scene.door.visit(with: admission.secret) != nil)
            scene.clock.advance(by: .hours(12))
            #expect(try await scene.door.visit(with: admission.secret) == nil)
        }
    }

    @Test(arguments: Backend.available)
    func `a session ends after seven days however much it is used`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let person = try await scene.person("wang")
            let admission = try await scene.signIn("wang")
            for _ in 1..<14 {
                scene.clock.advance(by: .hours(12) - .milliseconds(1))
                #expect(try await scene.door.visit(with: admission.secret) != nil)
            }
            scene.clock.advance(by: .hours(6))
            #expect(try await scene.door.visit(with: admission.secret) != nil)
            scene.clock.advance(by: .hours(6) + .milliseconds(12))
            #expect(try await scene.door.visit(with: admission.secret) != nil)
            scene.clock.advance(by: .milliseconds(1))
            #expect(try await scene.door.visit(with: admission.secret) == nil)
            #expect(try await scene.store.read { try Session.all(of: person.id, in: $0) } == [])
            #expect(try await scene.store.read { try !Session.isLive(admission.visit.session, in: $0) })
        }
    }

    @Test func `its use is written down at most every five minutes`() async throws {
        try await Scene.with(.sqlite) { scene in
            let person = try await scene.person("wang")
            let admission = try await scene.signIn("wang")
            let began = scene.clock.now
            scene.clock.advance(by: .minutes(5) - .milliseconds(1))
            _ = try await scene.door.visit(with: admission.secret)
            #expect(try await scene.store.read { try Session.all(of: person.id, in: $0).map(\.seenAt) } == [began])
            scene.clock.advance(by: .milliseconds(1))
            _ = try await scene.door.visit(with: admission.secret)
            #expect(
                try await scene.store.read { try Session.all(of: person.id, in: $0).map(\.seenAt) } == [scene.clock.now]
            )
        }
    }

    @Test(arguments: Backend.available)
    func `sessions are listed, and revoking one ends that one only`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let wang = try await scene.person("wang")
            _ = try await scene.person("zhao")
            let first = try await scene.signIn("wang")
            let second = try await scene.signIn("wang")
            let other = try await scene.signIn("zhao")
            let listed = try await scene.store.read { try Session.all(of: wang.id, in: $0) }
            #expect(listed.map(\.id) == [second.visit.session, first.visit.session])
            #expect(listed.first?.device == "Firefox")

            await #expect(throws: Refusal(.notFound, "session.unknown")) {
                try await scene.store.write(as: other.visit.actor) { try Session.revoke(first.visit.session, in: $0) }
            }
            try await scene.store.write(as: second.visit.actor) { try Session.revoke(first.visit.session, in: $0) }
            #expect(try await scene.door.visit(with: first.secret) == nil)
            #expect(try await scene.store.read { try !Session.isLive(first.visit.session, in: $0) })
            #expect(try await scene.door.visit(with: second.secret) != nil)
            #expect(try await scene.events().last == "person.session-revoked")
        }
    }

    @Test func `signing out ends it`() async throws {
        try await Scene.with(.sqlite) { scene in
            _ = try await scene.person("wang")
            let admission = try await scene.signIn("wang")
            try await scene.door.signOut(admission.visit)
            try await scene.door.signOut(admission.visit)
            #expect(try await scene.door.visit(with: admission.secret) == nil)
            #expect(try await scene.events().suffix(2) == ["person.signed-in", "person.signed-out"])
        }
    }

    @Test func `an unknown secret is nobody's, and a malformed one never reaches the database`() async throws {
        try await Scene.with(.sqlite) { scene in
            let visit = try await scene.door.visit(with: Secret())
            #expect(visit == nil)
            let a = { (letter: String, count: Int) in String(repeating: letter, count: count) }
            for text in ["", "x", a("a", 42), a("a", 44), a("ä", 43)] {
                #expect(Secret(presented: text) == nil)
            }
        }
    }

    @Test func `a form token belongs to one session and outlives a change of keys`() async throws {
        let old = try Keys(masters: [1: [UInt8](repeating: 1, count: 32)])
        let both = try Keys(masters: [1: [UInt8](repeating: 1, count: 32), 2: [UInt8](repeating: 2, count: 32)])
        try await Scene.with(.sqlite) { scene in
            let person = try await scene.person("wang")
            let visit = { Visit(session: $0, person: person, permissions: [], keys: $1) }
            #expect(visit(1, old).accepts(formToken: visit(1, old).formToken))
            #expect(visit(1, both).accepts(formToken: visit(1, old).formToken))
            #expect(visit(1, both).formToken != visit(1, old).formToken)
            #expect(!visit(2, old).accepts(formToken: visit(1, old).formToken))
            #expect(!visit(1, old).accepts(formToken: ""))
            #expect(!visit(1, old).accepts(formToken: String(visit(1, old).formToken.dropLast())))
        }
    }

    @Test func `what is over is swept away, what is live stays`() async throws {
        try await Scene.with(.sqlite) { scene in
            _ = try await scene.person("wang")
            _ = try await scene.signIn("wang")
            _ = try await scene.outcome("wang", "wrong")
            scene.clock.advance(by: .days(9))
            let live = try await scene.signIn("wang")
            try await scene.door.sweep()
            #expect(try await scene.count("SELECT count(*) FROM session") == 1)
            #expect(try await scene.door.visit(with: live.secret) != nil)
            scene.clock.advance(by: .hours(2))
            try await scene.door.sweep()
            #expect(try await scene.count("SELECT count(*) FROM attempt") == 0)
        }
    }
}
