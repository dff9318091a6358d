import Manual
import Testing
import Vocabulary

@Suite("A13 · Whom a person calls")
struct FollowUpRuleTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let why: String
        let facts: FollowUpFacts
        let seen: [Fact]?
        let notByHandler: Bool

        var testDescription: String { why }

        init(
            _ why: String, _ type: TypeKey, _ level: LevelKey, _ customer: CustomerLevelKey? = nil,
            reopened: Bool = false,
            rated: Bool = false, dice: Int, _ seen: [Fact]?, notByHandler: Bool = false
        ) {
            self.why = why
            facts = FollowUpFacts(
                case: Case(type: type, level: level, channel: "form", customerLevel: customer), isReopened: reopened,
                isRated: rated, dice: dice)
            self.seen = seen
            self.notByHandler = notByHandler
        }
    }

    static let rows = [
        Row(
            "a complaint", "complaint", "urgent", rated: true, dice: 99, [Fact("fact.type", ["complaint"])],
            notByHandler: true),
        Row("urgent", "fault", "urgent", rated: true, dice: 99, [Fact("fact.level", ["urgent"])]),
        Row("critical", "fault", "critical", rated: true, dice: 99, [Fact("fact.level", ["critical"])]),
        Row("a VIP", "consultation", "low", "vip", rated: true, dice: 99, [Fact("fact.customer-level", ["vip"])]),
        Row("not any customer", "consultation", "low", "regular", rated: true, dice: 99, nil),
        Row("opened again", "fault", "normal", reopened: true, rated: true, dice: 99, [Fact("fact.reopened")]),
        Row("unrated and drawn", "fault", "normal", dice: 19, [Fact("fact.not-rated"), Fact("fact.drawn", ["20"])]),
        Row("unrated, not drawn", "fault", "normal", dice: 20, nil),
        Row("rated and content", "fault", "normal", rated: true, dice: 0, nil),
    ]

    @Test(arguments: rows) func `the first rule that fits decides`(row: Row) {
        let verdict = standard.followUp(for: row.facts)
        #expect(verdict?.facts == row.seen)
        #expect((verdict?.notByHandler ?? false) == row.notByHandler)
        #expect(verdict == nil || verdict?.paragraph == "6.4")
    }

    @Test func `a fifth of the unrated are called`() {
        let called = (0..<100).filter { dice in
            let ticket = Case(type: "fault", level: "normal", channel: "form")
            return standard.followUp(for: .init(case: ticket, isReopened: false, isRated: false, dice: dice)) != nil
        }
        #expect(called.count == 20)
    }

    @Test func `a manual without follow-ups calls nobody`() throws {
        let ticket = Case(type: "fault", level: "high", channel: "form")
        let facts = FollowUpFacts(case: ticket, isReopened: true, isRated: false, dice: 0)
        #expect(try Edition.read(smallManual).followUp(for: facts) == nil)
    }
}
