import Clocks
import Manual
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("E4 · The facts that a type needs", .stage)
struct FactsTests {
    @Test(arguments: Backend.available)
    func `what was said is kept, shown, found, and no longer missing`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", words: "打不开")
        #expect(try await missing(number, in: scene) == ["device", "error", "steps"])
        try await scene.act(on: number, as: .agent) { try $0.note(facts: ["device": "打印机 LX-300"], in: $1) }

        let facts = try await scene.read { try $0.facts(of: Ticket.find(number, within: .all, in: $0)) }
        #expect(facts["device"]?.value == "打印机 LX-300")
        #expect(facts["device"]?.staff == scene.id(of: .agent))
        #expect(facts["device"]?.at == scene.now)
        #expect(try await missing(number, in: scene) == ["error", "steps"])
        for isFolded in [false, true] {
            if isFolded { try await scene.clockwork.catchUp() }
            let found = try await scene.read { try $0.search(tickets: "LX-300", within: .all).tickets.map(\.number) }
            #expect(found == [number])
        }
        let noted = try #require(try await scene.history(of: number).last { $0.name == "ticket.facts-noted" })
        #expect(noted.payload == #"{"factsNoted":{"facts":["device"]}}"#)
        #expect(noted.paragraph == "2.5")
    }

    @Test(arguments: Backend.available)
    func `the customer may say it, put it right and take it back`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        let customer = try await scene.customer(of: number)
        for value in ["甲型", "乙型"] {
            try await scene.act(on: number, as: customer) { try $0.note(facts: ["device": value], in: $1) }
            let fact = try await scene.read { try $0.facts(of: Ticket.find(number, within: .all, in: $0))["device"] }
            #expect(fact?.value == value)
            #expect(fact?.staff == nil)
        }
        try await scene.act(on: number, as: .agent) { try $0.note(facts: ["device": " "], in: $1) }
        #expect(try await missing(number, in: scene) == ["device", "error", "steps"])
    }

    @Test(arguments: Backend.available)
    func `only what the manual asks for is kept, and no novels`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        let long = String(repeating: "长", count: 501)
        await #expect(
            throws: Refusal.invalid([
                .init("fact-device", "flaw.too-long", ["500"]), .init("fact-weather", "flaw.not-a-choice"),
            ])
        ) {
            try await scene.act(on: number, as: .agent) {
                try $0.note(facts: ["device": long, "weather": "晴"], in: $1)
            }
        }
        await #expect(throws: Refusal(.conflict, "ticket.nothing-changed", [number])) {
            try await scene.act(on: number, as: .agent) { try $0.note(facts: [:], in: $1) }
        }
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.act(on: number, as: .inspector) { try $0.note(facts: ["device": "甲"], in: $1) }
        }
    }

    @Test(arguments: Backend.available)
    func `all that is missing is asked for once, in the manual's courteous words, and waited for`(
        backend: Backend
    ) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.bring(number, to: .open)
        try await scene.act(on: number, as: .agent) { _ = try $0.askForMissing(in: $1) }

        #expect(try await scene.ticket(number).status == .waiting)
        let question = try #require(try await scene.messages(of: number).last)
        #expect(question.kind == .question)
        let demand = try #require(scene.manual.facts(for: "fault").first { $0.key == "device" })
        #expect(question.words.contains(demand.ask[.zhHans]))
        #expect(try await scene.clock(.solution, of: number)?.state == .paused)
        try await scene.act(on: number, as: .agent) {
            try $0.note(facts: ["device": "甲型", "error": "E-12", "steps": "重启过"], in: $1)
        }
        await #expect(throws: Refusal(.conflict, "ticket.nothing-missing", [number])) {
            try await scene.act(on: number, as: .agent) { _ = try $0.askForMissing(in: $1) }
        }
    }

    @Test(arguments: Backend.available)
    func `of a person who is forgotten nothing stays that they said`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "complaint")
        try await scene.bring(number, to: .closed)
        try await scene.act(on: number, as: .supervisor) {
            try $0.followUp(.init(.notReached, words: "zq7marker"), in: $1)
        }
        try await scene.rate(number, 1, words: "差")
        let fault = try await scene.ask(type: "fault")
        try await scene.act(on: fault, as: .agent) { try $0.note(facts: ["device": "zq7marker"], in: $1) }
        try await scene.clockwork.catchUp()
        try await scene.write(as: .center) { tx in
            for number in [number, fault] { try Ticket.lock(number, in: tx).eraseEnding(in: tx) }
        }
        try await scene.clockwork.catchUp()
        let left = try await scene.read { db in
            try db.rows("SELECT value FROM fact_value") { $0[0] as String }
                + db.rows("SELECT words FROM follow_up_attempt") { $0[0] as String }
        }
        #expect(left == ["", ""])
        #expect(try await scene.read { try $0.search(tickets: "zq7marker", within: .all).tickets.map(\.number) } == [])
        #expect(try await scene.read { try $0.owedRemedies(within: .all) }.isEmpty)
        #expect(try await scene.read { try $0.exists("SELECT 1 FROM follow_up WHERE ended_at IS NULL") } == false)
    }

    private func missing(_ number: String, in scene: Scene) async throws -> [FactKey] {
        try await scene.read { try Ticket.find(number, within: .all, in: $0).missingFacts(in: $0).map(\.key) }
    }
}

@Suite("R3 · A call's ticket is completed soon after", .stage)
struct CompletionTests {
    /// Everything that the manual must know about a fault.
    private static let whole: [FactKey: String] = ["device": "甲型", "error": "E-12", "steps": "重启过"]

    @Test(arguments: Backend.available)
    func `what a call left out is due in half an hour`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.register(type: "fault")
        let clock = try #require(try await scene.clock(.completion, of: number))
        #expect(Timetable.shown(clock.due) == "2026-03-09 10:30")
        #expect(clock.paragraph == "2.6")
        try await scene.advance(to: "10:20")
        try await scene.act(on: number, as: .agent) { try $0.note(facts: Self.whole, in: $1) }
        #expect(try await scene.clock(.completion, of: number)?.verdict == .met)
    }

    @Test(arguments: Backend.available)
    func `nothing is due where nothing is missing`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let whole = try await scene.register(type: "fault", facts: Self.whole)
        let plain = try await scene.register(type: "consultation")
        for number in [whole, plain] { #expect(try await scene.clock(.completion, of: number) == nil) }
        #expect(try await scene.clock(.completion, of: scene.ask(type: "fault")) == nil, "a form is not a call")
    }

    @Test(arguments: Backend.available)
    func `a supervisor lets it be`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.register(type: "fault")
        await #expect(throws: Refusal(.forbidden, "refusal.forbidden")) {
            try await scene.act(on: number, as: .agent) { try $0.waiveCompletion(in: $1) }
        }
        try await scene.act(on: number, as: .supervisor) { try $0.waiveCompletion(in: $1) }
        let clock = try #require(try await scene.clock(.completion, of: number))
        #expect(!clock.isOpen && clock.verdict == nil)
        await #expect(throws: Refusal(.conflict, "ticket.nothing-missing", [number])) {
            try await scene.act(on: number, as: .supervisor) { try $0.waiveCompletion(in: $1) }
        }
    }
}
