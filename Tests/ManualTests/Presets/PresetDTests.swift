import Manual
import Testing
import Vocabulary

private let d = preset("d")

@Suite("D · The response flow card")
struct PresetDTests {
    @Test func `it is whole`() { expectWhole(d) }

    static let figures = [
        Figure("D4", "start", "urgent", .hours(2)), Figure("D4", "start", "normal", .hours(24)),
        Figure("D4", "start", "low", .hours(48)), Figure("D8", "result", "normal", .hours(24)),
        Figure("D9", "archiving", "low", .hours(24)),
        // What it does not limit.
        Figure("D5", "solution", "urgent", nil), Figure("D1", "response", "urgent", nil),
    ]

    @Test(arguments: figures) func `a limit has its figure`(figure: Figure) { #expect(figure.holds(in: d)) }

    @Test func `D8 · D9: the day counts from completion`() {
        let ticket = Case(type: "fault", level: "normal", channel: "phone")
        #expect(d.promises(for: ticket, startingAt: .resolution).map(\.kind) == ["result", "archiving"])
        #expect(d.promises(for: ticket, startingAt: .intake).map(\.kind) == ["start"])
    }

    @Test func `D1 · D3: any channel, four types with subtypes, and another on the card`() {
        #expect(d.channels.map(\.key).prefix(5) == ["phone", "chat", "email", "social", "in-person"])
        let subtypes = { (type: TypeKey) in d.type(type)?.subtypes.map(\.key) }
        #expect(subtypes("consultation") == ["function", "policy", "use"])
        #expect(subtypes("complaint") == ["service", "product", "after-sales"])
        #expect(subtypes("suggestion") == ["product", "service"])
        #expect(subtypes("fault") == ["hardware", "software", "operation"])
        #expect(subtypes("other") == [])
    }

    static let levels: [(TypeKey, SubtypeKey?, Set<QuestionKey>, Bool, LevelKey)] = [
        ("fault", nil, ["property"], false, "urgent"), ("complaint", nil, ["data"], false, "urgent"),
        ("fault", nil, ["stopped"], false, "urgent"), ("complaint", nil, [], false, "normal"),
        ("consultation", "function", [], false, "normal"), ("consultation", "policy", [], false, "low"),
        ("consultation", "policy", [], true, "normal"), ("suggestion", nil, [], true, "low"),
    ]

    @Test(arguments: levels.indices) func `D4: the priority rule`(row: Int) {
        let (type, subtype, answers, isUrgent, level) = Self.levels[row]
        let intake = Intake(
            type: type, subtype: subtype, channel: "phone", isUrgent: isUrgent, answers: answers, words: "x")
        #expect(d.proposal(for: intake).level == level)
    }

    @Test(arguments: ["urgent", "normal", "low"] as [LevelKey]) func `D4: every priority is signed`(level: LevelKey) {
        let change = LevelChange(type: "fault", proposed: level, level: level, isOverride: false)
        #expect(d.signOff(for: change) == "2.2")
        #expect(d.signOff?.by == ["supervisor"])
    }

    static let teams: [(TypeKey, TeamKey)] = [
        ("consultation", "product"), ("complaint", "after-sales"), ("fault", "technology"), ("suggestion", "product"),
    ]

    @Test(arguments: teams) func `D5: the supervisor gives each type to its people`(type: TypeKey, team: TeamKey) {
        let verdict = d.dispatch(for: Case(type: type, level: "normal", channel: "phone"))
        #expect(verdict?.team == team)
        #expect(verdict?.isManual == true)
        #expect(d.promised?.paragraph == "2.3")
    }

    @Test(arguments: [(Duration.hours(4), nil), (.minutes(239), ExtensionRefusal.tooLate(by: .minutes(1)))])
    func `D6: four hours ahead, whatever the limit`(left: Duration, refusal: ExtensionRefusal?) {
        let due = at("2026-03-10 17:00")
        let wish = ExtensionFacts(
            kind: "start", limit: .hours(2), time: .elapsed, remaining: left, askedBefore: 5, due: due,
            newDue: due + .hours(1))
        #expect(d.extensionRefusal(of: wish) == refusal)
    }

    @Test func `D9: what the archive asks for`() {
        #expect(d.archive.map(\.thing) == [.number, .record, .owner, .rating])
    }

    @Test func `D11: the card's number`() throws {
        #expect(d.number(day: try #require(Day(year: 2024, month: 5, day: 20)), serial: 1) == "CST-20240520001")
    }

    static let words: [(String, Paragraph, [String])] = [
        ("D2", "2.1", ["last digits", "domain", "own words", "to the minute"]),
        ("D7", "2.4", ["logged with their time", "its task and limit"]),
        ("D8", "2.5", ["original channel", "text message or call recording", "further demand"]),
        ("D10", "2.6", ["share of each type", "mean handling time", "top five"]),
        ("D11", "3.1", ["signature", "extra pages", "further demand"]),
    ]

    @Test(arguments: words.indices) func `what comes later stands in words`(row: Int) {
        let (line, paragraph, figures) = Self.words[row]
        for figure in figures { #expect(d.passage(paragraph)?.text.en.contains(figure) == true, "\(line) \(figure)") }
    }
}
