import Clocks
import Foundation
import Presets
import Rulebook
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

/// A request, the level that the manual proposes for it and when each promise falls due.
struct LevelRow: Sendable, CustomTestStringConvertible {
    let type: TypeKey
    var urgent = false
    var words = "一件普通的事"
    var channel: ChannelKey = "form"
    var time = "10:00"
    let level: LevelKey
    let paragraph: Paragraph
    let team: TeamKey
    let pickUp: String
    let response: String
    let solution: String
    var solutionParagraph: Paragraph = "4.6"

    var testDescription: String { "\(type)\(urgent ? "!" : "") \(words) \(channel) \(time)" }

    /// What is owed beside the three: a signature, and a way around serious trouble.
    var also: Set<ClockKind> {
        switch level {
        case "critical": [.signOff, .workaround]
        case "urgent": [.signOff, .workaround]
        default: []
        }
    }

    static let all = [
        LevelRow(
            type: "consultation", level: "low", paragraph: "3.4", team: "first-line",
            pickUp: "2026-03-09 10:30", response: "2026-03-09 12:00", solution: "2026-03-16 10:00"),
        LevelRow(
            type: "consultation", urgent: true, level: "normal", paragraph: "3.3", team: "first-line",
            pickUp: "2026-03-09 10:30", response: "2026-03-09 12:00", solution: "2026-03-11 10:00"),
        LevelRow(
            type: "fault", level: "normal", paragraph: "3.3", team: "technical-support",
            pickUp: "2026-03-09 10:30", response: "2026-03-09 12:00", solution: "2026-03-11 10:00"),
        LevelRow(
            type: "fault", urgent: true, level: "urgent", paragraph: "3.5", team: "technical-support",
            pickUp: "2026-03-09 10:30", response: "2026-03-09 10:15", solution: "2026-03-10 10:00"),
        LevelRow(
            type: "fault", words: "門市收銀全停，業務中斷", level: "urgent", paragraph: "3.2",
            team: "technical-support", pickUp: "2026-03-09 10:30", response: "2026-03-09 10:15",
            solution: "2026-03-10 10:00"),
        LevelRow(
            type: "fault", words: "怀疑有数据泄露", level: "critical", paragraph: "3.1", team: "technical-support",
            pickUp: "2026-03-09 10:30", response: "2026-03-09 10:15", solution: "2026-03-10 10:00"),
        LevelRow(
            type: "complaint", level: "urgent", paragraph: "3.2", team: "complaints",
            pickUp: "2026-03-09 10:30", response: "2026-03-09 10:15", solution: "2026-03-12 10:00",
            solutionParagraph: "4.7"),
        LevelRow(
            type: "complaint", words: "再不处理就打12315", level: "critical", paragraph: "3.1", team: "complaints",
            pickUp: "2026-03-09 10:30", response: "2026-03-09 10:15", solution: "2026-03-10 10:00"),
        LevelRow(
            type: "suggestion", urgent: true, level: "low", paragraph: "3.4", team: "first-line",
            pickUp: "2026-03-09 10:30", response: "2026-03-09 12:00", solution: "2026-03-16 10:00"),
        // The phone rings three times, and a customer on the line is answered in five minutes.
        LevelRow(
            type: "fault", channel: "phone", level: "normal", paragraph: "3.3", team: "technical-support",
            pickUp: "2026-03-09 10:00:15", response: "2026-03-09 10:05", solution: "2026-03-11 10:00"),
        // At night only what is critical goes on counting.
        LevelRow(
            type: "fault", time: "20:00", level: "normal", paragraph: "3.3", team: "technical-support",
            pickUp: "2026-03-10 10:00", response: "2026-03-10 11:30", solution: "2026-03-12 09:30"),
        LevelRow(
            type: "fault", words: "客户资料被删，数据丢失", time: "20:00", level: "critical", paragraph: "3.1",
            team: "technical-support", pickUp: "2026-03-10 10:00", response: "2026-03-09 20:15",
            solution: "2026-03-10 20:00"),
    ]
}

@Suite("A8 · Levels and clocks", .stage)
struct LevelsTests {
    @Test(arguments: Backend.available, LevelRow.all)
    func `the manual proposes a level, cites its paragraph and starts the clocks`(
        backend: Backend, row: LevelRow
    ) async throws {
        let scene = try await Scene.monday(at: row.time, on: backend)
        let number = try await scene.ask(type: row.type, urgent: row.urgent, words: row.words, channel: row.channel)

        let ticket = try await scene.ticket(number)
        #expect(ticket.level == row.level)
        #expect(ticket.levelParagraph == row.paragraph)
        #expect(ticket.team == row.team)
        #expect(ticket.status == .new)
        #expect(ticket.levelBy == nil)

        let clocks = try await scene.clocks(of: number)
        #expect(Set(clocks.map(\.kind)).subtracting(row.also) == [.pickUp, .response, .solution])
        #expect(clocks.count == 3 + row.also.count)
        let due = Dictionary(uniqueKeysWithValues: clocks.map { ($0.kind, Timetable.shown($0.due)) })
        #expect(due[.pickUp] == row.pickUp)
        #expect(due[.response] == row.response)
        #expect(due[.solution] == row.solution)
        #expect(clocks.first { $0.kind == .solution }?.paragraph == row.solutionParagraph)
        #expect(clocks.allSatisfy { $0.startedAt == scene.now && $0.verdict == nil && !$0.provisional })
        #expect(ticket.nextDue == clocks.filter { $0.kind != .signOff }.map(\.due).min())

        let proposal = try #require(try await scene.history(of: number).first { $0.name == "ticket.level-proposed" })
        #expect(proposal.paragraph == row.paragraph)
    }

