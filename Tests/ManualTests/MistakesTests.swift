import Manual
import Presets
import Testing
import Vocabulary

/// A manual that is just complete, as lines that tests break.
let smallManual = """
    format: 1
    name: { zh-Hans: 小, zh-Hant: 小, en: Small }
    numbering: { prefix: T-, digits: 3, paragraph: "1.1" }
    roles:
      - key: boss
        name: { zh-Hans: 主管, zh-Hant: 主管, en: Boss }
        permissions: [tickets:read, tickets:handle, tickets:archive, supervise, administer]
        paragraph: "1.1"
    teams:
      - { key: desk, name: { zh-Hans: 台, zh-Hant: 台, en: Desk }, paragraph: "1.1" }
    calendars:
      - key: center
        name: { zh-Hans: 时, zh-Hant: 時, en: Hours }
        week: { monday: ["09:00-12:00", "13:00-17:00"] }
        paragraph: "1.1"
    channels:
      - { key: form, name: { zh-Hans: 表, zh-Hant: 表, en: Form }, paragraph: "1.1" }
    types:
      - key: fault
        name: { zh-Hans: 障, zh-Hant: 障, en: Fault }
        team: desk
        subtypes:
          - { key: hard, name: { zh-Hans: 硬, zh-Hant: 硬, en: Hard } }
        paragraph: "1.1"
    levels:
      - { key: high, name: { zh-Hans: 高, zh-Hant: 高, en: High }, paragraph: "1.1" }
      - { key: low, name: { zh-Hans: 低, zh-Hant: 低, en: Low }, paragraph: "1.1" }
    proposals:
      - { level: high, types: [fault], urgent: yes, words: [down], paragraph: "1.1" }
      - { level: low, paragraph: "1.1" }
    promises:
      - kind: response
        name: { zh-Hans: 响应, zh-Hant: 回應, en: Response }
        starts: intake
        calendar: center
        warn: [50, 75]
        paragraph: "1.1"
        limits:
          - { levels: [high], limit: 5 min, time: elapsed }
          - { limit: 2 h, time: service-hours }
    resolving: { needs: [solution], paragraph: "1.1" }
    confirming: { paragraph: "1.1", silence: { after: 72 h, time: elapsed, paragraph: "1.1" } }
    rating: { stars: 5, bad: 2, paragraph: "1.1" }
    waiting: { paragraph: "1.1" }
    reopening: { within: 7 days, time: elapsed, paragraph: "1.1" }
    archive: { needs: [number, owner], paragraph: "1.1" }
    sections:
      - number: "1"
        heading: { zh-Hans: 总, zh-Hant: 總, en: General }
        paragraphs:
          - number: "1.1"
            heading: { zh-Hans: 总, zh-Hant: 總, en: General }
            text: { zh-Hans: 文, zh-Hant: 文, en: Text }
    """

/// Reads a text and returns its mistakes as they print.
func mistakes(in text: String) -> [String] {
    do {
        _ = try Edition.read(text)
        return []
    } catch { return error.all.map(\.description) }
}

/// One way to spoil the small manual: what is replaced, by what, and what is said. `§` marks the place of the mistake.
struct Spoiling: Sendable, CustomTestStringConvertible {
    let original: String
    let spoilt: String
    let said: String

    init(_ original: String, _ spoilt: String, _ said: String) {
        (self.original, self.spoilt, self.said) = (original, spoilt, said)
    }

    var testDescription: String { "\(original) → \(spoilt)" }
}

