import Manual
import Testing
import Vocabulary

@Suite("A5 · Asking the manual by when something is due")
struct DueQuestionTests {
    private func told(_ clock: ClockKind, _ level: LevelKey, _ type: TypeKey? = nil, _ channel: ChannelKey? = nil)
        throws -> [String]
    {
        try standard.promises(asked: DueQuestion(clock: clock, level: level, type: type, channel: channel)).map {
            let circles = $0.circles.map { circle in
                [circle.types.map(\.text), circle.channels.map(\.text)].map { $0.joined(separator: ",") }
                    .joined(separator: "/")
            }
            return "\($0.promise.limit.milliseconds / 60_000) \($0.promise.time.rawValue) "
                + "\($0.promise.paragraph) \(circles.joined(separator: " "))"
        }
    }

    @Test func `what was left open and does not matter gives one answer`() throws {
        #expect(try told("result", "normal") == ["240 service-hours 4.8 /"])
        #expect(try told("solution", "critical") == ["1440 elapsed 4.6 /"])
    }

    @Test func `where the type decides each answer says for which`() throws {
        #expect(
            try told("solution", "normal") == [
                "2880 service-day 4.6 consultation,fault,suggestion,service,other/", "4320 service-day 4.7 complaint/",
            ])
        #expect(try told("solution", "normal", "complaint") == ["4320 service-day 4.7 /"])
    }

    @Test func `where the channel decides each answer says for which`() throws {
        #expect(
            try told("response", "low", "fault") == [
                "120 service-hours 4.3 /form,api,email,weibo,field",
                "5 service-hours 4.3 /phone,chat,wecom,dingtalk,wechat,in-person",
            ])
        #expect(try told("response", "low", nil, "email") == ["120 service-hours 4.3 /"])
    }

    @Test(arguments: [
        (DueQuestion(clock: "lunch", level: "low"), "clock"), (DueQuestion(clock: "result", level: "huge"), "level"),
        (DueQuestion(clock: "result", level: "low", type: "x"), "type"),
        (DueQuestion(clock: "result", level: "low", channel: "x"), "channel"),
        (DueQuestion(clock: "result", level: "low", customer: "x"), "customer"),
    ])
    func `a word that the manual does not know is named, with those it knows`(question: DueQuestion, meaning: String) {
        #expect {
            try standard.promises(asked: question)
        } throws: { error in
            guard let unknown = error as? UnknownWord else { return false }
            return unknown.meaning == meaning && !unknown.known.isEmpty
        }
    }
}
