import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import People

@Suite("Signing in · the second step")
struct SecondStepTests {
    static let wrongCode = Refusal(.unauthenticated, "sign-in.code-refused")
    static let beginAnew = Refusal(.unauthenticated, "sign-in.begin-anew")

    /// A supervisor whose phone is set up, what it shows, and their recovery codes.
    private func setUp(_ scene: Scene, login: String = "li") async throws -> (Person, Phone, codes: [String]) {
        _ = try await scene.person(login, role: "supervisor")
        let visit = try await scene.signIn(login).visit
        try await scene.door.beginSecondStep(of: visit, password: Scene.password, address: Scene.address)
        let phone = try await scene.phone(of: visit.person)
        let codes = try await scene.door.setUpSecondStep(
            of: visit, code: phone.code(at: scene.clock.now), address: Scene.address)
        scene.clock.advance(by: .minutes(2))
        return (visit.person, phone, codes)
    }

    private func outcome(_ secret: Secret, _ code: String, _ scene: Scene) async throws -> Refusal? {
        do {
            _ = try await scene.door.finish(secret, code: code, address: Scene.address)
            return nil
        } catch let refusal as Refusal { return refusal }
    }

    @Test(arguments: Backend.available)
    func `with a phone set up the password opens half the way, and the code the rest`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (li, phone, codes) = try await setUp(scene)
            #expect(codes.count == 10 && Set(codes).count == 10)
            let sessions = try await scene.count("SELECT count(*) FROM session")
            let secret = try await scene.halfWay("li")
            #expect(try await scene.count("SELECT count(*) FROM session") == sessions)
            #expect(try await scene.door.visit(with: secret) == nil)
            guard case .giveCode = try await scene.door.threshold(of: secret) else {
                Issue.record("a code is asked for")
                return
            }
            let (admission, none) = try await scene.door.finish(
                secret, code: phone.code(at: scene.clock.now), address: Scene.address)
            #expect(admission.visit.person.id == li.id)
            #expect(admission.visit.person.secondStepAt != nil)
            #expect(none == [])
            #expect(try await scene.door.visit(with: admission.secret) != nil)
            #expect(try await scene.events().suffix(1) == ["person.signed-in"])
            #expect(try await outcome(secret, phone.code(at: scene.clock.now + .seconds(30)), scene) == Self.beginAnew)
        }
    }

    @Test(arguments: Backend.available)
    func `a wrong password says nothing of the code, a wrong code nothing of the password`(backend: Backend)
        async throws
    {
        try await Scene.with(backend) { scene in
            _ = try await setUp(scene)
            #expect(try await scene.outcome("li", "wrong") == SigningInTests.refused)
            #expect(try await scene.outcome("nobody", "wrong") == SigningInTests.refused)
            let secret = try await scene.halfWay("li")
            for code in ["000000", "", "ABCD-EFGH-JKMN-PQRS", "x"] {
                #expect(try await outcome(secret, code, scene) == Self.wrongCode)
            }
            #expect(try await scene.events().suffix(4) == Array(repeating: "person.sign-in-failed", count: 4))
        }
    }

    @Test(arguments: Backend.available)
    func `a code is good once, for everybody who comes with it at once`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (_, phone, _) = try await setUp(scene)
            let (first, second) = (try await scene.halfWay("li"), try await scene.halfWay("li"))
            let code = phone.code(at: scene.clock.now)
            let outcomes = try await withThrowingTaskGroup(of: Refusal?.self) { group in
                for secret in [first, second] { group.addTask { try await outcome(secret, code, scene) } }
                return try await group.reduce(into: [Refusal?]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == Self.wrongCode } == 1)
            let third = try await scene.halfWay("li")
            #expect(try await outcome(third, phone.code(at: scene.clock.now - .seconds(30)), scene) == Self.wrongCode)
            #expect(try await outcome(third, phone.code(at: scene.clock.now + .seconds(30)), scene) == nil)
        }
    }

    @Test(arguments: Backend.available)
    func `a recovery code stands in once`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (li, _, codes) = try await setUp(scene)
            let typed = codes[3].lowercased().replacingOccurrences(of: "-", with: " ")
            #expect(try await outcome(scene.halfWay("li"), typed, scene) == nil)
            #expect(try await outcome(scene.halfWay("li"), codes[3], scene) == Self.wrongCode)
            #expect(try await outcome(scene.halfWay("li"), codes[4], scene) == nil)
            #expect(try await scene.store.read { try Person.recoveryCodesLeft(of: li.id, in: $0) } == 8)
            #expect(try await scene.events().count { $0 == "person.recovery-code-used" } == 2)
        }
    }

    @Test(arguments: Backend.available)
    func `after five wrong codes one waits longer each time, even with a new half way`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (_, phone, _) = try await setUp(scene)
            let secret = try await scene.halfWay("li")
            for _ in 1...5 { #expect(try await outcome(secret, "000000", scene) == Self.wrongCode) }
            let held = Refusal(.tooMany, "sign-in.too-many", retryAfter: .seconds(30))
            #expect(try await outcome(secret, phone.code(at: scene.clock.now), scene) == held)
            #expect(try await outcome(scene.halfWay("li"), phone.code(at: scene.clock.now), scene) == held)
            scene.clock.advance(by: .seconds(30))
            #expect(try await outcome(secret, phone.code(at: scene.clock.now), scene) == nil)
        }
    }

    @Test(arguments: Backend.available)
    func `half way lasts ten minutes, and not beyond another password or a leave`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (li, phone, _) = try await setUp(scene)
            let late = try await scene.halfWay("li")
            scene.clock.advance(by: .minutes(10))
            #expect(try await outcome(late, phone.code(at: scene.clock.now), scene) == Self.beginAnew)
            let stale = try await scene.halfWay("li")
            let hash = try await scene.passwords.hash(Scene.password, login: "li")
            try await scene.store.write(as: .center) { try Person.reset(password: hash, of: li.id, in: $0) }
            #expect(try await outcome(stale, phone.code(at: scene.clock.now), scene) == Self.beginAnew)
            let gone = try await scene.halfWay("li")
            try await scene.store.write(as: .center) { try Person.deactivate(li.id, in: $0) }
            #expect(try await outcome(gone, phone.code(at: scene.clock.now), scene) == Self.beginAnew)
            #expect(try await outcome(Secret(), "000000", scene) == Self.beginAnew)
            scene.clock.advance(by: .minutes(11))
            try await scene.door.sweep()
            #expect(try await scene.count("SELECT count(*) FROM half_way") == 0)
        }
    }

    @Test(arguments: Backend.available)
    func `a new center asks for it from the second week on, of those who see and decide much`(backend: Backend)
        async throws
    {
        try await Scene.with(backend) { scene in
            let code = try #require(try await SetupCode.prepare(data: scene.data, in: scene.store))
            _ = try await scene.door.setUp(scene.form(code: code.text), data: scene.data, address: Scene.address)
            _ = try await scene.person("wang")
            scene.clock.advance(by: .days(7) - .milliseconds(1))
            _ = try await scene.signIn("li")
            scene.clock.advance(by: .milliseconds(1))
            _ = try await scene.signIn("wang")
            let secret = try await scene.halfWay("li")
            guard case .setUp(let step, "li") = try await scene.door.threshold(of: secret) else {
                Issue.record("a phone is to be set up")
                return
            }
            #expect(step.text.split(separator: " ").map(\.count) == Array(repeating: 4, count: 8))
            let li = try #require(try await scene.store.read { try Person.find(login: "li", in: $0) })
            let phone = try await scene.phone(of: li)
            #expect(try await outcome(secret, "000000", scene) == Self.wrongCode)
            let (admission, codes) = try await scene.door.finish(
                secret, code: phone.code(at: scene.clock.now), address: Scene.address)
            #expect(admission.visit.person.secondStepAt == scene.clock.now)
            #expect(codes.count == 10)
            #expect(try await scene.events().suffix(2) == ["person.second-step-set-up", "person.signed-in"])
        }
    }

    @Test(arguments: Backend.available)
    func `an administrator sets the day, or none`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let code = try #require(try await SetupCode.prepare(data: scene.data, in: scene.store))
            _ = try await scene.door.setUp(scene.form(code: code.text), data: scene.data, address: Scene.address)
            try await scene.store.write(as: .center) { try Center.demandSecondStep(from: nil, in: $0) }
            scene.clock.advance(by: .days(400))
            _ = try await scene.signIn("li")
            let now = scene.clock.now
            try await scene.store.write(as: .center) { try Center.demandSecondStep(from: now, in: $0) }
            _ = try await scene.halfWay("li")
            let agent = Actor(.staff(9), permissions: Scene.roles["agent"] ?? [], scope: .all)
            await #expect(throws: PersonTests.forbidden) {
                try await scene.store.write(as: agent) { try Center.demandSecondStep(from: nil, in: $0) }
            }
        }
    }

    @Test(arguments: Backend.available)
    func `whoever lost phone and codes is reset by another, and signed out everywhere`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (li, phone, codes) = try await setUp(scene)
            let boss = try await scene.person("zhao", role: "supervisor")
            let myself = Actor(.staff(li.id), permissions: Set(Permission.allCases), scope: .all)
            await #expect(throws: Refusal(.conflict, "second-step.own")) {
                try await scene.store.write(as: myself) { try Person.resetSecondStep(of: li.id, in: $0) }
            }
            let waiting = try await scene.halfWay("li")
            let (admission, _) = try await scene.door.finish(
                scene.halfWay("li"), code: codes[0], address: Scene.address)
            let other = Actor(.staff(boss.id), permissions: Set(Permission.allCases), scope: .all)
            await #expect(throws: Refusal.invalid([Refusal.Flaw("reason", "person.reason")])) {
                try await scene.store.write(as: other) { try Person.resetSecondStep(of: li.id, because: " ", in: $0) }
            }
            try await scene.store.write(as: other) { try Person.resetSecondStep(of: li.id, because: "手机丢失", in: $0) }
            let resets = try await scene.store.read { try Person.secondStepResets(of: li.id, in: $0) }
            #expect(resets == [SecondStepReset(at: scene.clock.now, by: boss.id, reason: "手机丢失")])
            #expect(try await scene.door.visit(with: admission.secret) == nil)
            #expect(try await outcome(waiting, phone.code(at: scene.clock.now), scene) == Self.beginAnew)
            _ = try await scene.signIn("li")
            #expect(try await scene.events().contains("person.second-step-reset"))
            #expect(try await scene.count("SELECT count(*) FROM recovery_code") == 0)
        }
    }

    @Test(arguments: Backend.available)
    func `one's own is begun with the password, renewed and ended with a code`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (_, phone, old) = try await setUp(scene)
            let (admission, _) = try await scene.door.finish(scene.halfWay("li"), code: old[0], address: Scene.address)
            let (visit, door) = (admission.visit, scene.door)
            let wrong = Refusal.invalid([Refusal.Flaw("one-time-code", "second-step.code")])
            await #expect(throws: wrong) {
                try await door.renewRecoveryCodes(of: visit, code: "000000", address: Scene.address)
            }
            await #expect(throws: Refusal(.conflict, "second-step.is-on")) {
                try await door.beginSecondStep(of: visit, password: Scene.password, address: Scene.address)
            }
            let new = try await door.renewRecoveryCodes(
                of: visit, code: phone.code(at: scene.clock.now), address: Scene.address)
            #expect(Set(new).isDisjoint(with: old))
            await #expect(throws: wrong) {
                try await door.endSecondStep(of: visit, code: old[1], address: Scene.address)
            }
            try await door.endSecondStep(of: visit, code: new[0], address: Scene.address)
            _ = try await scene.signIn("li")
            await #expect(throws: Refusal.invalid([Refusal.Flaw("password", "password.wrong")])) {
                try await door.beginSecondStep(of: visit, password: "wrong", address: Scene.address)
            }
            await #expect(throws: Refusal(.conflict, "second-step.is-off")) {
                try await door.renewRecoveryCodes(of: visit, code: "000000", address: Scene.address)
            }
        }
    }

    @Test func `a secret waits an hour for its first code`() async throws {
        try await Scene.with(.sqlite) { scene in
            let person = try await scene.person("li", role: "supervisor")
            let visit = try await scene.signIn("li").visit
            try await scene.door.beginSecondStep(of: visit, password: Scene.password, address: Scene.address)
            let phone = try await scene.phone(of: person)
            scene.clock.advance(by: .hours(1))
            await #expect(throws: Refusal(.conflict, "second-step.is-off")) {
                try await scene.door.setUpSecondStep(
                    of: visit, code: phone.code(at: scene.clock.now), address: Scene.address)
            }
        }
    }

    @Test func `the secret lies sealed and the codes hashed, and a change of keys loses neither`() async throws {
        try await Scene.with(.sqlite) { scene in
            let (li, phone, codes) = try await setUp(scene)
            let bytes = try bytesOnDisk(scene.test.place)
            #expect(bytes.range(of: Data(phone.secret)) == nil)
            for code in codes { #expect(bytes.range(of: Data(code.utf8)) == nil) }
            let both = try Keys(masters: [1: [UInt8](repeating: 1, count: 32), 2: [UInt8](repeating: 2, count: 32)])
            let old = try Keys(masters: [1: [UInt8](repeating: 1, count: 32)])
            let sealed = try old.seal(phone.secret, for: .secrets)
            let text = try await scene.store.write(as: .center) { tx in
                _ = try tx.execute("UPDATE second_step SET sealed = \(sealed), key_number = 1")
                #expect(try SecondStep.rekey(after: 0, keys: both, in: tx) == nil)
                let new = try Keys(masters: [2: [UInt8](repeating: 2, count: 32)])
                return try SecondStep.lock(li.id, keys: new, in: tx)?.text
            }
            #expect(text?.filter { $0 != " " } == OneTimeCode.base32(phone.secret))
        }
    }

    @Test func `the address for phones names center and login`() async throws {
        try await Scene.with(.sqlite) { scene in
            let (li, phone, _) = try await setUp(scene)
            let keys = scene.store.keys
            let address = try await scene.store.write(as: .center) {
                try SecondStep.lock(li.id, keys: keys, in: $0)?.address(login: "a@b c", center: "晨光&Co")
            }
            let issuer = "%E6%99%A8%E5%85%89%26Co"
            let secret = OneTimeCode.base32(phone.secret)
            #expect(address == "otpauth://totp/\(issuer):a%40b%20c?secret=\(secret)&issuer=\(issuer)")
        }
    }
}
