import Manual
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Customers

@Suite("B1 · B2 · Two customers turn out to be one")
struct MergingTests {
    private func merge(_ scene: Scene, _ id: Int64, into other: Int64, as actor: Vocabulary.Actor = Scene.senior)
        async throws
    {
        try await scene.store.write(as: actor) { try Customer.merge(id, into: other, hooks: [], in: $0) }
    }

    private func unmerge(_ scene: Scene, _ id: Int64) async throws {
        try await scene.store.write(as: Scene.senior) { try Customer.unmerge(id, hooks: [], in: $0) }
    }

    /// Every row that a merge could touch, but for the pointer and the revision.
    private func everything(_ scene: Scene) async throws -> [String] {
        try await scene.store.read { db in
            try db.rows("SELECT id, name, level, organisation FROM customer ORDER BY id") { row in
                "\(row[0] as Int64) \(row[1] as String) \(row[2] as String?) \(row[3] as Int64?)"
            }
                + db.rows("SELECT id, customer, state FROM contact ORDER BY id") { row in
                    "\(row[0] as Int64) \(row[1] as Int64) \(row[2] as String)"
                }
        }
    }

    @Test(arguments: Backend.available)
    func `merging is a pointer, and parting restores exactly what was`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let one = try await scene.claim("13800138000", name: "王一").customer.id
            let two = try await scene.claim("13900138000", name: "王二").customer.id
            let three = try await scene.claim("wang@example.com", name: "王三").customer.id
            try await scene.keep(one) { try $0.rank(as: "vip", in: $1) }
            let before = try await everything(scene)

            try await merge(scene, three, into: two)
            try await merge(scene, two, into: one)
            #expect(try await everything(scene) == before)
            for id in [one, two, three] {
                let (present, family) = try await scene.store.read {
                    (try Customer.present(id, in: $0)?.id, try Customer.family(of: id, in: $0))
                }
                #expect(present == one)
                #expect(family == [one, two, three])
            }
            #expect(try await scene.find("wang@example.com") == [one])

            try await unmerge(scene, two)
            #expect(try await scene.store.read { try Customer.family(of: three, in: $0) } == [two, three])
            #expect(try await scene.store.read { try Customer.family(of: one, in: $0) } == [one])
            try await unmerge(scene, three)
            #expect(try await everything(scene) == before)
            let events = ["customer.merged", "customer.merged", "customer.unmerged", "customer.unmerged"]
            #expect(try await scene.events().filter { $0.hasSuffix("merged") } == events)
        }
    }

    @Test func `nobody is merged into themselves, twice, or in a circle`() async throws {
        try await Scene.with(.sqlite) { scene in
            let one = try await scene.claim("13800138000").customer.id
            let two = try await scene.claim("13900138000").customer.id
            let three = try await scene.claim("13700138000").customer.id
            await #expect(throws: Refusal(.conflict, "customer.same")) { try await merge(scene, one, into: one) }
            await #expect(throws: Refusal(.conflict, "customer.not-merged")) { try await unmerge(scene, one) }
            try await merge(scene, two, into: one)
            for (id, other, key) in [
                (one, two, "customer.same"), (two, three, "customer.merged"), (three, two, "customer.merged"),
            ] {
                await #expect(throws: Refusal(.conflict, key)) { try await merge(scene, id, into: other) }
            }
            await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
                try await merge(scene, three, into: one, as: Scene.agent)
            }
        }
    }

    @Test(arguments: Backend.available)
    func `of two that are merged into each other at once one stands`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let one = try await scene.claim("13800138000").customer.id
            let two = try await scene.claim("13900138000").customer.id
            let done = await withTaskGroup(of: Bool.self) { group in
                for (id, other) in [(one, two), (two, one)] {
                    group.addTask { (try? await self.merge(scene, id, into: other)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(done == 1)
            #expect(try await scene.count("SELECT count(*) FROM customer WHERE merged_into IS NOT NULL") == 1)
        }
    }

    @Test(arguments: Backend.available)
    func `every part hears of it in the same transaction, and can refuse`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let one = try await scene.claim("13800138000").customer.id
            let two = try await scene.claim("13900138000").customer.id
            let heard = Shared<[[Int64]]>([])
            let hold = Refusal(.conflict, "refusal.busy")
            await #expect(throws: hold) {
                try await scene.store.write(as: Scene.senior) { tx in
                    try Customer.merge(one, into: two, hooks: [{ _, _, _ in throw hold }], in: tx)
                }
            }
            #expect(try await scene.customer(one)?.mergedInto == nil)
            try await scene.store.write(as: Scene.senior) { tx in
                let hook: MergeHook = { id, other, _ in heard.change { $0 = [[id, other]] } }
                try Customer.merge(one, into: two, hooks: [hook], in: tx)
            }
            #expect(heard.value == [[one, two]])
        }
    }
}
