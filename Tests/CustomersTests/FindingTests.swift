import Foundation
import Storage
import StorageTesting
import Testing
import Vocabulary

@testable import Customers

@Suite("Searching for a contact")
struct FindingTests {
    @Test(arguments: Backend.available)
    func `a whole number, an address or the last four digits find, parts do not`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let wang = try await scene.claim("13800138000").customer.id
            let li = try await scene.claim("13912348000").customer.id
            let zhao = try await scene.claim("zhao@example.com").customer.id
            #expect(try await scene.find("138 0013 8000") == [wang])
            #expect(try await scene.find("8000") == [wang, li])
            #expect(try await scene.find("Zhao@example.com") == [zhao])
            #expect(try await scene.find("1234") == [])
            #expect(try await scene.find("zhao") == [])
            #expect(try await scene.find("example.com") == [])
            await #expect(throws: Refusal.invalid([Refusal.Flaw("q", "contact.number")])) {
                try await scene.find("1380013")
            }
        }
    }

    @Test func `every search is recorded without what was searched for`() async throws {
        try await Scene.with(.sqlite) { scene in
            _ = try await scene.claim("13800138000")
            _ = try await scene.find("13800138000")
            _ = try await scene.find("8000")
            let searches = try await scene.store.read { try $0.happenings(of: "search", 1) }
            #expect(
                searches.map(\.payload) == [
                    #"{"searched":{"by":"phone","found":1}}"#, #"{"searched":{"by":"tail","found":1}}"#,
                ])
            #expect(searches.map(\.actorNumber) == [1, 1])
        }
    }

    @Test func `a search that is one too many is refused`() async throws {
        try await Scene.with(.sqlite) { scene in
            let tooMany = Refusal(.tooMany, "refusal.too-many", retryAfter: .minutes(1))
            await #expect(throws: tooMany) {
                try await scene.store.write(as: Scene.agent) { tx in
                    _ = try Customer.find(
                        ContactSearch(typed: "8000"), reachable: { _ in true }, limit: { _ in throw tooMany },
                        keys: scene.keys, in: tx)
                }
            }
        }
    }

    @Test func `who is out of reach is not found`() async throws {
        try await Scene.with(.sqlite) { scene in
            let wang = try await scene.claim("13800138000").customer.id
            let li = try await scene.claim("13912348000").customer.id
            let partner = Actor(.staff(5), permissions: [.readTickets], scope: .teams(["partner"]))
            #expect(try await scene.find("8000", as: partner, reaching: [li]) == [li])
            #expect(try await scene.find("13800138000", as: partner, reaching: [li]) == [])
            #expect(try await scene.find("8000") == [wang, li])
            await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
                try await scene.find("8000", as: Actor(.customer(wang), permissions: [], scope: .ticket(1)))
            }
        }
    }
}

@Suite("D2 · E4 · A customer is found by whatever was typed")
struct TypedTests {
    private func find(_ scene: Scene, _ typed: String, limit: Int = 20, reaching: Set<Int64>? = nil) async throws
        -> [Int64]
    {
        try await scene.store.read { db in
            try Customer.find(
                typed: typed, limit: limit, reachable: reaching.map { reach in { reach.contains($0) } },
                keys: scene.keys, in: db)
        }.map(\.customer.id)
    }

