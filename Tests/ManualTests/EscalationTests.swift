import Manual
import Testing
import Vocabulary

@Suite("A18 · R2 · Escalation")
struct EscalationTests {
    static func ticket(_ level: LevelKey, _ type: TypeKey = "fault") -> Case {
        Case(type: type, level: level, channel: "form")
    }

    @Test func `a missed limit takes a low ticket to the second line`() {
        let up = standard.escalations(of: Self.ticket("low"), on: .clock("first-line", percent: 100))
        #expect(up.map(\.to) == ["second"])
        #expect(
            standard.escalations(of: Self.ticket("low"), on: .clock("first-line", percent: 75)).allSatisfy {
                $0.to == nil
            })
        #expect(standard.escalations(of: Self.ticket("low"), on: .clock("solution", percent: 99)).isEmpty)
    }

    @Test(arguments: [(1, false), (2, true), (3, true)])
    func `the second urge and every later one goes to the supervisor`(count: Int, isTold: Bool) {
        let told = standard.escalations(of: Self.ticket("normal"), on: .urges(count)).flatMap(\.notify)
        #expect(told.contains("supervisor") == isTold)
    }

    @Test func `a critical ticket is told at once`() {
        #expect(
            standard.escalations(of: Self.ticket("critical"), on: .arrival).flatMap(\.notify).contains("supervisor"))
        #expect(standard.escalations(of: Self.ticket("low"), on: .arrival).isEmpty)
    }

    @Test func `lines have an order`() {
        #expect(standard.line(above: "first")?.key == "second")
        #expect(standard.line("second", isAbove: "first"))
        #expect(!standard.line("first", isAbove: "second"))
        #expect(!standard.line("first", isAbove: "first"))
        #expect(!standard.line("first", isAbove: "unheard-of"))
        #expect(standard.line(above: "unheard-of") == nil)
        #expect(standard.teams(of: "first").map(\.key).contains("first-line"))
    }
}
