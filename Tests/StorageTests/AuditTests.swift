import StorageTesting
import Testing
import Vocabulary

@testable import Storage

@Suite("B11 · The record is read by whoever audits the whole center")
struct AuditTests {
    private static let auditor = Actor(.staff(9), permissions: [.audit], scope: .all)

    /// Six events: by 1, 2, 1, 2, 1 and the center, of tickets 7, 8, 7 and persons 7, 8 and ticket 7 again.
    private func with(_ backend: Backend, _ work: (Store) async throws -> Void) async throws {
        try await TestStore.with(on: backend) { test in
            for (staff, subject, number, name) in [
                (1, "ticket", 7, "ticket.taken"), (2, "ticket", 8, "ticket.taken"), (1, "ticket", 7, "ticket.resolved"),
                (2, "person", 7, "person.renamed"), (1, "person", 8, "person.renamed"),
            ] as [(Int64, String, Int64, String)] {
                let actor = Actor(.staff(staff), permissions: [], scope: .all)
                try await test.store.write(as: actor) {
                    try $0.record(name, version: 1, of: subject, number, payload: "{}")
                }
            }
            try await test.store.write(as: .center) {
                try $0.record("clock.met", version: 1, of: "ticket", 7, payload: "{}")
            }
            try await eventually { try await test.store.read { try $0.unnumbered().count == 0 } }
            try await work(test.store)
        }
    }

    private func positions(
        _ store: Store, limit: Int = 50, _ change: @Sendable (inout LogQuery) -> Void
    ) async throws -> [Int64] {
        var query = LogQuery()
        change(&query)
        return try await store.read { [query] in
            try $0.happenings(query, for: Self.auditor, limit: limit).found.map(\.position)
        }
    }

    @Test(arguments: Backend.available)
    func `newest first, by person, by thing, by kind, by time and page by page`(backend: Backend) async throws {
        try await with(backend) { store in
            #expect(try await positions(store) { _ in } == [6, 5, 4, 3, 2, 1])
            #expect(try await positions(store) { $0.staff = 1 } == [5, 3, 1])
            #expect(try await positions(store) { $0.subject = .init("ticket", 7) } == [6, 3, 1])
            #expect(try await positions(store) { $0.area = "person" } == [5, 4])
            #expect(try await positions(store) { $0.area = "pers" } == [])
            #expect(try await positions(store, limit: 2) { $0.before = 5 } == [4, 3])
            let third = try await store.read { try $0.happenings(after: 2, limit: 1)[0].1.at }
            #expect(try await positions(store) { $0.from = third }.contains(3))
            #expect(try await !positions(store) { $0.until = third }.contains(3))
        }
    }

    @Test(arguments: Backend.available)
    func `one answer looks through a part of a long record, the next goes on`(backend: Backend) async throws {
        try await with(backend) { store in
            func look(_ change: @Sendable (inout LogQuery) -> Void, limit: Int = 50) async throws -> LogFindings {
                var query = LogQuery()
                query.reach = 2
                change(&query)
                return try await store.read { [query] in try $0.happenings(query, for: Self.auditor, limit: limit) }
            }
            let latest = try await look { $0.staff = 2 }
            #expect(latest.found.isEmpty && latest.next == 5 && latest.lookedBackTo != nil)
            let older = try await look { ($0.staff, $0.before) = (2, 5) }
            #expect(older.found.map(\.position) == [4] && older.next == 3 && older.lookedBackTo != nil)
            let oldest = try await look { ($0.staff, $0.before) = (2, 3) }
            #expect(oldest.found.map(\.position) == [2] && oldest.next == nil && oldest.lookedBackTo == nil)

            let full = try await look({ _ in }, limit: 1)
            #expect(full.found.map(\.position) == [6] && full.next == 6 && full.lookedBackTo == nil)
            let ofTicket = try await look { $0.subject = .init("ticket", 7) }
            #expect(ofTicket.found.map(\.position) == [6, 3, 1] && ofTicket.next == nil, "an index leads to a thing's")
        }
    }

    @Test(arguments: Backend.available)
    func `days are found without looking through what lies beside them`(backend: Backend) async throws {
        try await with(backend) { store in
            // One event a day and a half; they follow the clock.
            let start = try await store.read { try $0.happenings(after: 0, limit: 1)[0].1.at }
            try await store.write(as: .center) { tx in
                for number in 1...6 {
                    let at = start + .hours(36 * number)
                    let row: SQL = "SELECT id FROM event ORDER BY id LIMIT 1 OFFSET \(number - 1)"
                    try tx.execute("UPDATE event SET at = \(at) WHERE id = (\(sql: row))")
                }
            }
            func look(from: Int?, until: Int?) async throws -> LogFindings {
                var query = LogQuery()
                query.reach = 4
                query.from = from.map { start + .hours($0) }
                query.until = until.map { start + .hours($0) }
                return try await store.read { [query] in try $0.happenings(query, for: Self.auditor, limit: 50) }
            }
            let first = try await look(from: nil, until: 40)
            #expect(first.found.map(\.position) == [1] && first.next == nil, "the newest four are passed over")
            let middle = try await look(from: 100, until: 150)
            #expect(middle.found.map(\.position) == [4, 3] && middle.next == nil)
            #expect(try await look(from: 500, until: nil).found.isEmpty)
            #expect(try await look(from: nil, until: -100).found.isEmpty)
        }
    }

    @Test(arguments: [
        Actor(.staff(9), permissions: [.administer, .supervise], scope: .all),
        Actor(.staff(9), permissions: [.audit], scope: .teams(["partner"])),
        Actor(.staff(9), permissions: [.audit], scope: .own(9)),
    ])
    func `nobody else reads it or has it verified`(actor: Vocabulary.Actor) async throws {
        try await with(.sqlite) { store in
            await #expect(throws: Refusal.self) {
                try await store.read { _ = try $0.happenings(LogQuery(), for: actor, limit: 1) }
            }
            await #expect(throws: Refusal.self) { try await Chain(store).audit(as: actor) }
            let check = try await store.read { try $0.lastChainCheck() }
            #expect(check == nil)
        }
    }

    @Test(arguments: Backend.available)
    func `who verified the chain, and what was found, stands in the record`(backend: Backend) async throws {
        try await with(backend) { store in
            let finding = try await Chain(store).audit(as: Self.auditor)
            #expect(finding == Finding("doctor.chain.good", .good, ["1", "6"]))
            let check = try #require(try await store.read { try $0.lastChainCheck() })
            #expect(check.finding == finding && check.staff == 9)

            try await store.write(as: .center) {
                _ = try $0.execute("UPDATE event SET payload = '{\"n\":1}' WHERE name = 'person.renamed'")
            }
            #expect(try await Chain(store).audit(as: Self.auditor).verdict == .bad)
            #expect(try await store.read { try $0.lastChainCheck() }?.finding.key == "doctor.chain.broken")
        }
    }
}
