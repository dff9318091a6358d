import Manual
import Testing
import Vocabulary

private let a = preset("a")

@Suite("A · The support center's operations manual")
struct PresetATests {
    @Test func `it is whole`() { expectWhole(a) }

    @Test func `A1: five roles, and two of ours`() {
        #expect(
            a.roles.map(\.key) == [
                "supervisor", "agent", "technical-support", "quality-inspector", "trainer", "head", "management",
            ])
    }

    static let figures = [
        Figure("A5", "pick-up", "low", .seconds(15), .serviceHours, channel: "phone"),
        Figure("A5", "pick-up", "low", .seconds(10), .serviceHours, channel: "chat"),
        Figure("A5", "pick-up", "low", .minutes(30), .serviceHours, channel: "email"),
        Figure("A8", "response", "low", .minutes(5), .serviceHours),
        Figure("A8", "solution", "low", .minutes(30), .serviceHours),
        Figure("A8", "response", "medium", .minutes(15), .serviceHours),
        Figure("A8", "solution", "medium", .hours(2), .serviceHours),
        Figure("A8", "response", "high", .minutes(5), .serviceHours),
        Figure("A8", "solution", "high", .hours(24)),
        Figure("A8", "solution", "high", .hours(24), type: "complaint"),
        Figure("A9", "correction", "low", .minutes(10), .serviceHours),
        Figure("A10", "progress", "low", .minutes(30), .serviceHours),
        Figure("A13", "follow-up", "low", .hours(24)),
        // Ours.
        Figure("A18", "first-line", "low", .minutes(30), .serviceHours),
        Figure("A18", "workaround", "high", .hours(4)),
    ]

    @Test(arguments: figures) func `a limit has its figure`(figure: Figure) { #expect(figure.holds(in: a)) }

    @Test func `A8: limits count from acceptance`() {
        let counted = a.promises.filter { ["response", "solution"].contains($0.promise.kind) }
        #expect(counted.allSatisfy { $0.promise.startsAt == .intake })
    }

    static let levels: [(TypeKey, Set<QuestionKey>, LevelKey)] = [
        ("consultation", [], "low"), ("fault", [], "medium"), ("fault", ["core"], "high"), ("complaint", [], "high"),
    ]

    @Test(arguments: levels) func `A8: three levels, every complaint is high`(
        type: TypeKey, answers: Set<QuestionKey>, level: LevelKey
    ) {
        let intake = Intake(type: type, channel: "form", isUrgent: true, answers: answers, words: "x")
        #expect(a.proposal(for: intake).level == level)
    }

    @Test func `A6 · A7: four types and four business types`() {
        #expect(a.types.map(\.key) == ["consultation", "fault", "complaint", "suggestion"])
        #expect(a.businessTypes.map(\.key) == ["product", "technical", "feedback", "other"])
    }

    @Test func `A9: a technical fault goes to technical support`() {
        let team = { (type: TypeKey) in a.dispatch(for: Case(type: type, level: "low", channel: "form"))?.team }
        #expect(team("fault") == "technical-support")
        #expect(team("consultation") == "service")
    }

    @Test func `A13: everybody is called back, one to five`() {
        for type in a.types {
            let ticket = Case(type: type.key, level: "low", channel: "form")
            #expect(a.followUp(for: .init(case: ticket, isReopened: false, isRated: true, dice: 99)) != nil)
        }
        #expect(a.rating.scale == 1...5)
        #expect(a.resolving.needs == [.solution])
    }

    static let escalations: [(LevelKey, EscalationTrigger, [LineKey], [RoleKey])] = [
        ("low", .clock("first-line", percent: 100), ["second"], []), ("low", .urges(2), ["second"], []),
        ("medium", .clock("solution", percent: 100), [], ["supervisor"]), ("medium", .urges(2), [], []),
        ("high", .arrival, [], ["supervisor"]), ("high", .clock("workaround", percent: 100), [], ["head"]),
        ("high", .clock("solution", percent: 100), [], ["management"]),
    ]

    @Test(arguments: escalations) func `A18: conditions that are ours`(
        level: LevelKey, occasion: EscalationTrigger, lines: [LineKey], told: [RoleKey]
    ) {
        let up = a.escalations(of: Case(type: "fault", level: level, channel: "form"), on: occasion)
        #expect(up.compactMap(\.to) == lines)
        #expect(up.flatMap(\.notify) == told)
    }

    @Test func `A21: intake from half past nine, staff from nine`() {
        #expect(a.calendar("center")?.week[.monday]?.map(\.description) == ["09:30-18:00"])
        #expect(a.calendar("staff")?.week[.monday]?.map(\.description) == ["09:00-18:30"])
        #expect(a.teams.allSatisfy { $0.hours == "staff" })
    }

    @Test func `no one signs off and nothing is extended, because it says nothing of the kind`() {
        #expect(a.signOff == nil)
        #expect(a.extending == nil)
        #expect(a.remedy == nil)
    }

    static let words: [(String, Paragraph, [String])] = [
        ("A2", "1.3", ["5 minutes", "95 %"]), ("A3", "2.1", ["09:00 to 09:30"]), ("A4", "5.4", ["18:00 to 18:30"]),
        ("A14", "6.1", ["10 to 20 %", "weekly"]), ("A16", "6.3", ["3 months", "once a month", "practical test"]),
        ("A18", "3.5", ["5 customers", "15 minutes", "50, 75 and 100 %"]),
        (
            "A14", "6.2",
            ["opening 10", "listening 15", "correctness 30", "process 20", "attitude 15", "record 10", "85", "70"]
        ),
        ("A11", "4.3", ["recording"]), ("A23", "1.4", ["yardstick"]),
    ]

    @Test(arguments: words.indices) func `what comes later stands in words`(row: Int) {
        let (line, paragraph, figures) = Self.words[row]
        for figure in figures { #expect(a.passage(paragraph)?.text.en.contains(figure) == true, "\(line) \(figure)") }
    }
}
