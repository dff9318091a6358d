import Customers
import Manual
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("A3 · Lists of work", .stage)
struct QueueTests {
    @Test(arguments: Backend.available) func `the nearest clock comes first`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let calm = try await scene.ask(type: "consultation")
        let angry = try await scene.ask(type: "complaint")
        let onPhone = try await scene.ask(type: "fault", channel: "phone")
        let list = try await scene.read { try $0.tickets(in: .open, for: nil, within: .all).tickets.map(\.number) }
        #expect(list == [onPhone, angry, calm])

        try await scene.act(on: onPhone, as: .agent) { _ = try $0.reply(.init("您好"), in: $1) }
        try await scene.bring(angry, to: .waiting)
        let later = try await scene.read { try $0.tickets(in: .open, for: nil, within: .all).tickets.map(\.number) }
        #expect(later == [calm, angry, onPhone], "a word to the angry one is due at noon, to the other by five")
    }

    @Test(arguments: Backend.available) func `each list holds its own`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        var numbers: [Ticket.Status: String] = [:]
        for status in Ticket.Status.allCases {
            let number = try await scene.ask()
            try await scene.bring(number, to: status)
            numbers[status] = number
        }
        let agent = scene.id(of: .agent)
        let lists = try await scene.read { db in
            try Queue.allCases.map { try db.tickets(in: $0, for: agent, within: .all).tickets.map(\.status) }
        }
        let held = Dictionary(uniqueKeysWithValues: zip(Queue.allCases, lists.map { Set($0) }))
        #expect(held[.open] == [.new, .open, .waiting])
        #expect(held[.mine] == [.open, .waiting])
        #expect(held[.new] == [.new])
        #expect(held[.waiting] == [.waiting])
        #expect(held[.resolved] == [.resolved])
        #expect(held[.closed] == [.closed])
        let counts = try await scene.read { try $0.counts(for: agent, within: .all) }
        #expect(Queue.allCases.map { counts[$0] } == lists.map(\.count))
    }

    @Test(arguments: Backend.available)
    func `a row shows the customer's level through its last day`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        let (ticket, last) = (try await scene.ticket(number), Day("2026-03-10"))
        try await scene.write(as: .supervisor) { tx in
            var customer = try Customer.lock(ticket.customer, in: tx)
            try customer.rank(as: "vip", until: last, in: tx)
        }
        func level() async throws -> CustomerLevelKey? {
            try await scene.read { try $0.listed([ticket.id], within: .all).first?.customerLevel }
        }
        #expect(try await level() == "vip")
        try await scene.advance(to: "Tue 23:00")
        #expect(try await level() == "vip")
        try await scene.advance(to: "Wed 00:30")
        #expect(try await level() == nil)
    }

    @Test(arguments: Backend.available)
    func `a row shows names and the nearest open clock`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let calm = try await scene.ask(by: "林女士")
        let angry = try await scene.ask(type: "complaint", by: "赵先生")
        try await scene.act(on: angry, as: .agent) { try $0.take(in: $1) }
        try await scene.bring(calm, to: .resolved)
        let rows = try await scene.read { db in
            try db.listed([angry, calm].map { try Ticket.find($0, within: .all, in: db).id }, within: .all)
        }
        #expect(rows.map(\.customer) == ["赵先生", "林女士"])
        #expect(rows.map(\.owner) == ["李思远", "李思远"])
        #expect(rows.map(\.clock?.kind) == ["response", "result"])
        #expect(try await scene.read { try $0.listed([], within: .all).isEmpty })
    }

    @Test(arguments: Backend.available)
    func `a list shows the tickets of its queue, each once, with the first of its open clocks`(backend: Backend)
        async throws
    {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        for status in Ticket.Status.allCases { try await scene.bring(scene.ask(), to: status) }
        let agent = scene.id(of: .agent)
        let pages = try await scene.read { db in
            try Queue.allCases.map { queue in
                let whole = try db.tickets(in: queue, for: agent, within: .all).tickets
                let listed = try db.listed(in: queue, for: agent, within: .all).tickets
                let clocks = try whole.map { ticket in
                    try db.clocks(of: Ticket.subjectKind, ticket.id).filter(\.isOpen).min {
                        ($0.due, $0.id) < ($1.due, $1.id)
                    }
                }
                return (whole.map(\.number), listed, clocks)
            }
        }
        for (numbers, listed, clocks) in pages {
            #expect(listed.map(\.number) == numbers)
            #expect(listed.map(\.clock?.kind) == clocks.map { $0?.kind })
            #expect(listed.map(\.clock?.due) == clocks.map { $0?.due })
            #expect(listed.map(\.clock?.isRunning) == clocks.map { $0?.isRunning })
        }
    }

    @Test(arguments: Backend.available)
    func `paging loses and doubles nothing while other tickets change`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.crowd(of: 180)
        var seen: [Int64] = []
        var touched: Set<Int64> = []
        var place: Queue.Place?
        repeat {
            let after = place
            let page = try await scene.read { db in
                let (tickets, next) = try db.tickets(in: .open, for: nil, within: .all, after: after)
                return (tickets.map(\.id), next)
            }
            #expect(page.0.count <= Queue.page)
            seen += page.0
            place = page.1
            // Meanwhile one that was seen is answered, one that was not is solved, and another comes in.
            let open = try await scene.read {
                try $0.rows("SELECT id FROM ticket WHERE status = 'new' ORDER BY id") { $0[0] as Int64 }
            }
            for id in [page.0.first, open.first { !seen.contains($0) }].compactMap(\.self) {
                touched.insert(id)
                try await scene.write(as: .agent) { tx in
                    var ticket = try Ticket.lock(Ticket.label(of: id, in: tx), in: tx)
                    _ = try ticket.reply(.init("您好"), in: tx)
                    if id != page.0.first { try ticket.resolve(with: "好了", in: tx) }
                }
            }
            let fresh = try await scene.ask(type: "complaint")
            touched.insert(try await scene.ticket(fresh).id)
        } while place != nil
        let all = try await scene.read { try $0.rows("SELECT id FROM ticket") { $0[0] as Int64 } }
        let untouched = Set(all).subtracting(touched)
        #expect(untouched.count > 160)
        #expect(seen.filter(untouched.contains).sorted() == untouched.sorted())
    }

    @Test(arguments: Backend.available)
    func `a page begins where the last one ended, also among equals`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.crowd(of: 120, alike: true)
        let first = try await scene.read { db in
            let (tickets, next) = try db.tickets(in: .open, for: nil, within: .all)
            return (tickets.map(\.id), next)
        }
        let place = try #require(first.1.flatMap { Queue.Place($0.text) })
        let second = try await scene.read {
            try $0.tickets(in: .open, for: nil, within: .all, after: place).tickets.map(\.id)
        }
        #expect(first.0.count == 50)
        #expect(second.count == 50)
        #expect(Set(first.0).isDisjoint(with: second))
        #expect(Queue.Place("12.x") == nil)
        #expect(Queue.Place("12") == nil)
        #expect(Queue.Place("1.2.3") == nil)
    }

    @Test(arguments: Backend.available) func `counts stop at a thousand`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.crowd(of: 998)
        let counts = {
            let counts = try await scene.read { try $0.counts(for: nil, within: .all) }
            return [Queue.open, .new, .mine].map { counts[$0] }
        }
        #expect(try await counts() == [998, 998, 0])
        for told in [999, 1000, 1000] {
            _ = try await scene.ask(by: "\(told)", contact: "13900139009")
            #expect(try await counts() == [told, told, 0])
        }
    }

    @Test(arguments: Backend.available) func `what waits counts as open`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.crowd(of: 1001)
        for waiting in [1, 998, 999, 1000, 1001] {
            try await scene.write(as: .center) { tx in
                let rest: SQL = "(SELECT id FROM ticket ORDER BY id LIMIT \(waiting))"
                _ = try tx.execute("UPDATE ticket SET status = 'waiting' WHERE id IN \(sql: rest)")
            }
            let counts = try await scene.read { try $0.counts(for: nil, within: .all) }
            #expect(counts[.waiting] == min(waiting, 1000))
            #expect(counts[.new] == 1001 - waiting)
            #expect(counts[.open] == 1000)
        }
        try await scene.write(as: .center) {
            _ = try $0.execute("UPDATE ticket SET status = 'closed' WHERE id % 2 = 0")
        }
        let counts = try await scene.read { try $0.counts(for: nil, within: .all) }
        #expect(counts[.open] == counts[.waiting])
        #expect(try #require(counts[.open]) + #require(counts[.closed]) == 1001)
    }
}

extension Scene {
    /// So many more tickets like one that was asked for, written at once.
    /// - Parameter alike: whether all fall due at the same moment.
    func crowd(of count: Int, alike: Bool = false) async throws {
        let first = try await ask()
        try await write(as: .center) { tx in
            _ = try tx.execute(
                """
                INSERT INTO ticket (number, edition, customer, channel, subject, demand, type, level, level_paragraph,
                    level_facts, urgent, status, team, next_due, created_at, updated_at)
                WITH RECURSIVE place (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM place WHERE n < \(Int64(count)))
                SELECT number || '-' || CAST(n AS TEXT), edition, customer, channel, subject, demand, type, level,
                    level_paragraph, level_facts, urgent, status, team,
                    next_due + CASE \(alike ? Int64(1) : 0) WHEN 1 THEN 0 ELSE n % 17 END, created_at, updated_at
                FROM ticket, place WHERE number = \(first)
                """)
        }
    }
}