    @Test(arguments: Backend.available)
    func `by number, its end, address, name, pinyin, initials and organisation`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let wang = try await scene.claim("13800138000", name: "王小明").customer.id
            let other = try await scene.claim("wang@example.com", name: "王晓鸣").customer.id
            let zeng = try await scene.claim("微信 zeng_88", name: "曾阿牛").customer.id
            let smith = try await scene.claim("smith@example.com", name: "John Smith").customer.id
            let acme = try await scene.organisation("恒达科技").id
            try await scene.keep(zeng) { try $0.place(in: acme, in: $1) }
            let both = [wang, other]
            for (typed, expected) in [
                ("138 0013 8000", [wang]), ("8000", [wang]), ("Wang@Example.com", [other]), ("微信 ZENG_88", [zeng]),
                ("王小明", [wang]), ("王", both), ("wang xiaoming", both), ("Wáng Xiǎo", both), ("wxm", both),
                ("WANG", both),
                ("zengan", [zeng]), ("zan", [zeng]), ("恆達", [zeng]), ("hengda", [zeng]), ("hdkj", [zeng]),
                ("john s", [smith]), ("js", [smith]), ("小明", []), ("138", []), ("mith", []), ("，", []),
            ] as [(String, [Int64])] {
                #expect(try await find(scene, typed).sorted() == expected.sorted(), "\(typed)")
            }
            let found = try await scene.store.read { try Customer.find(typed: "8000", keys: scene.keys, in: $0) }
            #expect(found.map(\.contact?.masked) == [.phone(tail: "8000")])
            let member = try await scene.store.read { try Customer.find(typed: "曾", keys: scene.keys, in: $0) }
            #expect(member.map(\.organisation?.name) == ["恒达科技"])
        }
    }

    @Test func `the exact name comes first, and no more than were asked for`() async throws {
        try await Scene.with(.sqlite) { scene in
            var ids: [Int64] = []
            for name in ["王小明明", "王小明", "王小"] {
                ids.append(try await scene.claim("13800138000", name: name).customer.id)
            }
            #expect(try await find(scene, "王小明") == [ids[1], ids[0]])
            #expect(try await find(scene, "王小", limit: 2) == [ids[2], ids[1]])
            #expect(try await find(scene, "wang", reaching: [ids[0]]) == [ids[0]])
        }
    }

    @Test func `what looks like a number or an address and is none is asked for again`() async throws {
        try await Scene.with(.sqlite) { scene in
            for (typed, key) in [("1380013", "contact.number"), ("wang@", "contact.address"), (" ", "flaw.required")] {
                await #expect(throws: Refusal.invalid([Refusal.Flaw("q", key)])) { try await find(scene, typed) }
            }
        }
    }

    @Test func `a note of a search says what kind it was, and nothing of it`() async throws {
        try await Scene.with(.sqlite) { scene in
            try await scene.store.write(as: Scene.agent) { tx in
                for typed in ["王小明", "8000", "wang@example.com"] {
                    try CustomerQuery(typed: typed).record(found: 0, in: tx)
                }
            }
            let searches = try await scene.store.read { try $0.happenings(of: "search", 1).map(\.payload) }
            #expect(
                searches == [
                    #"{"searched":{"by":"name","found":0}}"#, #"{"searched":{"by":"tail","found":0}}"#,
                    #"{"searched":{"by":"email","found":0}}"#,
                ])
        }
    }

    @Test(arguments: Backend.available)
    func `names from before names were spelled are spelled a few at a time`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            var ids: [Int64] = []
            for name in ["王一", "王二", "王三"] { ids.append(try await scene.claim("13800138000", name: name).customer.id) }
            try await scene.store.write(as: .center) { tx in
                _ = try tx.execute("UPDATE customer SET folded = NULL, pinyin = NULL, initials = NULL")
            }
            #expect(try await find(scene, "wang") == [])
            var counts: [Int] = []
            for _ in 1...3 {
                counts.append(try await scene.store.write(as: .center) { try Customer.spellNames(limit: 2, in: $0) })
            }
            #expect(counts == [2, 1, 0])
            #expect(try await find(scene, "wang").sorted() == ids)
        }
    }

    @Test(arguments: Backend.available) func `a search by name goes by its index`(backend: Backend) async throws {
        try await Scene.with(backend) { scene in
            let plans = try await scene.store.write(as: .center) { tx in
                if tx.backend == .postgres { try tx.execute("SET LOCAL enable_seqscan = off") }
                return try (["folded", "pinyin", "initials"] as [SQL]).map { column in
                    let query: SQL =
                        """
                        SELECT id FROM customer WHERE \(sql: column) >= \("wang") AND \(sql: column) < \("wangz")
                        ORDER BY \(sql: column), id LIMIT 20
                        """
                    return tx.backend == .sqlite
                        ? try tx.rows("EXPLAIN QUERY PLAN \(sql: query)") { $0[3] as String }.joined()
                        : try tx.rows("EXPLAIN \(sql: query)") { $0[0] as String }.joined()
                }
            }
            for (plan, column) in zip(plans, ["folded", "pinyin", "initials"]) {
                #expect(plan.contains("customer_\(column)") && !plan.lowercased().contains("sort"), "\(plan)")
            }
        }
    }
}
