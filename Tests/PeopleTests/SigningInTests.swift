import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import People

@Suite("Signing in")
struct SigningInTests {
    static let refused = Refusal(.unauthenticated, "sign-in.refused")

    @Test(arguments: Backend.available)
    func `the right password lets in with the rights of the role`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let person = try await scene.person("wang", team: "front", scope: .teams(["front"]))
            let admission = try await scene.signIn("ＷＡＮＧ ")
            #expect(admission.visit.person == person)
            #expect(admission.visit.actor.identity == .staff(person.id))
            #expect(admission.visit.permissions == [.readTickets, .handleTickets, .createTickets])
            #expect(admission.visit.scope == .teams(["front"]))
            let visit = try #require(try await scene.door.visit(with: admission.secret))
            #expect(visit.session == admission.visit.session)
            #expect(visit.actor == admission.visit.actor)
            #expect(try await scene.events() == ["person.created", "person.signed-in"])
            let who = try await scene.store.read { db in
                try db.rows("SELECT actor, actor_number FROM event WHERE name = 'person.signed-in'") {
                    "\($0[0] as String) \($0[1] as Int64)"
                }
            }
            #expect(who == ["staff \(person.id)"], "no visitor any more")
        }
    }

    @Test(arguments: Backend.available)
    func `unknown, inactive and wrong sound the same and cost the same`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            _ = try await scene.person("wang")
            let gone = try await scene.person("zhao")
            try await scene.store.write(as: .center) { try Person.deactivate(gone.id, in: $0) }
            for (login, password) in [
                ("wang", "wrong"), ("nobody", Scene.password), ("zhao", Scene.password), ("a b", "x"),
            ] {
                let work = scene.passwords.served
                let events = try await scene.events().count
                let counters = try await scene.count("SELECT CAST(sum(failures) AS BIGINT) FROM attempt")
                #expect(try await scene.outcome(login, password) == Self.refused)
                #expect(scene.passwords.served == work + 1)
                #expect(try await scene.events().count == events + 1)
                #expect(try await scene.count("SELECT CAST(sum(failures) AS BIGINT) FROM attempt") == counters + 2)
            }
            #expect(try await scene.count("SELECT count(*) FROM session") == 0)
        }
    }

    @Test func `a login that nobody has is checked against a hash of the full cost`() throws {
        #expect(Passwords().nobody.encoded.hasPrefix("scrypt$15$8$3$"))
        let real = try PasswordHash(of: Scene.password, cost: .standard)
        #expect(real.encoded.count == Passwords().nobody.encoded.count)
        #expect(try real.matches(Scene.password))
        #expect(try !real.matches(Scene.password + " "))
    }

    @Test(arguments: Backend.available)
    func `after five wrong passwords a login waits longer each time, even for the right one`(backend: Backend)
        async throws
    {
        try await Scene.with(backend) { scene in
            _ = try await scene.person("wang")
            for _ in 1...5 { #expect(try await scene.outcome("wang", "wrong") == Self.refused) }
            for pause in [30, 60, 120, 240, 480, 900, 900] {
                let held = Refusal(.tooMany, "sign-in.too-many", retryAfter: .seconds(pause))
                #expect(try await scene.outcome("wang", Scene.password, from: "203.0.113.\(pause % 200)") == held)
                scene.clock.advance(by: .seconds(pause) - .milliseconds(1))
                #expect(try await scene.outcome("wang", Scene.password)?.retryAfter == .milliseconds(1))
                scene.clock.advance(by: .milliseconds(1))
                #expect(try await scene.outcome("wang", "wrong") == Self.refused)
            }
            scene.clock.advance(by: .minutes(15))
            #expect(try await scene.outcome("wang", Scene.password) == nil)
            #expect(try await scene.outcome("wang", "wrong") == Self.refused)
            #expect(try await scene.outcome("wang", Scene.password) == nil)
        }
    }

    @Test func `failures are forgotten after an hour`() async throws {
        try await Scene.with(.sqlite) { scene in
            _ = try await scene.person("wang")
            for _ in 1...4 { #expect(try await scene.outcome("wang", "wrong") == Self.refused) }
            scene.clock.advance(by: .minutes(60) + .milliseconds(1))
            for _ in 1...4 { #expect(try await scene.outcome("wang", "wrong") == Self.refused) }
            #expect(try await scene.outcome("wang", Scene.password) == nil)
        }
    }

    @Test func `one address that tries many logins has to wait, and a success of its own does not wipe its count`()
        async throws
    {
        try await Scene.with(.sqlite) { scene in
            _ = try await scene.person("wang")
            for number in 1...19 { #expect(try await scene.outcome("guess\(number)", "wrong") == Self.refused) }
            #expect(try await scene.outcome("wang", Scene.password) == nil)
            #expect(try await scene.outcome("guess20", "wrong") == Self.refused)
            #expect(try await scene.outcome("wang", Scene.password)?.kind == .tooMany)
            #expect(try await scene.outcome("wang", Scene.password, from: "203.0.113.9") == nil)
        }
    }

    @Test func `a login written with what the database drops is not the same login`() async throws {
        try await Scene.with(.sqlite) { scene in
            _ = try await scene.person("wang")
            #expect(try await scene.outcome("wa\0ng", Scene.password) == Self.refused)
        }
    }

    @Test(arguments: Backend.available)
    func `many guesses at once gain nothing`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            _ = try await scene.person("wang")
            let outcomes = try await withThrowingTaskGroup(of: Refusal?.self) { group in
                for number in 1...20 {
                    group.addTask { try await scene.outcome("wang", "wrong \(number)", from: "203.0.113.\(number)") }
                }
                return try await group.reduce(into: [Refusal?]()) { $0.append($1) }
            }
            #expect(outcomes.count(where: { $0 == Self.refused }) == 5)
            #expect(outcomes.count(where: { $0?.kind == .tooMany }) == 15)
        }
    }

    @Test func `signing in again ends the session that the browser had`() async throws {
        try await Scene.with(.sqlite) { scene in
            _ = try await scene.person("wang")
            let first = try await scene.signIn("wang")
            let passage = try await scene.door.attempt(
                login: "wang", password: Scene.password, address: Scene.address, previous: first.secret)
            let second = try #require(passage.admission)
            #expect(second.secret != first.secret)
            #expect(try await scene.door.visit(with: first.secret) == nil)
            #expect(try await scene.door.visit(with: second.secret) != nil)
        }
    }

    @Test(arguments: [
        ("198.51.100.7", "198.51.100.7"), ("::ffff:198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:DB8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80:0:0:0::/64"), ("unix", "unix"), ("", ""),
    ])
    func `a caller who changes address within their own block is the same caller`(address: String, block: String) {
        #expect(AddressBlock.of(address) == block)
    }

    @Test func `guesses from many addresses of one block count together`() async throws {
        try await Scene.with(.sqlite) { scene in
            let guess = { (address: String) in try await scene.outcome("nobody \(address)", "x", from: address)?.kind }
            for number in 1...20 {
                let outcome = try await guess("2001:db8::\(number)")
                #expect(outcome == .unauthenticated)
            }
            let within = try await guess("2001:db8::ffff")
            let outside = try await guess("2001:db8:0:1::1")
            #expect(within == .tooMany)
            #expect(outside == .unauthenticated)
        }
    }
}
