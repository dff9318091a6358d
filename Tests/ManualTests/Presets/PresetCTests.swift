import Manual
import Testing
import Vocabulary

private let c = preset("c")

@Suite("C · The IT company's service manual")
struct PresetCTests {
    @Test func `it is whole`() { expectWhole(c) }

    @Test func `C1 · C2: four teams and five ways in`() {
        #expect(
            c.teams.map(\.key) == ["first-line", "technical-support", "customer-success", "service-quality"])
        #expect(c.channels.map(\.key) == ["phone", "chat", "email", "wecom", "dingtalk", "form", "api"])
    }

    /// The limits are ours: the text breaks off before it names any.
    static let figures = [
        Figure("C4", "response", "critical", .minutes(15)), Figure("C4", "solution", "critical", .hours(24)),
        Figure("C4", "response", "urgent", .minutes(30), .serviceHours),
        Figure("C4", "solution", "urgent", .days(1), .serviceDay),
        Figure("C4", "response", "important", .hours(2), .serviceHours),
        Figure("C4", "solution", "important", .days(3), .serviceDay),
        Figure("C4", "response", "general", .hours(4), .serviceHours),
        Figure("C4", "solution", "general", .days(5), .serviceDay),
        Figure("C10", "acceptance", "critical", .minutes(5)),
        Figure("C10", "acceptance", "general", .minutes(5), .serviceHours),
        Figure("C3", "completion", "general", .minutes(5), .serviceHours, channel: "phone"),
        Figure("C3", "completion", "general", nil, channel: "email"),
        Figure("C8", "follow-up", "general", .days(1), .serviceDay),
    ]

    @Test(arguments: figures) func `a limit has its figure`(figure: Figure) { #expect(figure.holds(in: c)) }

    static let levels: [(Set<QuestionKey>, Bool, LevelKey)] = [
        (["outage"], false, "critical"), (["data"], false, "critical"), (["core"], false, "urgent"),
        (["part", "way-around"], false, "important"), (["part"], false, "urgent"), ([], true, "important"),
        ([], false, "general"),
    ]

    @Test(arguments: levels) func `C4: extent, urgency and a way around decide`(
        answers: Set<QuestionKey>, isUrgent: Bool, level: LevelKey
    ) {
        let intake = Intake(type: "fault", channel: "form", isUrgent: isUrgent, answers: answers, words: "x")
        #expect(c.proposal(for: intake).level == level)
    }

    @Test func `C5: dispatch is by type, and subtypes have their team`() {
        let team = { (type: TypeKey, subtype: SubtypeKey?) in
            c.dispatch(for: Case(type: type, subtype: subtype, level: "general", channel: "form"))?.team
        }
        #expect(team("fault", nil) == "technical-support")
        #expect(team("service", "account") == "first-line")
        #expect(team("service", "configuration") == "technical-support")
    }

    @Test func `C11: promises to customers are kept`() {
        #expect(c.promised?.paragraph == "1.3")
        #expect(c.passage("1.3")?.text.en.contains("promised") == true)
    }

    static let words: [(String, Paragraph, [String])] = [
        ("C3", "3.1", ["when it happened", "wished", "right after the call"]),
        ("C6", "2.3", ["root cause", "way around"]),
        ("C7", "2.4", ["renewal", "expansion", "referral"]), ("C8", "2.5", ["recordings and tickets", "surveys"]),
        ("C9", "1.1", ["propose changes"]),
    ]

    @Test(arguments: words.indices) func `what comes later stands in words`(row: Int) {
        let (line, paragraph, figures) = Self.words[row]
        for figure in figures { #expect(c.passage(paragraph)?.text.en.contains(figure) == true, "\(line) \(figure)") }
    }
}
