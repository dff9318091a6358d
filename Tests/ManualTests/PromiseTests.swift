import Manual
import Testing
import Vocabulary

@Suite("A8 · A18 · Promises of the standard manual")
struct PromiseTests {
    /// Type, level, channel → pick-up, response, solution.
    static let table: [(TypeKey, LevelKey, ChannelKey, [(ClockKind, Duration, TimeKind, Paragraph)])] = [
        (
            "fault", "critical", "form",
            [
                ("pick-up", .minutes(30), .serviceHours, "4.2"), ("response", .minutes(15), .elapsed, "4.3"),
                ("solution", .hours(24), .elapsed, "4.6"),
            ]
        ),
        (
            "fault", "urgent", "form",
            [
                ("pick-up", .minutes(30), .serviceHours, "4.2"), ("response", .minutes(15), .serviceHours, "4.3"),
                ("solution", .hours(24), .elapsed, "4.6"),
            ]
        ),
        (
            "complaint", "urgent", "api",
            [
                ("pick-up", .minutes(30), .serviceHours, "4.2"), ("response", .minutes(15), .serviceHours, "4.3"),
                ("solution", .days(3), .serviceDay, "4.7"),
            ]
        ),
        (
            "complaint", "critical", "phone",
            [
                ("pick-up", .seconds(15), .serviceHours, "4.2"), ("response", .minutes(5), .elapsed, "4.3"),
                ("solution", .hours(24), .elapsed, "4.6"),
            ]
        ),
        (
            "fault", "normal", "form",
            [
                ("pick-up", .minutes(30), .serviceHours, "4.2"), ("response", .hours(2), .serviceHours, "4.3"),
                ("solution", .days(2), .serviceDay, "4.6"),
            ]
        ),
        (
            "suggestion", "low", "chat",
            [
                ("pick-up", .seconds(10), .serviceHours, "4.2"), ("response", .minutes(5), .serviceHours, "4.3"),
                ("solution", .days(5), .serviceDay, "4.6"),
            ]
        ),
    ]

    @Test(arguments: table.indices) func `three clocks start at acceptance`(row: Int) {
        let (type, level, channel, expected) = Self.table[row]
        let promises = standard.promises(for: Case(type: type, level: level, channel: channel), startingAt: .intake)
            .filter { $0.kind != "workaround" }
        #expect(promises.map(\.kind) == expected.map(\.0))
        #expect(promises.map(\.limit) == expected.map(\.1))
        #expect(promises.map(\.time) == expected.map(\.2))
        #expect(promises.map(\.paragraph) == expected.map(\.3))
        #expect(promises.allSatisfy { $0.calendar == "center" })
    }

    @Test func `every ticket gets the same three kinds at acceptance, once each`() {
        for type in standard.types {
            for level in standard.levels {
                for channel in standard.channels {
                    let ticket = Case(type: type.key, level: level.key, channel: channel.key)
                    let kinds = standard.promises(for: ticket, startingAt: .intake).map(\.kind)
                    #expect(kinds.filter { $0 != "workaround" } == ["pick-up", "response", "solution"], "\(ticket)")
                    let all = standard.promises(for: ticket).map(\.kind)
                    #expect(Set(all).count == all.count)
                }
            }
        }
    }

    @Test(arguments: [
        ("critical", Duration.minutes(15), TimeKind.elapsed), ("urgent", .minutes(15), .serviceHours),
        ("normal", .hours(2), .serviceHours), ("low", .minutes(30), .serviceHours),
    ])
    func `the first line solves or hands over in time`(level: String, limit: Duration, time: TimeKind) throws {
        let ticket = Case(type: "consultation", level: LevelKey(level), channel: "form")
        let promise = try #require(standard.promises(for: ticket, startingAt: .taking).first)
        #expect((promise.kind, promise.limit, promise.time, promise.paragraph) == ("first-line", limit, time, "4.4"))
    }

    @Test func `a more serious level never has a longer limit for the same kind of time`() {
        for promise in standard.promises(for: Case(type: "fault", level: "urgent", channel: "form")) {
            let normal = standard.promises(for: Case(type: "fault", level: "normal", channel: "form"))
                .first { $0.kind == promise.kind }
            if let normal, normal.time == promise.time { #expect(promise.limit <= normal.limit) }
        }
    }

    @Test func `a kind has a name`() {
        #expect(standard.name(of: "response")?.en == "First response")
        #expect(standard.name(of: "nothing") == nil)
    }

    @Test func `an unknown level gets only what every ticket gets`() {
        let promises = standard.promises(for: Case(type: "fault", level: "?", channel: "form"))
        #expect(promises.map(\.kind).prefix(4) == ["pick-up", "response", "result", "archiving"])
        #expect(!promises.contains { ["solution", "first-line", "progress"].contains($0.kind) })
    }
}