    @Test(arguments: Backend.available, LevelRow.all)
    func `what receiving hands back is what was written down`(backend: Backend, row: LevelRow) async throws {
        let scene = try await Scene.monday(at: row.time, on: backend)
        let (handedBack, written) = try await receive(row, in: scene)
        #expect(String(describing: handedBack) == String(describing: written))
    }

    @Test(arguments: Backend.available)
    func `what the manual sends up on arrival is written down as it is handed back`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let standard = try #require(try Presets.text(of: "standard"))
        let rule = "arrival: yes, levels: [critical, urgent],"
        try #require(standard.contains(rule))
        _ = try await scene.write(as: .center) { tx in
            try tx.publish(
                standard.replacing(rule, with: rule + " line: third,"), preset: "standard", zone: .gmt)
        }
        let row = try #require(LevelRow.all.first { $0.level == "critical" && $0.team == "technical-support" })
        let (handedBack, written) = try await receive(row, in: scene)
        #expect(written.handling.line == "third")
        #expect(written.handling.escalatedAt == scene.now)
        #expect(written.team != row.team)
        #expect(String(describing: handedBack) == String(describing: written))
    }

    private func receive(_ row: LevelRow, in scene: Scene) async throws -> (handedBack: Ticket, written: Ticket) {
        let number = try await scene.numbers.next()
        let customer = try await scene.ticket(scene.ask()).customer
        return try await scene.write(as: .visitor) { tx in
            let request = Ticket.Request(
                channel: row.channel, customer: customer, writing: Ticket.Writing(row.words), demand: "",
                type: row.type, urgent: row.urgent)
            let ticket = try Ticket.receive(request, number: number, in: tx)
            return (ticket, try Ticket.find(ticket.number, within: .all, in: tx))
        }
    }

    @Test(arguments: Backend.available)
    func `what the rule saw is kept with the level`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", words: "全厂停产")
        let facts = try await scene.ticket(number).levelFacts
        #expect(facts.map(\.key) == ["fact.type", "fact.word"])
        #expect(facts.map(\.about) == [["fault"], ["停产"]])
    }

    @Test(arguments: Backend.available)
    func `a type that the manual does not name is refused`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        await #expect(throws: Refusal.invalid([.init("type", "flaw.not-a-choice")])) {
            try await scene.ask(type: "riddle")
        }
    }

    @Test(arguments: Backend.available)
    func `an agent changes the level with a reason, and the clocks count from acceptance`(backend: Backend) async throws
    {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.advance(to: "10:10")
        try await scene.act(on: number, as: .agent) {
            try $0.classify(type: "fault", level: "urgent", reason: "客户在展会现场", in: $1)
        }

        let ticket = try await scene.ticket(number)
        #expect(ticket.level == "urgent")
        #expect(ticket.levelBy == scene.id(of: .agent))
        #expect(ticket.levelReason == "客户在展会现场")
        #expect(ticket.levelParagraph == "3.2")
        #expect(try await scene.clock(.response, of: number).map { Timetable.shown($0.due) } == "2026-03-09 10:15")
        #expect(try await scene.clock(.solution, of: number).map { Timetable.shown($0.due) } == "2026-03-10 10:00")
        #expect(Timetable.shown(ticket.nextDue) == "2026-03-09 10:15")
    }

    @Test(arguments: Backend.available)
    func `another type takes the ticket to its team`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "consultation", urgent: true)
        try await scene.act(on: number, as: .agent) {
            try $0.classify(type: "complaint", level: "normal", reason: "", in: $1)
        }
        let ticket = try await scene.ticket(number)
        #expect(ticket.team == "complaints")
        #expect(ticket.level == "normal")
        #expect(ticket.levelBy == nil)
        #expect(try await scene.clock(.solution, of: number).map { Timetable.shown($0.due) } == "2026-03-12 10:00")
        #expect(try await scene.clock(.solution, of: number)?.paragraph == "4.7")
    }

    @Test(arguments: Backend.available)
    func `a level is not changed without a reason`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        await #expect(throws: Refusal.invalid([.init("reason", "flaw.required")])) {
            try await scene.act(on: number, as: .agent) {
                try $0.classify(type: "fault", level: "low", reason: " \n", in: $1)
            }
        }
        await #expect(
            throws: Refusal.invalid([.init("type", "flaw.not-a-choice"), .init("level", "flaw.not-a-choice")])
        ) {
            try await scene.act(on: number, as: .agent) {
                try $0.classify(type: "riddle", level: "huge", reason: "因为", in: $1)
            }
        }
        await #expect(throws: Refusal(.conflict, "ticket.nothing-changed", [number])) {
            try await scene.act(on: number, as: .agent) {
                try $0.classify(type: "fault", level: "normal", reason: "因为", in: $1)
            }
        }
        #expect(try await scene.ticket(number).revision == 1)
    }
}
