import Manual
import Testing
import Vocabulary

/// The small manual with one of everything that rules can ask about.
private let wideManual =
    smallManual.replacing(
        "\npromises:",
        with: """

            customer-levels:
              - { key: vip, name: { zh-Hans: 贵, zh-Hant: 貴, en: VIP }, paragraph: "1.1" }
            business-types:
              - { key: sales, name: { zh-Hans: 销, zh-Hant: 銷, en: Sales }, paragraph: "1.1" }
            questions:
              - { key: stopped, name: { zh-Hans: 停, zh-Hant: 停, en: Stopped? }, types: [fault], paragraph: "1.1" }
              - { key: everybody, name: { zh-Hans: 全, zh-Hant: 全, en: Everybody? }, paragraph: "1.1" }
            promises:
            """)

private func wide(_ rule: String) throws -> Edition {
    try Edition.read(
        wideManual.replacing("proposals:\n", with: "proposals:\n  - { level: high, \(rule), paragraph: \"1.1\" }\n"))
}

@Suite("A7 · E2 · What a proposed level can rest on")
struct ConditionTests {
    static let plain = Intake(type: "fault", channel: "form", isUrgent: false, words: "x")

    static let table: [(String, Intake, [Fact])] = [
        (
            "answers: [stopped, everybody]",
            Intake(type: "fault", channel: "form", isUrgent: false, answers: ["stopped"], words: "x"),
            [Fact("fact.answer", ["stopped"])]
        ),
        (
            "every-answer: [stopped, everybody]",
            Intake(type: "fault", channel: "form", isUrgent: false, answers: ["everybody", "stopped"], words: "x"),
            [Fact("fact.answer", ["everybody"]), Fact("fact.answer", ["stopped"])]
        ),
        (
            "customer-levels: [vip]",
            Intake(type: "fault", channel: "form", customerLevel: "vip", isUrgent: false, words: "x"),
            [Fact("fact.customer-level", ["vip"])]
        ),
        (
            "business: [sales]", Intake(type: "fault", business: "sales", channel: "form", isUrgent: false, words: "x"),
            [Fact("fact.business", ["sales"])]
        ),
        (
            "subtypes: [hard]", Intake(type: "fault", subtype: "hard", channel: "form", isUrgent: false, words: "x"),
            [Fact("fact.subtype", ["hard", "fault"])]
        ),
        (
            "channels: [form], urgent: yes", Intake(type: "fault", channel: "form", isUrgent: true, words: "x"),
            [Fact("fact.channel", ["form"]), Fact("fact.urgent")]
        ),
    ]

    @Test(arguments: table.indices) func `a condition lets through what it names and says so`(row: Int) throws {
        let (rule, intake, facts) = Self.table[row]
        let edition = try wide(rule)
        let proposal = edition.proposal(for: intake)
        #expect((proposal.level, proposal.facts) == ("high", facts))
        #expect(edition.proposal(for: Self.plain).level == "low")
        #expect(facts.allSatisfy { $0.about.isEmpty || edition.name(of: $0) != nil })
    }

    @Test func `one answer of two is not both`() throws {
        let half = Intake(type: "fault", channel: "form", isUrgent: false, answers: ["stopped"], words: "x")
        #expect(try wide("every-answer: [stopped, everybody]").proposal(for: half).level == "low")
    }

    @Test func `a question is asked for its types`() throws {
        let edition = try Edition.read(wideManual)
        #expect(edition.questions(for: "fault").map(\.key) == ["stopped", "everybody"])
        #expect(edition.questions(for: "other").map(\.key) == ["everybody"])
    }

    @Test func `a limit can be for some customers`() throws {
        let edition = try Edition.read(
            wideManual.replacing(
                "limits:\n", with: "limits:\n      - { customer-levels: [vip], limit: 1 min, time: elapsed }\n"))
        let vip = Case(type: "fault", level: "low", channel: "form", customerLevel: "vip")
        #expect(edition.promises(for: vip).map(\.limit) == [.minutes(1)])
        #expect(edition.promises(for: Case(type: "fault", level: "low", channel: "form")).map(\.limit) == [.hours(2)])
    }
}

@Suite("E4 · The facts that a type needs")
struct FactDemandTests {
    @Test func `a type has its facts, with words that ask for them`() throws {
        let facts = standard.facts(for: "fault", "hardware")
        let device = try #require(facts.first { $0.key == "device" })
        #expect(device.isRequired)
        #expect(device.ask.zhHans.contains("麻烦您"))
        #expect(standard.facts(for: "unheard-of").isEmpty)
    }

    @Test func `a subtype adds its own and words some otherwise`() throws {
        let demand = { (key: String, en: String) in
            "{ key: \(key), name: { zh-Hans: 甲, zh-Hant: 甲, en: \(en) }, ask: { zh-Hans: 请, zh-Hant: 請, en: Please } }"
        }
        let text = smallManual.replacing(
            "team: desk", with: "team: desk\n    facts: [\(demand("a", "A")), \(demand("b", "B"))]"
        )
        .replacing("en: Hard } }", with: "en: Hard }, facts: [\(demand("b", "Better")), \(demand("c", "C"))] }")
        let edition = try Edition.read(text)
        #expect(edition.facts(for: "fault").map(\.name.en) == ["A", "B"])
        #expect(edition.facts(for: "fault", "hard").map(\.name.en) == ["A", "Better", "C"])
    }
}

@Suite("A10 · C11 · Limits by a time of day, again and again")
struct ProgressTests {
    static let normal = Case(type: "fault", level: "normal", channel: "form")

    static let table: [(String, Bool, String)] = [
        ("2026-03-09 10:00", false, "2026-03-09 17:00"), ("2026-03-09 10:00", true, "2026-03-10 17:00"),
        ("2026-03-09 17:00", false, "2026-03-10 17:00"), ("2026-03-13 18:00", false, "2026-03-16 17:00"),
        ("2026-09-30 16:59", true, "2026-10-08 17:00"), ("2026-10-09 12:00", true, "2026-10-10 17:00"),
    ]

    @Test(arguments: table) func `each service day by five`(from: String, again: Bool, due: String) throws {
        let promise = try #require(standard.promises(for: Self.normal).first { $0.kind == "progress" })
        #expect(promise.repeats)
        #expect(promise.by?.description == "17:00")
        let found = promise.due(from: at(from), in: center, again: again)
        #expect(shown(found.at) == due + ":00")
        #expect(!found.isProvisional)
    }

    @Test func `other limits fall due as ever`() throws {
        let promise = try #require(standard.promises(for: Self.normal).first { $0.kind == "response" })
        #expect(
            promise.due(from: at("2026-03-09 10:00"), in: center)
                == center.due(from: at("2026-03-09 10:00"), limit: .hours(2), kind: .serviceHours))
    }

    @Test func `a promise that people type has its name and warnings from the manual`() {
        #expect(standard.promised?.warnings == [50, 75])
        #expect(standard.name(of: "promise") == standard.promised?.name)
    }
}
