import Clocks
import Manual
import Scenes
import ScenesTesting
import Storage
import StorageTesting
import Testing
import Tickets
import Vocabulary

@Suite("A8 · A18 · Clocks warn, are met or missed", .stage)
struct ClockVerdictTests {
    @Test(arguments: Backend.available)
    func `a clock warns at three quarters and is missed when it is due`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.advance(to: "11:29:59")
        #expect(try await scene.told(of: .response, of: number) == [])
        try await scene.advance(to: "11:30")
        #expect(try await scene.told(of: .response, of: number) == ["11:30 warned 75"])
        try await scene.advance(to: "11:59:59")
        #expect(try await scene.clock(.response, of: number)?.verdict == nil)
        try await scene.advance(to: "12:00")
        #expect(try await scene.told(of: .response, of: number) == ["11:30 warned 75", "12:00 missed"])
        let clock = try #require(try await scene.clock(.response, of: number))
        #expect(clock.verdict == .missed)
        #expect(clock.verdictAt == scene.now)
        #expect(clock.isOpen, "it goes on being counted")
    }

    @Test(arguments: Backend.available)
    func `a limit with two warnings gives both, each once`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        try await scene.advance(by: .hours(30))
        try await scene.advance(by: .hours(30))
        #expect(
            try await scene.told(of: .solution, of: number) == ["22:00 warned 50", "04:00 warned 75", "10:00 missed"])
    }

    @Test(arguments: Backend.available)
    func `whoever comes in time meets the limit, and nothing warns any more`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.advance(to: "11:00")
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("您好"), in: $1) }
        try await scene.advance(to: "15:00")
        #expect(try await scene.told(of: .response, of: number) == ["11:00 met"])
        #expect(
            try await scene.clock(.response, of: number)?.endedAt
                == (try Timetable.moment("2026-03-09 11:00", after: scene.now)))
    }

    @Test(arguments: Backend.available) func `a verdict that was given never changes`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        try await scene.advance(to: "12:00")
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("您好"), in: $1) }
        try await scene.act(on: number, as: .agent) {
            try $0.classify(type: "suggestion", level: "low", reason: "其实不急", in: $1)
        }
        let response = try #require(try await scene.clock(.response, of: number))
        #expect(response.verdict == .missed)
        #expect(response.verdictAt == (try Timetable.moment("2026-03-09 12:00", after: scene.now)))
        #expect(!response.isOpen)
        #expect(try await scene.told(of: .response, of: number) == ["11:30 warned 75", "12:00 missed"])
    }

    @Test(arguments: Backend.available)
    func `a verb that comes before the loop finds the limit missed, too`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault")
        scene.standStill(for: .hours(2) + .milliseconds(1))
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("您好"), in: $1) }
        #expect(try await scene.clock(.response, of: number)?.verdict == .missed)
        try await scene.advance(by: .minutes(5))
        #expect(try await scene.told(of: .response, of: number).filter { $0.contains("missed") }.count == 1)
    }

    @Test(arguments: Backend.available)
    func `another level does not save a limit that has passed`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        let number = try await scene.ask(type: "fault", urgent: true)
        scene.standStill(for: .hours(25))
        try await scene.act(on: number, as: .agent) {
            try $0.classify(type: "fault", level: "low", reason: "其实不急", in: $1)
        }
        let early = try await scene.clocks(of: number).filter { [.pickUp, .response, .solution].contains($0.kind) }
        #expect(early.map(\.verdict) == [.missed, .missed, .missed])
    }

    @Test(arguments: Backend.available)
    func `a due time in an unknown year is provisional`(backend: Backend) async throws {
        let scene = try await Scene.on(Timetable.lastKnownDay, at: "17:00", on: backend)
        let number = try await scene.ask(type: "fault")
        let clocks = try await scene.clocks(of: number)
        let provisional = Dictionary(uniqueKeysWithValues: clocks.map { ($0.kind, $0.provisional) })
        #expect(provisional == [.pickUp: false, .response: true, .solution: true])
    }

    @Test(
        arguments: Backend.available,
        [
            (Timetable.nationalDayEve, "17:00", "2026-10-08 10:30"),
            (Timetable.nationalDay, "11:00", "2026-10-08 11:30"),
            (Timetable.springFestivalEve, "17:30", "2026-02-24 11:00"),
            (Timetable.makeUpSaturday, "10:00", "2026-10-10 12:00"),
        ])
    func `holidays stand still and make-up days count`(backend: Backend, row: (String, String, String)) async throws {
        let scene = try await Scene.on(row.0, at: row.1, on: backend)
        let number = try await scene.ask(type: "fault")
        #expect(try await scene.clock(.response, of: number).map { Timetable.shown($0.due) } == row.2)
    }

    @Test(arguments: Backend.available)
    func `figures count what a paragraph set running and what was missed`(backend: Backend) async throws {
        let scene = try await Scene.monday(at: "10:00", on: backend)
        for _ in 0..<3 { try await scene.ask(type: "fault") }
        let number = try await scene.ask(type: "fault")
        try await scene.act(on: number, as: .agent) { _ = try $0.reply(.init("您好"), in: $1) }
        try await scene.advance(to: "12:00")
        let figures = try await scene.read { try $0.clockFigures(of: 1, within: .all) }
        #expect(figures["4.3"].map { [$0.started, $0.missed] } == [4, 3])
        #expect(figures["4.6"].map { [$0.started, $0.missed] } == [4, 0])
        let parts = try await scene.read { try $0.clockFigures(of: 1, within: .teams(["technical-support"])) }
        #expect(parts.isEmpty, "who sees a part gets none of the whole")
    }
}

extension Scene {
    /// What the record says of one of a ticket's clocks: the time of day and what happened.
    func told(of kind: ClockKind, of number: String) async throws -> [String] {
        try await history(of: number).filter { $0.name.hasPrefix("clock.") }.compactMap { happening in
            let time = Timetable.shown(happening.at).split(separator: " ")[1]
            return switch try ClockEvent(happening) {
            case .warned(_, kind, let percent, _): "\(time) warned \(percent)"
            case .missed(_, kind, _, let down): "\(time) missed" + (down ? " while down" : "")
            case .met(_, kind, _): "\(time) met"
            case .paused(_, kind): "\(time) paused"
            case .resumed(_, kind, let due): "\(time) resumed until \(Timetable.shown(due))"
            case .recounted(_, kind, let due, _, _): "\(time) recounted to \(Timetable.shown(due))"
            case .redated(_, kind, let due): "\(time) redated to \(Timetable.shown(due))"
            default: nil
            }
        }
    }
}
