import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import People

@Suite("A1 · People and roles")
struct PersonTests {
    static let forbidden = Refusal(.forbidden, "refusal.forbidden")

    @Test(arguments: Backend.available)
    func `a login belongs to one person, however it is written`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let wang = try await scene.person("Wang")
            #expect(wang.login == "wang")
            let taken = Refusal.invalid([Refusal.Flaw("login", "person.login-taken")])
            await #expect(throws: taken) { try await scene.person("ｗａｎｇ") }
            #expect(try await scene.store.read { try Person.all(in: $0) } == [wang])
        }
    }

    @Test func `only those who administer take people in, assign and send them away`() async throws {
        try await Scene.with(.sqlite) { scene in
            let wang = try await scene.person("wang")
            let agent = Actor(.staff(wang.id), permissions: Scene.roles["agent"] ?? [], scope: .all)
            let hash = try await scene.passwords.hash(Scene.password, login: "x2")
            let draft = Person.Draft(login: "x2", name: "X", role: "agent", language: .en)
            await #expect(throws: Self.forbidden) {
                try await scene.store.write(as: agent) { try Person.create(draft, password: hash, in: $0) }
            }
            await #expect(throws: Self.forbidden) {
                try await scene.change(wang.id, as: agent) {
                    try $0.assign(role: "supervisor", team: nil, scope: .all, in: $1)
                }
            }
            await #expect(throws: Self.forbidden) {
                try await scene.store.write(as: agent) { try Person.deactivate(wang.id, in: $0) }
            }
        }
    }

    @Test func `nobody gives or takes a reach beyond their own`() async throws {
        try await Scene.with(.sqlite) { scene in
            let (partner, other) = (try await scene.person("partner"), try await scene.person("other"))
            try await scene.change(partner.id, as: .center) {
                try $0.assign(role: "supervisor", team: "front", scope: .teams(["front"]), in: $1)
            }
            let actor = Actor(
                .staff(partner.id), permissions: Set(Permission.allCases), scope: .teams(["front"]))
            let hash = try await scene.passwords.hash(Scene.password, login: "x2")
            for (scope, fits) in [(Scope.all, false), (.teams(["back"]), false), (.teams(["front"]), true)] {
                let draft = Person.Draft(login: "x2", name: "X", role: "agent", scope: scope, language: .en)
                let made = try? await scene.store.write(as: actor) { try Person.create(draft, password: hash, in: $0) }
                #expect((made != nil) == fits, "\(scope)")
            }
            await #expect(throws: Self.forbidden) {
                try await scene.change(partner.id, as: actor) {
                    try $0.assign(role: "supervisor", team: "front", scope: .all, in: $1)
                }
            }
            await #expect(throws: Self.forbidden, "who sees more is not theirs to move") {
                try await scene.change(other.id, as: actor) {
                    try $0.assign(role: "agent", team: "front", scope: .teams(["front"]), in: $1)
                }
            }
        }
    }

    @Test(arguments: Backend.available)
    func `another role ends all sessions, and the next one has the new rights`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let wang = try await scene.person("wang")
            let before = try await scene.signIn("wang")
            try await scene.change(wang.id, as: .center) {
                try $0.assign(role: "supervisor", team: "front", scope: .teams(["front", "back"]), in: $1)
            }
            #expect(try await scene.door.visit(with: before.secret) == nil)
            let after = try await scene.signIn("wang")
            #expect(after.visit.permissions == Set(Permission.allCases))
            #expect(after.visit.scope == .teams(["front", "back"]))
            #expect(after.visit.person.revision == 2)
        }
    }

    @Test func `a role that the manual does not name may do nothing`() async throws {
        try await Scene.with(.sqlite) { scene in
            _ = try await scene.person("wang", role: "astronaut")
            #expect(try await scene.signIn("wang").visit.permissions == [])
        }
    }

    @Test func `everybody sets their own language and theme, and nobody else's`() async throws {
        try await Scene.with(.sqlite) { scene in
            let wang = try await scene.person("wang")
            let admission = try await scene.signIn("wang")
            try await scene.change(wang.id, as: admission.visit.actor) {
                try $0.prefer(language: .en, theme: .dark, in: $1)
            }
            let visit = try #require(try await scene.door.visit(with: admission.secret))
            #expect(visit.language == .en)
            #expect(visit.theme == .dark)
            let other = Actor(.staff(wang.id + 1), permissions: Set(Permission.allCases), scope: .all)
            await #expect(throws: Self.forbidden) {
                try await scene.change(wang.id, as: other) { try $0.prefer(language: .zhHant, theme: .auto, in: $1) }
            }
        }
    }

    @Test(arguments: Backend.available)
    func `who leaves is out at once, and can come back`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let wang = try await scene.person("wang")
            let admission = try await scene.signIn("wang")
            try await scene.store.write(as: .center) { try Person.deactivate(wang.id, in: $0) }
            #expect(try await scene.door.visit(with: admission.secret) == nil)
            #expect(try await scene.outcome("wang", Scene.password) == SigningInTests.refused)
            try await scene.change(wang.id, as: .center) { try $0.reactivate(in: $1) }
            #expect(try await scene.door.visit(with: admission.secret) == nil)
            #expect(try await scene.outcome("wang", Scene.password) == nil)
        }
    }

    @Test(arguments: Backend.available)
    func `of two who send each other away at once one stays`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let pair = [
                try await scene.person("wang", role: "supervisor").id,
                try await scene.person("zhao", role: "supervisor").id,
            ]
            await withTaskGroup(of: Void.self) { group in
                for (one, other) in [(pair[0], pair[1]), (pair[1], pair[0])] {
                    let actor = Actor(.staff(one), permissions: Set(Permission.allCases), scope: .all)
                    group.addTask {
                        do { try await scene.store.write(as: actor) { try Person.deactivate(other, in: $0) } } catch {
                            #expect(error as? Refusal == Refusal(.unauthenticated, "sign-in.needed"))
                        }
                    }
                }
            }
            #expect(try await scene.count("SELECT count(*) FROM person WHERE active = 1") == 1)
            let myself = Actor(.staff(pair[0]), permissions: Set(Permission.allCases), scope: .all)
            await #expect(throws: Refusal(.conflict, "person.self")) {
                try await scene.store.write(as: myself) { try Person.deactivate(pair[0], in: $0) }
            }
        }
    }

    @Test func `who decided on an older state is told`() async throws {
        try await Scene.with(.sqlite) { scene in
            let wang = try await scene.person("wang")
            try await scene.change(wang.id, as: .center) { try $0.rename(to: "王小明", in: $1) }
            await #expect(throws: Refusal(.stale, "refusal.stale")) {
                try await scene.store.write(as: .center) { _ = try Person.lock(wang.id, revision: 1, in: $0) }
            }
        }
    }

    @Test(arguments: Backend.available)
    func `one's own is one's own, whatever number the form held`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let wang = try await scene.person("wang", scope: .own(99))
            #expect(wang.scope == .own(wang.id))
            #expect(try await scene.signIn("wang").visit.scope == .own(wang.id))
        }
    }

    @Test(arguments: [
        (Scope.all, Scope.own(7), true), (.own(7), .own(7), true), (.own(7), .own(8), false),
        (.own(7), .teams(["a"]), false), (.teams(["a"]), .own(7), false), (.own(7), .nothing, true),
        (.own(7), .ticket(7), false),
    ])
    func `a token reaches no further than the one who makes it`(mine: Scope, wanted: Scope, fits: Bool) {
        #expect(mine.covers(wanted) == fits)
    }

    @Test(arguments: [Scope.all, .nothing, .teams(["a"]), .teams(["a", "b-c"]), .own(7)])
    func `a scope survives the table`(scope: Scope) { #expect(Scope(stored: scope.stored) == scope) }
}
