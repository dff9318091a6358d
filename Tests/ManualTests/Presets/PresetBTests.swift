import Manual
import Presets
import Testing
import Vocabulary

private let b = preset("b")

@Suite("B · The measures for upgrading the service")
struct PresetBTests {
    @Test func `it is whole`() { expectWhole(b) }

    @Test func `eleven blanks are asked for, each with a figure of ours until it is answered`() {
        #expect(
            b.blanks.map { "\($0.key) \($0.ours)" } == [
                "consultation-response 5 min", "department-handling 24 h", "complaint-first-reply 1 h",
                "complaint-result 3 days", "satisfaction-goal 90", "satisfaction-months 12", "mean-response 5 min",
                "resolution-goal 95", "short-term 3", "middle-term 12", "long-term 36",
            ])
        #expect(b.blanks.allSatisfy { $0.answer == nil && $0.value == $0.ours && b.passage($0.paragraph) != nil })
    }

    static let figures = [
        Figure("B4", "response", "ordinary", .minutes(5), .serviceHours, type: "consultation"),
        Figure("B4", "response", "ordinary", .minutes(5), .serviceHours, type: "problem"),
        Figure("B4", "solution", "ordinary", .hours(24), type: "consultation"),
        Figure("B3", "response", "complaint", .hours(1), .serviceHours, type: "complaint"),
        Figure("B3", "solution", "complaint", .days(3), .serviceDay, type: "complaint"),
    ]

    @Test(arguments: figures) func `a limit has its figure`(figure: Figure) { #expect(figure.holds(in: b)) }

    @Test func `B3 · B4: a department's time counts from the hand-over, a complaint's from intake`() {
        let starts = { (type: TypeKey, level: LevelKey) in
            b.promises(for: Case(type: type, level: level, channel: "phone")).first { $0.kind == "solution" }?.startsAt
        }
        #expect(starts("consultation", "ordinary") == .handover)
        #expect(starts("complaint", "complaint") == .intake)
    }

    @Test func `answers take the place of the blanks`() throws {
        let text = try #require(try Presets.text(of: "b"))
        let filled = try Edition.filling(
            text,
            with: ["consultation-response": "2 min", "complaint-result": "5 days", "satisfaction-goal": "85", "x": "y"])
        let edition = try Edition.read(filled)
        #expect(edition.blank("consultation-response")?.answer == "2 min")
        #expect(edition.blank("satisfaction-goal")?.value == "85")
        #expect(edition.blank("department-handling")?.answer == nil)
        let promises = edition.promises(for: Case(type: "consultation", level: "ordinary", channel: "phone"))
        #expect(promises.first { $0.kind == "response" }?.limit == .minutes(2))
        let again = try Edition.filling(filled, with: ["consultation-response": "3 min"])
        #expect(try Edition.read(again).blank("consultation-response")?.answer == "3 min")
        #expect(try Edition.filling(text, with: [:]) == text)
    }

    @Test func `an answer that will not do is a mistake at its place`() throws {
        let text = try #require(try Presets.text(of: "b"))
        let filled = try Edition.filling(text, with: ["satisfaction-goal": "120", "mean-response": "soon\", x: \"y"])
        let found = mistakes(in: filled)
        #expect(found.contains { $0.hasSuffix("mistake.bad-number 120 1 100") })
        #expect(found.contains { $0.hasSuffix("mistake.bad-duration soon, x: y") })
        #expect(found.count == 2)
    }

    @Test func `B2: every channel, online and offline`() {
        #expect(
            b.channels.map(\.key) == [
                "phone", "email", "chat", "website", "wechat", "weibo", "app", "in-person", "form", "api",
            ])
    }

    @Test func `B3: complaints go to their group`() {
        #expect(b.dispatch(for: Case(type: "complaint", level: "complaint", channel: "phone"))?.team == "complaints")
    }

    @Test func `B13 · B11: a partner is one, an auditor only reads`() {
        #expect(b.teams.filter(\.isPartner).map(\.key) == ["partner"])
        #expect(b.permissions(of: "auditor") == [.readTickets, .audit])
    }

    static let words: [(String, Paragraph, [String])] = [
        ("B6", "6.1", ["Questionnaires", "callbacks", "ratings"]), ("B7", "6.2", ["rewarded"]),
        ("B8", "4.1", ["written test", "interview", "practical test"]), ("B9", "4.3", ["bonuses", "coaching"]),
        ("B9", "4.4", ["30", "25", "20", "15", "10"]), ("B10", "5.3", ["encrypted", "backed up"]),
        ("B11", "7.2", ["Third parties"]), ("B12", "2.2", ["Short term", "Middle term", "Long term"]),
        ("B15", "2.3", ["assessed"]), ("B16", "5.2", ["maintained"]),
    ]

    @Test(arguments: words.indices) func `what comes later stands in words`(row: Int) {
        let (line, paragraph, figures) = Self.words[row]
        for figure in figures { #expect(b.passage(paragraph)?.text.en.contains(figure) == true, "\(line) \(figure)") }
    }
}
