import People
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("What happens by itself", .stage)
struct CatchUpTests {
    @Test(arguments: Backend.available)
    func `every request gets one receipt, with its number, in the center's language`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        for _ in 0..<3 { try await scene.clockwork.catchUp() }
        let receipts = try await scene.messages(of: number).filter { $0.kind == .receipt }
        #expect(receipts.count == 1)
        #expect(receipts.first?.words.contains(number) == true)
        #expect(receipts.first?.words.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } == true)
        #expect(
            try await scene.history(of: number).filter { $0.name == "ticket.receipt-sent" }.map(\.actor) == ["center"])
    }

    @Test(arguments: Backend.available)
    func `a receipt that comes after filing is left undone`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .archived)
        try await scene.clockwork.catchUp()
        #expect(try await scene.messages(of: number).allSatisfy { $0.kind != .receipt })
        #expect(try await scene.read { try Ticket.find(number, within: .all, in: $0).damagedParts(in: $0) } == [])
        let jobs: Int? = try await scene.read { try $0.value("SELECT count(*) FROM job WHERE kind = 'ticket.receipt'") }
        #expect(jobs == 0)
    }

    @Test(arguments: Backend.available)
    func `who has written down a call for ninety seconds is there for the next one`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let writing = try await scene.colleague("writing", team: "first-line")
        let resting = try await scene.colleague("resting", team: "first-line")
        try await scene.write(as: scene.actor(writing)) { tx in
            var person = try Person.lock(writing.id, in: tx)
            try person.present(as: .wrapUp, in: tx)
        }
        try await scene.write(as: scene.actor(resting)) { tx in
            var person = try Person.lock(resting.id, in: tx)
            try person.present(as: .break, in: tx)
        }
        func presence(_ person: Person) async throws -> Presence? {
            try await scene.read { try Person.find(person.id, in: $0)?.presence }
        }
        try await scene.advance(by: .seconds(89))
        #expect(try await presence(writing) == .wrapUp)
        try await scene.advance(by: .seconds(1))
        #expect(try await presence(writing) == .available)
        #expect(try await presence(resting) == .break)
        let last = try #require(
            try await scene.read { try $0.happenings(of: "person", writing.id) }.last { $0.name == "person.present" })
        #expect(last.actor == "center")
        #expect(last.paragraph == "2.6")
        #expect(last.edition == 1)
    }

    @Test(arguments: Backend.available)
    func `a notice goes a month after it was seen, and stays while it was not`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let numbers = [try await scene.ask(type: "complaint"), try await scene.ask(type: "complaint")]
        let notices = try await scene.notices(of: scene.id(of: .supervisor)).filter { $0.number == numbers[0] }
        let seen = notices.map(\.id)
        try #require(!seen.isEmpty)
        try await scene.write(as: .supervisor) { try Notice.see(seen, in: $0) }
        func left() async throws -> Set<Int64> {
            try await Set(scene.read { try $0.rows("SELECT id FROM notice") { $0[0] as Int64 } })
        }
        try await scene.clockwork.sweep()
        #expect(try await left().isSuperset(of: seen))
        scene.standStill(for: Notice.kept + .hours(1))
        try await scene.clockwork.sweep()
        #expect(try await left().isDisjoint(with: seen))
        #expect(try await scene.notices(of: scene.id(of: .supervisor)).contains { $0.number == numbers[1] })
    }

    @Test(arguments: Backend.available)
    func `a job that nobody could do stays in sight`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        try await scene.write(as: .center) { tx in _ = try tx.enqueue("ticket.receipt", ["ticket": "CST-1"]) }
        try await scene.advance(by: .hours(1))
        let left = try await scene.read {
            try $0.rows("SELECT state, attempts FROM job") { ($0[0] as String, $0[1] as Int) }
        }
        #expect(left.count == 1)
        #expect((left.first?.1 ?? 0) > 0)
    }

    @Test(arguments: Backend.available)
    func `what was said is folded into the index and found as before`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(words: "打印机卡纸")
        try await scene.clockwork.catchUp()
        #expect(try await scene.read { try $0.exists("SELECT 1 FROM unfolded") } == false)
        #expect(try await scene.read { try $0.search(tickets: "卡纸", within: .all).tickets.map(\.number) } == [number])
    }

    @Test(arguments: Backend.available)
    func `everything recorded is linked into the chain`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask()
        try await scene.bring(number, to: .archived)
        let recorded: Int64 = try await scene.read { try $0.value("SELECT count(*) FROM event") ?? 0 }
        try await eventually {
            try await scene.clockwork.catchUp()
            return try await scene.read { try $0.chainHead().lastPosition } >= recorded
        }
    }

    @Test(arguments: Backend.available) func `a day of the center passes by itself`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "09:30", on: backend)
        let answered = try await scene.ask(type: "fault", urgent: true)
        let forgotten = try await scene.ask(type: "fault", urgent: true)
        try await scene.advance(to: "09:40")
        try await scene.bring(answered, to: .resolved)
        try await scene.tell(answered)
        try await scene.advance(to: "2026-03-13 18:00")

        #expect(try await scene.ticket(answered).confirmation == .silence)
        #expect(try await scene.clocks(of: forgotten).allSatisfy { $0.verdict == .missed })
        let missed = try await scene.clocks(of: answered).filter { $0.verdict == .missed }.map(\.kind)
        #expect(missed == [.signOff, "follow-up"], "neither the supervisor signed nor did anybody call")
    }
}

@Suite("The scene itself", .stage)
struct SceneTests {
    static let moments = [
        ("2026-03-09 09:30", "2026-03-09 09:30"), ("10:00", "2026-03-09 10:00"), ("09:00", "2026-03-10 09:00"),
        ("Mon 09:30", "2026-03-09 09:30"), ("Mon 09:29", "2026-03-16 09:29"), ("Tue 10:00", "2026-03-10 10:00"),
        ("sun 23:59:59", "2026-03-15 23:59:59"), ("2026-10-01 00:00", "2026-10-01 00:00"),
    ]

    @Test(arguments: moments) func `a moment is named as people name it`(text: String, shown: String) throws {
        let now = try Timetable.moment("2026-03-09 09:30", after: Instant(milliseconds: 0))
        #expect(Timetable.shown(try Timetable.moment(text, after: now)) == shown)
    }

    @Test(arguments: ["", "noon", "Someday 10:00", "10", "10:61", "2026-02-30 10:00", "Mon Tue 10:00"])
    func `what is no moment is said to be none`(text: String) {
        #expect(throws: Timetable.Unreadable.self) { try Timetable.moment(text, after: Instant(milliseconds: 0)) }
    }

    @Test(arguments: Backend.available)
    func `everybody has the rights of their role and comes in with their password`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "09:00", on: backend)
        for who in Cast.allCases {
            let passage = try await scene.door.attempt(
                login: who.rawValue, password: Cast.password, address: "127.0.0.1")
            let admission = try #require(passage.admission)
            #expect(admission.visit.person.name == scene.name(of: who))
            #expect(admission.visit.actor == (try scene.actor(who)))
            #expect(!admission.visit.permissions.isEmpty)
        }
        await #expect(throws: Refusal(.unauthenticated, "sign-in.refused")) {
            _ = try await scene.door.attempt(login: "agent", password: "another password", address: "127.0.0.1")
        }
    }
}
