import People
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("B13 · R17 · Partners reach what is theirs", .stage)
struct ScopeTests {
    /// A partner's agent for complaints, a complaint and a fault.
    private func stage(on backend: Backend) async throws -> (Scene, partner: Actor, own: String, foreign: String) {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let person = try await scene.hire("partner", as: "agent", team: "complaints", scope: .teams(["complaints"]))
        let own = try await scene.ask(type: "complaint", words: "快递员态度恶劣")
        let foreign = try await scene.ask(type: "fault", words: "快递柜打不开")
        return (scene, scene.actor(person), own, foreign)
    }

    @Test(arguments: Backend.available)
    func `a foreign ticket cannot be found or locked`(backend: Backend) async throws {
        let (scene, partner, own, foreign) = try await stage(on: backend)
        #expect(try await scene.read { try Ticket.find(own, within: partner.scope, in: $0).number } == own)
        let notFound = Refusal(.notFound, "ticket.not-found", [foreign])
        await #expect(throws: notFound) {
            _ = try await scene.read { try Ticket.find(foreign, within: partner.scope, in: $0).number }
        }
        for verb in Verb.allCases {
            await #expect(throws: notFound, "\(verb)") {
                try await scene.act(on: foreign, as: partner) { try verb.perform(on: &$0, "话", in: $1) }
            }
        }
        try await scene.act(on: own, as: partner) { try $0.take(in: $1) }
    }

    @Test(arguments: Backend.available, Queue.allCases)
    func `lists and counts hold nothing foreign`(backend: Backend, queue: Queue) async throws {
        let (scene, partner, own, foreign) = try await stage(on: backend)
        let status: Ticket.Status =
            switch queue {
            case .new: .new
            case .open, .mine: .open
            case .waiting: .waiting
            case .resolved: .resolved
            case .closed: .closed
            }
        for number in [own, foreign] { try await scene.bring(number, to: status) }
        let agent = scene.id(of: .agent)
        let (all, mine, counts) = try await scene.read { db in
            let all = try db.tickets(in: queue, for: agent, within: .all).tickets.map(\.number)
            let mine = try db.tickets(in: queue, for: agent, within: partner.scope).tickets.map(\.number)
            let listed = try db.listed(in: queue, for: agent, within: partner.scope).tickets.map(\.number)
            let counts = try [.all, partner.scope, .nothing].map { try db.counts(for: agent, within: $0)[queue] }
            return (Set(all), mine + listed, counts)
        }
        #expect(all == [own, foreign])
        #expect(mine == [own, own])
        #expect(counts == [2, 1, 0])
    }

    @Test(arguments: Backend.available)
    func `search finds nothing foreign, not even by its number`(backend: Backend) async throws {
        let (scene, partner, own, foreign) = try await stage(on: backend)
        for isFolded in [false, true] {
            if isFolded { try await scene.clockwork.catchUp() }
            let found = try await scene.read { db in
                try [
                    db.search(tickets: "快递", within: .all), db.search(tickets: "快递", within: partner.scope),
                    db.search(tickets: foreign, within: partner.scope), db.search(tickets: own, within: partner.scope),
                ].map { ($0.tickets.map(\.number), $0.total) }
            }
            #expect(found.map(\.0) == [[foreign, own], [own], [], [own]])
            #expect(found.map(\.1) == [2, 1, 0, 1])
        }
    }

    @Test(arguments: Backend.available)
    func `tickets by identity and a customer's others obey, too`(backend: Backend) async throws {
        let (scene, partner, own, foreign) = try await stage(on: backend)
        let (byIdentity, others) = try await scene.write(as: .center) { tx in
            let mine = try Ticket.find(own, within: .all, in: tx)
            let theirs = try Ticket.find(foreign, within: .all, in: tx)
            _ = try tx.execute("UPDATE ticket SET customer = \(mine.customer)")
            let one = try Ticket.find(own, within: .all, in: tx)
            return (
                try tx.tickets([theirs.id, mine.id], within: partner.scope).map(\.number)
                    + tx.listed([theirs.id, mine.id], within: partner.scope).map(\.number),
                try [Scope.all, partner.scope].map { try one.siblings(within: $0, in: tx).map(\.number) }
            )
        }
        #expect(byIdentity == [own, own])
        #expect(others == [[foreign], []])
    }

    @Test(arguments: Backend.available)
    func `a ticket that changes its team changes hands`(backend: Backend) async throws {
        let (scene, partner, own, foreign) = try await stage(on: backend)
        try await scene.act(on: foreign, as: .agent) {
            try $0.classify(type: "complaint", level: "urgent", reason: "其实是投诉", in: $1)
        }
        try await scene.act(on: own, as: .agent) { try $0.classify(type: "fault", level: "urgent", reason: "", in: $1) }
        let reach = try await scene.read {
            try $0.tickets(in: .open, for: nil, within: partner.scope).tickets.map(\.number)
        }
        #expect(reach == [foreign])
    }

    /// Somebody who reaches only what they took or own: one they took and handed on, one they own, and two of others.
    private func stageOfOwn(on backend: Backend) async throws -> (
        Scene, clerk: Actor, taken: String, owned: String, foreign: [String]
    ) {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let clerk = scene.actor(try await scene.hire("own", as: "agent", scope: .own(0)))
        let staff = try #require(clerk.staff)
        let taken = try await scene.ask(words: "快递柜打不开")
        let owned = try await scene.ask(words: "快递丢了")
        let foreign = [try await scene.ask(words: "快递员态度恶劣"), try await scene.ask(words: "快递太慢")]
        let other = try #require(scene.id(of: .secondAgent))
        try await scene.act(on: taken, as: .agent) { try $0.give(to: staff, in: $1) }
        try await scene.act(on: taken, as: .agent) { try $0.give(to: other, in: $1) }
        try await scene.act(on: owned, as: .agent) { try $0.take(in: $1) }
        try await scene.act(on: owned, as: .agent) { try $0.give(to: staff, in: $1) }
        try await scene.act(on: foreign[0], as: .agent) { try $0.take(in: $1) }
        return (scene, clerk, taken, owned, foreign)
    }

    @Test(arguments: Backend.available)
    func `one's own is what one took or owns, for every verb`(backend: Backend) async throws {
        let (scene, clerk, taken, owned, foreign) = try await stageOfOwn(on: backend)
        for number in foreign {
            let notFound = Refusal(.notFound, "ticket.not-found", [number])
            await #expect(throws: notFound) {
                _ = try await scene.read { try Ticket.find(number, within: clerk.scope, in: $0).number }
            }
            for verb in Verb.allCases {
                await #expect(throws: notFound, "\(verb)") {
                    try await scene.act(on: number, as: clerk) { try verb.perform(on: &$0, "话", in: $1) }
                }
            }
        }
        for number in [taken, owned] {
            try await scene.act(on: number, as: clerk) { _ = try $0.note(.init("跟进中"), in: $1) }
        }
    }

    @Test(arguments: Backend.available)
    func `lists, counts, search and history hold one's own only`(backend: Backend) async throws {
        let (scene, clerk, taken, owned, foreign) = try await stageOfOwn(on: backend)
        try await scene.clockwork.catchUp()
        let numbers = try await scene.write(as: .center) { tx in
            _ = try tx.execute("UPDATE ticket SET customer = (SELECT min(customer) FROM ticket)")
            let all = try ([taken, owned] + foreign).map { try Ticket.find($0, within: .all, in: tx) }
            let ids = all.map(\.id)
            return [
                try tx.tickets(in: .open, for: clerk.staff, within: clerk.scope).tickets.map(\.number),
                try tx.listed(in: .open, for: clerk.staff, within: clerk.scope).tickets.map(\.number),
                try tx.search(tickets: "快递", within: clerk.scope).tickets.map(\.number),
                try tx.tickets(ids, within: clerk.scope).map(\.number),
                try tx.listed(ids, within: clerk.scope).map(\.number),
                try all[2].siblings(within: clerk.scope, in: tx).map(\.number),
                all.filter(clerk.scope.covers).map(\.number),
            ].map { Set($0) }
        }
        #expect(numbers == Array(repeating: [taken, owned], count: 7))
        let (open, mine, byNumber) = try await scene.read { db in
            let counts = try db.counts(for: clerk.staff, within: clerk.scope)
            return (counts[.open], counts[.mine], try db.search(tickets: foreign[1], within: clerk.scope).total)
        }
        #expect(open == 2)
        #expect(mine == 1)
        #expect(byNumber == 0)
    }

    @Test(arguments: Backend.available) func `a customer's link reaches one ticket`(backend: Backend) async throws {
        let (scene, _, own, foreign) = try await stage(on: backend)
        let customer = try await scene.customer(of: own)
        #expect(try await scene.act(on: own, as: customer) { ticket, _ in ticket.number } == own)
        await #expect(throws: Refusal(.notFound, "ticket.not-found", [foreign])) {
            try await scene.act(on: foreign, as: customer) { _ = try $0.answer(.init("我是谁"), in: $1) }
        }
    }
}
