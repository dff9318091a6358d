import Foundation
import Storage
import StorageTesting
import Synchronization
import Testing
import Vocabulary

@testable import People

@Suite("Passwords")
struct PasswordTests {
    @Test(arguments: [
        ("correct horse battery", nil), ("一二三四五六七八九十", nil), ("abcdefghi", "password.too-short"),
        ("Password123", "password.common"), ("５２０１３１４５２０", "password.common"), ("aaaaaaaaaaaa", "password.common"),
        ("Wang.Xiaoming", "password.is-login"), (String(repeating: "长", count: 334), "password.too-long"),
        (String(repeating: "ab1", count: 333), nil), ("", "password.too-short"),
    ])
    func `a new password is long enough and not the first guess`(typed: String, flaw: String?) {
        #expect(PasswordRule.flaw(in: typed, login: "wang.xiaoming")?.key == flaw)
    }

    @Test func `every keyboard spells the same password the same`() async throws {
        let passwords = Passwords(cost: .low)
        let hash = try await passwords.hash("ｃｏｒｒｅｃｔ ｈｏｒｓｅ", login: "wang")
        #expect(try await passwords.verify("correct horse", against: hash))
        #expect(try await !passwords.verify("Correct horse", against: hash))
        #expect(try await !passwords.verify("correct horse", against: nil))
    }

    @Test func `at most two are looked at at once, a few wait, the others are asked to come back`() async throws {
        var limits = Passwords.Limits()
        limits.waiting = 3
        let passwords = Passwords(limits, cost: .low)
        let gate = DispatchSemaphore(value: 0)
        let outcomes = await withTaskGroup(of: Refusal?.self) { group in
            for _ in 1...9 {
                group.addTask {
                    do {
                        try await passwords.run { gate.wait() }
                        return nil
                    } catch { return error as? Refusal }
                }
            }
            var outcomes: [Refusal?] = []
            for _ in 1...4 { if let outcome = await group.next() { outcomes.append(outcome) } }
            for _ in 1...5 { gate.signal() }
            for await outcome in group { outcomes.append(outcome) }
            return outcomes
        }
        #expect(outcomes.prefix(4).allSatisfy { $0?.kind == .unavailable && $0?.retryAfter == .seconds(5) })
        #expect(outcomes.dropFirst(4).allSatisfy { $0 == nil })
        #expect(passwords.mostAtOnce == 2)
    }

    @Test func `who has waited too long is asked to come back`() async throws {
        var limits = Passwords.Limits()
        limits.patience = .zero
        await #expect(throws: Refusal.crowded) { try await Passwords(limits, cost: .low).run {} }
    }

    @Test func `a try that nobody could look at is not held against anybody`() async throws {
        try await Scene.with(.sqlite) { scene in
            _ = try await scene.person("wang")
            var limits = Passwords.Limits()
            limits.patience = .zero
            let crowded = StaffDoor(scene.store, passwords: Passwords(limits, cost: .low), log: .quiet) { _ in [] }
            for _ in 1...10 {
                await #expect(throws: Refusal.crowded) {
                    try await crowded.attempt(login: "wang", password: "x", address: Scene.address)
                }
            }
            #expect(try await scene.outcome("wang", Scene.password) == nil)
        }
    }

    @Test(arguments: Backend.available)
    func `changing one's password ends every session and begins a new one`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            _ = try await scene.person("wang")
            let here = try await scene.signIn("wang")
            let there = try await scene.signIn("wang")
            await #expect(throws: Refusal.invalid([Refusal.Flaw("old", "password.wrong")])) {
                try await scene.door.changePassword(
                    of: here.visit, from: "wrong", to: "another good one", address: Scene.address)
            }
            await #expect(throws: Refusal.invalid([Refusal.Flaw("new", "password.common")])) {
                try await scene.door.changePassword(
                    of: here.visit, from: Scene.password, to: "password123", address: Scene.address)
            }
            let after = try await scene.door.changePassword(
                of: here.visit, from: Scene.password, to: "another good one", address: Scene.address)
            #expect(try await scene.door.visit(with: here.secret) == nil)
            #expect(try await scene.door.visit(with: there.secret) == nil)
            #expect(try await scene.door.visit(with: after.secret) != nil)
            #expect(try await scene.outcome("wang", Scene.password) != nil)
            #expect(try await scene.outcome("wang", "another good one") == nil)
        }
    }

    @Test func `only those who administer set somebody else's`() async throws {
        try await Scene.with(.sqlite) { scene in
            let wang = try await scene.person("wang")
            let session = try await scene.signIn("wang")
            let hash = try await scene.passwords.hash("given by the office", login: "wang")
            await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
                try await scene.store.write(as: session.visit.actor) {
                    try Person.reset(password: hash, of: wang.id, in: $0)
                }
            }
            try await scene.store.write(as: .center) { try Person.reset(password: hash, of: wang.id, in: $0) }
            #expect(try await scene.door.visit(with: session.secret) == nil)
            #expect(try await scene.outcome("wang", "given by the office") == nil)
        }
    }
}
