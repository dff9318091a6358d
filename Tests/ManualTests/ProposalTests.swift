import Manual
import Testing
import Vocabulary

@Suite("A8 · C4 · D4 · The proposed level")
struct ProposalTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let type: TypeKey
        let isUrgent: Bool
        let words: String
        let level: LevelKey
        let paragraph: Paragraph
        let facts: [Fact]

        var testDescription: String { "\(type) \(words)" }

        init(
            _ type: TypeKey, urgent: Bool = false, _ words: String, _ level: LevelKey, _ paragraph: Paragraph,
            _ facts: [Fact]
        ) {
            (self.type, isUrgent, self.words) = (type, urgent, words)
            (self.level, self.paragraph, self.facts) = (level, paragraph, facts)
        }
    }

    static let rows = [
        Row("complaint", "等了三天没人理", "urgent", "3.2", [Fact("fact.type", ["complaint"])]),
        Row("complaint", urgent: true, "态度恶劣", "urgent", "3.2", [Fact("fact.type", ["complaint"])]),
        Row(
            "complaint", "我已向12315反映", "critical", "3.1",
            [Fact("fact.type", ["complaint"]), Fact("fact.word", ["12315"])]),
        Row(
            "fault", "昨晚发现数据丢失，疑似信息泄露", "critical", "3.1",
            [Fact("fact.type", ["fault"]), Fact("fact.word", ["信息泄露"]), Fact("fact.word", ["数据丢失"])]),
        Row(
            "fault", "昨晚發現數據丟失", "critical", "3.1",
            [Fact("fact.type", ["fault"]), Fact("fact.word", ["数据丢失"])]),
        Row(
            "fault", "OUTAGE since noon", "urgent", "3.2",
            [Fact("fact.type", ["fault"]), Fact("fact.word", ["outage"])]),
        Row(
            "fault", "ＯＵＴＡＧＥ！", "urgent", "3.2",
            [Fact("fact.type", ["fault"]), Fact("fact.word", ["outage"])]),
        Row("fault", "页面显示异常", "normal", "3.3", [Fact("fact.nothing-else")]),
        Row("fault", "订单号 9123150", "normal", "3.3", [Fact("fact.nothing-else")]),
        Row("fault", urgent: true, "打印机不动", "urgent", "3.5", [Fact("fact.type", ["fault"]), Fact("fact.urgent")]),
        Row("suggestion", "希望防止数据泄露", "low", "3.4", [Fact("fact.type", ["suggestion"])]),
        Row("suggestion", urgent: true, "希望有深色模式", "low", "3.4", [Fact("fact.type", ["suggestion"])]),
        Row("consultation", "怎么开发票", "low", "3.4", [Fact("fact.type", ["consultation"]), Fact("fact.not-urgent")]),
        Row("consultation", urgent: true, "怎么开发票", "normal", "3.3", [Fact("fact.nothing-else")]),
        Row("other", "", "normal", "3.3", [Fact("fact.nothing-else")]),
        Row("never-heard-of", "", "normal", "3.3", [Fact("fact.nothing-else")]),
    ]

    @Test(arguments: rows) func `the first rule that fits decides and says what it saw`(row: Row) {
        let proposal = standard.proposal(
            for: Intake(type: row.type, channel: "form", isUrgent: row.isUrgent, words: row.words))
        #expect(proposal.level == row.level)
        #expect(proposal.paragraph == row.paragraph)
        #expect(proposal.facts == row.facts)
    }

    @Test(arguments: standard.channels.map(\.key)) func `every complaint is at least urgent`(channel: ChannelKey) throws
    {
        for isUrgent in [true, false] {
            let proposal = standard.proposal(
                for: Intake(type: "complaint", channel: channel, isUrgent: isUrgent, words: "小事"))
            #expect(try #require(standard.level(proposal.level)).rank <= 2)
        }
    }
}
