import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import People

@Suite("A9 · A16 · Skills, capacity, qualification, deputy")
struct QualificationTests {
    /// A supervisor and somebody of theirs.
    private func stage(_ scene: Scene) async throws -> (wang: Person, supervisor: Vocabulary.Actor) {
        let li = try await scene.person("li", role: "supervisor")
        let supervisor = Actor(.staff(li.id), permissions: Set(Permission.allCases), scope: .all)
        return (try await scene.person("wang"), supervisor)
    }

    @Test(arguments: Backend.available)
    func `a supervisor qualifies by hand with a reason, and takes it back with one`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (wang, supervisor) = try await stage(scene)
            #expect(wang.qualification == .none)
            let passed = Qualification.passed(at: scene.clock.now, by: supervisor.staff, reason: "实操测试通过")
            try await scene.change(wang.id, as: supervisor) { try $0.qualify(reason: " 实操测试通过 ", in: $1) }
            #expect(try await found(wang, scene)?.qualification == passed)
            await #expect(throws: Refusal(.conflict, "person.already-qualified")) {
                try await scene.change(wang.id, as: supervisor) { try $0.qualify(reason: "再次", in: $1) }
            }
            scene.clock.advance(by: .days(30))
            let withdrawn = Qualification.withdrawn(at: scene.clock.now, by: supervisor.staff, reason: "连续三次差评")
            try await scene.change(wang.id, as: supervisor) { try $0.disqualify(reason: "连续三次差评", in: $1) }
            #expect(try await found(wang, scene)?.qualification == withdrawn)
            await #expect(throws: Refusal(.conflict, "person.not-qualified")) {
                try await scene.change(wang.id, as: supervisor) { try $0.disqualify(reason: "再次", in: $1) }
            }
            #expect(
                try await scene.store.read { try Person.qualifications(of: wang.id, in: $0) } == [withdrawn, passed])
            #expect(try await scene.events().suffix(2) == ["person.qualified", "person.disqualified"])
        }
    }

    @Test(arguments: ["", "  \n ", String(repeating: "长", count: 501)])
    func `without a reason nobody is qualified`(reason: String) async throws {
        try await Scene.with(.sqlite) { scene in
            let (wang, supervisor) = try await stage(scene)
            await #expect(throws: Refusal.invalid([Refusal.Flaw("reason", "person.reason")])) {
                try await scene.change(wang.id, as: supervisor) { try $0.qualify(reason: reason, in: $1) }
            }
        }
    }

    @Test(arguments: Backend.available)
    func `skills and capacity are a supervisor's to note`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (wang, supervisor) = try await stage(scene)
            try await scene.change(wang.id, as: supervisor) {
                try $0.equip(skills: ["network", "hardware"], capacity: 12, in: $1)
                try $0.equip(skills: ["hardware", "network"], capacity: 12, in: $1)
            }
            let after = try await found(wang, scene)
            #expect(after?.skills == ["hardware", "network"])
            #expect(after?.capacity == 12)
            #expect(try await scene.events().count { $0 == "person.skilled" } == 1)
            for (capacity, fits) in [(nil, true), (0, true), (500, true), (501, false), (-1, false)] as [(Int?, Bool)] {
                let outcome = await outcome {
                    try await scene.change(wang.id, as: supervisor) {
                        try $0.equip(skills: [], capacity: capacity, in: $1)
                    }
                }
                #expect((outcome == nil) == fits)
            }
        }
    }

    @Test(arguments: Backend.available)
    func `a deputy is a colleague who works here`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (wang, supervisor) = try await stage(scene)
            let zhao = try await scene.person("zhao")
            let gone = try await scene.person("gone")
            try await scene.store.write(as: .center) { try Person.deactivate(gone.id, in: $0) }
            let myself = try await scene.signIn("wang").visit.actor
            try await scene.change(wang.id, as: myself) { try $0.name(deputy: zhao.id, in: $1) }
            #expect(try await found(wang, scene)?.deputy == zhao.id)
            #expect(try await scene.store.read { try Person.all(withDeputy: zhao.id, in: $0) }.map(\.id) == [wang.id])
            for (deputy, key) in [(wang.id, "person.own-deputy"), (gone.id, "person.unknown"), (0, "person.unknown")] {
                await #expect(throws: Refusal.invalid([Refusal.Flaw("deputy", key)])) {
                    try await scene.change(wang.id, as: supervisor) { try $0.name(deputy: deputy, in: $1) }
                }
            }
            try await scene.change(wang.id, as: supervisor) { try $0.name(deputy: nil, in: $1) }
            #expect(try await found(wang, scene)?.deputy == nil)
        }
    }

    @Test func `an agent decides none of this about others, nor about their own rights`() async throws {
        try await Scene.with(.sqlite) { scene in
            let (wang, supervisor) = try await stage(scene)
            let agent = try await scene.signIn("wang").visit.actor
            let verbs: [@Sendable (inout Person, Transaction) throws -> Void] = [
                { try $0.qualify(reason: "r", in: $1) }, { try $0.disqualify(reason: "r", in: $1) },
                { try $0.equip(skills: ["x"], capacity: 1, in: $1) },
            ]
            for verb in verbs {
                await #expect(throws: PersonTests.forbidden) { try await scene.change(wang.id, as: agent, verb) }
            }
            await #expect(throws: PersonTests.forbidden) {
                try await scene.change(supervisor.staff ?? 0, as: agent) { try $0.name(deputy: wang.id, in: $1) }
            }
        }
    }

    @Test(arguments: Backend.available)
    func `who can be given work is read with all of it at once`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let (wang, supervisor) = try await stage(scene)
            let gone = try await scene.person("gone")
            try await scene.store.write(as: .center) { try Person.deactivate(gone.id, in: $0) }
            try await scene.change(wang.id, as: supervisor) {
                try $0.qualify(reason: "实操测试通过", in: $1)
                try $0.equip(skills: ["network"], capacity: 3, in: $1)
                try $0.present(as: .available, in: $1)
            }
            let (people, all) = try await scene.store.read { (try Person.dispatchable(in: $0), try Person.all(in: $0)) }
            #expect(people.map(\.login) == ["li", "wang"])
            let person = try #require(people.last)
            #expect(person.qualification.isPassed)
            #expect(person.skills == ["network"])
            #expect(person.capacity == 3)
            #expect(person.presence == .available)
            #expect(all.contains(person))
        }
    }

    private func found(_ person: Person, _ scene: Scene) async throws -> Person? {
        try await scene.store.read { try Person.find(person.id, in: $0) }
    }

    private func outcome(_ work: () async throws -> Void) async -> Refusal? {
        do {
            try await work()
            return nil
        } catch { return error as? Refusal }
    }
}