@Suite("C9 · Mistakes in a manual")
struct MistakesTests {
    @Test func `the small manual has none`() { #expect(mistakes(in: smallManual) == []) }

    static let spoilings = [
        Spoiling("format: 1", "format: §2", "mistake.format 2 1"),
        Spoiling("format: 1", "format: 1\n§colour: red", "mistake.unknown-key colour"),
        Spoiling("en: Small }", "en: §'' }", "mistake.blank"),
        Spoiling("{ zh-Hans: 小, zh-Hant: 小, en: Small }", "§{ zh-Hans: 小, en: Small }", "mistake.missing-key zh-Hant"),
        Spoiling("{ zh-Hans: 小, zh-Hant: 小, en: Small }", "§小", "mistake.not-a-mapping"),
        Spoiling("en: Small", "en: §[Small]", "mistake.not-a-text"),
        Spoiling("prefix: T-", "prefix: §t-", "mistake.bad-prefix t-"),
        Spoiling("prefix: T-", "prefix: §T", "mistake.bad-prefix T"),
        Spoiling("digits: 3", "digits: §2", "mistake.bad-number 2 3 9"),
        Spoiling("digits: 3", "digits: §three", "mistake.bad-number three 3 9"),
        Spoiling("digits: 3, paragraph: \"1.1\"", "digits: 3, paragraph: §\"7.2\"", "mistake.unknown-paragraph 7.2"),
        Spoiling("key: boss", "key: §Boss", "mistake.bad-key Boss"),
        Spoiling("[tickets:read,", "[tickets:read, §tickets:read,", "mistake.duplicate tickets:read"),
        Spoiling("supervise, administer]", "supervise]", "1:1: mistake.nobody-may administer"),
        Spoiling("monday:", "§mondag: [\"09:00-12:00\"], tuesday:", "mistake.unknown-key mondag"),
        Spoiling("week: { monday: [\"09:00-12:00\", \"13:00-17:00\"] }", "week: §{}", "mistake.empty-list"),
        Spoiling("\"09:00-12:00\"", "§\"9-12\"", "mistake.bad-period 9-12"),
        Spoiling("[\"09:00-12:00\", \"13", "§[\"09:00-14:00\", \"13", "mistake.periods-overlap"),
        Spoiling("team: desk", "team: §dusk", "mistake.unknown-team dusk"),
        Spoiling(
            "- { key: high,",
            "- { key: high, name: { zh-Hans: 高, zh-Hant: 高, en: High }, paragraph: \"1.1\" }\n  - { key: §high,",
            "mistake.duplicate high"),
        Spoiling("types: [fault]", "types: [§flaw]", "mistake.unknown-type flaw"),
        Spoiling("types: [fault]", "types: §fault", "mistake.not-a-list"),
        Spoiling("types: [fault]", "types: §[]", "mistake.empty-list"),
        Spoiling("urgent: yes", "urgent: §maybe", "mistake.bad-flag maybe"),
        Spoiling(
            "- { level: low, paragraph: \"1.1\" }", "- { level: §lower, paragraph: \"1.1\" }",
            "mistake.unknown-level lower"),
        Spoiling(
            "starts: intake", "starts: §dawn",
            "mistake.bad-word dawn intake, registration, taking, handover, sign-off, correction, extension, resolution, "
                + "confirmation, follow-up, bad-rating"),
        Spoiling("calendar: center", "calendar: §moon", "mistake.unknown-calendar moon"),
        Spoiling("warn: [50, 75]", "warn: [50, §100]", "mistake.bad-number 100 1 99"),
        Spoiling("limit: 5 min", "limit: §5 minutes", "mistake.bad-duration 5 minutes"),
        Spoiling("limit: 5 min", "limit: §500 days", "mistake.bad-duration 500 days"),
        Spoiling("limit: 5 min", "limit: §0 min", "mistake.bad-duration 0 min"),
        Spoiling("{ limit: 2 h", "§{ live: yes, limit: 2 h", "mistake.never-reached"),
        Spoiling("bad: 2", "bad: §0", "mistake.bad-number 0 1 9"),
        Spoiling(
            "needs: [number, owner]", "needs: [number, §soul]",
            "mistake.bad-word soul number, record, owner, result, rating, follow-up, remedy, facts"),
        Spoiling("needs: [solution]", "needs: §[]", "mistake.empty-list"),
        Spoiling("format: 1", "", "2:1: mistake.missing-key format"),
    ]

    @Test(arguments: spoilings) func `one mistake is said once, at its place`(spoiling: Spoiling) {
        #expect(smallManual.contains(spoiling.original))
        let marked = smallManual.replacing(spoiling.original, with: spoiling.spoilt, maxReplacements: 1)
        let expected = marked.place(of: "§").map { "\($0.line):\($0.column): \(spoiling.said)" } ?? spoiling.said
        #expect(mistakes(in: marked.replacing("§", with: "")) == [expected])
    }

    @Test func `all mistakes are said at once, in the order of the lines`() {
        let text =
            smallManual
            .replacing("format: 1", with: "format: 9")
            .replacing("team: desk", with: "team: dusk\n    shade: blue")
            .replacing("limit: 2 h", with: "limit: soon")
            .replacing("zh-Hant: 文, ", with: "")
        #expect(
            mistakes(in: text).map { $0.drop { $0 != "m" } } == [
                "mistake.format 9 1", "mistake.unknown-team dusk", "mistake.unknown-key shade",
                "mistake.bad-duration soon",
                "mistake.missing-key zh-Hant",
            ])
    }

