import Manual
import Testing
import Vocabulary

private let e = preset("e")

@Suite("E · The technical support procedure")
struct PresetETests {
    @Test func `it is whole`() { expectWhole(e) }

    static let figures = [
        Figure("E2", "response", "high", .minutes(15), type: "complex"),
        Figure("E2", "response", "regular", .hours(2), type: "complex"),
        Figure("E5", "solution", "regular", .minutes(30), type: "basic"),
        Figure("E5", "solution", "high", nil, type: "complex"),
        Figure("E7", "start", "regular", .hours(2), type: "complex"),
        Figure("E7", "start", "regular", nil, type: "basic"),
        Figure("E8", "progress", "regular", .hours(2), type: "complex"),
        Figure("E13", "follow-up", "regular", .hours(24), type: "complex"),
        Figure("E13", "remedy", "regular", .hours(2), type: "complex"),
    ]

    @Test(arguments: figures) func `a limit has its figure`(figure: Figure) { #expect(figure.holds(in: e)) }

    @Test func `E1: the ways in`() {
        #expect(e.channels.map(\.key) == ["form", "app", "email", "wecom", "dingtalk", "phone", "field", "api"])
    }

    static let levels: [(Set<QuestionKey>, CustomerLevelKey?, Bool, LevelKey)] = [
        (["everybody"], nil, false, "high"), (["stopped"], "regular", false, "high"), ([], "vip", true, "high"),
        ([], "vip", false, "regular"), ([], nil, true, "regular"), ([], nil, false, "regular"),
    ]

    @Test(arguments: levels) func `E2: extent, urgency and the customer's level`(
        answers: Set<QuestionKey>, customer: CustomerLevelKey?, isUrgent: Bool, level: LevelKey
    ) {
        let intake = Intake(
            type: "complex", channel: "form", customerLevel: customer, isUrgent: isUrgent, answers: answers, words: "x")
        #expect(e.proposal(for: intake).level == level)
    }

    @Test func `E4: the scene is asked for, courteously`() {
        let facts = e.facts(for: "complex")
        #expect(
            facts.map(\.key) == ["symptom", "screenshot", "steps", "log", "system", "device", "version"])
        #expect(facts.filter(\.isRequired).map(\.key) == ["symptom", "screenshot", "steps"])
        for fact in facts {
            #expect(["麻烦", "请", "谢谢", "方便的话"].contains { fact.ask.zhHans.contains($0) }, "\(fact.key)")
        }
        #expect(e.question(asking: facts, in: .zhHans).contains("优先"))
    }

    @Test func `E5: what self-service does not close goes to the experts`() {
        let basic = Case(type: "basic", level: "regular", channel: "form")
        #expect(e.escalations(of: basic, on: .clock("solution", percent: 100)).map(\.to) == ["second"])
    }

    @Test func `E8: progress goes on`() {
        #expect(e.promises.filter { $0.promise.repeats }.map(\.promise.kind) == ["progress"])
    }

    @Test func `E13: a senior or the lead, who records the cause`() throws {
        let remedy = try #require(e.remedy)
        #expect(remedy.roles == ["senior-agent", "lead"])
        #expect(remedy.roles.allSatisfy { e.role($0)?.isSenior == true })
        #expect(remedy.causes.map(\.key) == ["not-solved", "attitude"])
        #expect(e.followUps?.window == .hours(24))
    }

    static let words: [(String, Paragraph, [String])] = [
        ("E3", "1.3", ["customer and keywords", "merged"]), ("E5", "2.1", ["restart, network, cache", "30 minutes"]),
        ("E6", "2.1", ["hot problems"]),
        ("E7", "2.2", ["symptom", "environment", "steps done", "wished time", "2 hours"]),
        ("E9", "2.3", ["backup", "private files"]), ("E10", "2.4", ["third party"]),
        ("E11", "3.1", ["service confirmation", "precautions"]), ("E12", "3.1", ["root cause", "keywords"]),
        ("E14", "3.2", ["mean time to resolve", "self-service rate", "recurrence"]), ("E16", "3.4", ["quarter"]),
    ]

    @Test(arguments: words.indices) func `what comes later stands in words`(row: Int) {
        let (line, paragraph, figures) = Self.words[row]
        for figure in figures { #expect(e.passage(paragraph)?.text.en.contains(figure) == true, "\(line) \(figure)") }
    }
}