    @Test func `a rule that another always forestalls is a mistake`() {
        let early = smallManual.replacing(
            "- { levels: [high], limit", with: "- { limit: 1 h, time: elapsed }\n      - { levels: [high], limit")
        #expect(mistakes(in: early) == ["40:9: mistake.never-reached", "41:9: mistake.never-reached"])
        let twice = smallManual.replacing(
            "      - { limit: 2 h",
            with: "      - { levels: [high], types: [fault], limit: 1 h, time: elapsed }\n      - { limit: 2 h")
        #expect(mistakes(in: twice) == ["40:9: mistake.never-reached"])
        let wider = smallManual.replacing("levels: [high], limit", with: "types: [fault], limit")
        #expect(mistakes(in: wider) == [])
        let late = smallManual.replacing(
            "  - { level: low, paragraph: \"1.1\" }",
            with: "  - { level: low, paragraph: \"1.1\" }\n  - { level: high, words: [x], paragraph: \"1.1\" }")
        #expect(mistakes(in: late).map { $0.hasSuffix("mistake.never-reached") } == [true])
    }

    @Test func `somebody has to take what is left over`() {
        let text = smallManual.replacing("  - { level: low, paragraph: \"1.1\" }\n", with: "")
        #expect(mistakes(in: text).map { $0.hasSuffix("mistake.no-last-rule") } == [true])
    }

    @Test func `a bad rating cannot be the best one`() {
        let text = smallManual.replacing("bad: 2", with: "bad: 5")
        #expect(mistakes(in: text).map { $0.hasSuffix("mistake.bad-number 5 1 4") } == [true])
    }

    @Test func `paragraphs stand in their section, once`() {
        let stray = smallManual.replacing("  - number: \"1.1\"", with: "  - number: \"2.1\"")
        #expect(mistakes(in: stray).contains { $0.hasSuffix("mistake.stray-paragraph 2.1 1") })
        let odd = smallManual.replacing("  - number: \"1.1\"", with: "  - number: \"1.x\"")
        #expect(mistakes(in: odd).contains { $0.hasSuffix("mistake.bad-paragraph 1.x") })
        let twice =
            smallManual
            + "\n      - { number: \"1.1\", heading: { zh-Hans: a, zh-Hant: a, en: a }, text: { zh-Hans: a, zh-Hant: a, en: a } }"
        #expect(mistakes(in: twice) == ["54:19: mistake.duplicate 1.1"])
    }

    @Test func `holidays need make-up hours and a known country`() {
        let text = smallManual.replacing("    week: {", with: "    holidays: cn\n    week: {")
        #expect(mistakes(in: text) == ["12:5: mistake.missing-key makeup"])
        let other = smallManual.replacing("    week: {", with: "    holidays: atlantis\n    week: {")
        #expect(mistakes(in: other) == ["14:15: mistake.bad-word atlantis cn"])
    }

    @Test func `an empty manual lacks everything`() {
        #expect(mistakes(in: "") == ["1:1: mistake.empty"])
        #expect(mistakes(in: "# nothing") == ["1:1: mistake.empty"])
        #expect(mistakes(in: "x: 1").count == 19)
        #expect(mistakes(in: "[]") == ["1:1: mistake.not-a-mapping"])
        #expect(mistakes(in: "hello") == ["1:1: mistake.not-a-mapping"])
    }

    @Test func `every line of the standard manual can be lost without harm`() throws {
        let text = try #require(try Presets.text(of: "standard"))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for place in stride(from: 0, to: lines.count, by: 7) {
            var rest = lines
            rest.remove(at: place)
            _ = mistakes(in: rest.joined(separator: "\n"))
        }
    }
}

extension String {
    /// Line and column of a mark, both from 1, columns in Unicode scalars.
    func place(of mark: String) -> (line: Int, column: Int)? {
        guard let range = firstRange(of: mark) else { return nil }
        let before = self[..<range.lowerBound]
        let line = before.split(separator: "\n", omittingEmptySubsequences: false)
        return (line.count, (line.last?.unicodeScalars.count ?? 0) + 1)
    }
}
