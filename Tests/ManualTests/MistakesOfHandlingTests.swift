import Manual
import Presets
import Testing
import Vocabulary

/// The small manual with one of everything that may be left out.
let fullManual =
    smallManual
    .replacing(
        "teams:\n  - { key: desk,",
        with: """
            blanks:
              - { key: goal, name: { zh-Hans: 几, zh-Hant: 幾, en: How long? }, kind: duration, ours: 5 min, answer: "?", paragraph: "1.1" }
            lines:
              - { key: first, name: { zh-Hans: 一, zh-Hant: 一, en: One }, paragraph: "1.1" }
            skills:
              - { key: wiring, name: { zh-Hans: 线, zh-Hant: 線, en: Wiring } }
            teams:
              - { key: desk, line: first, hours: center, partner: no,
            """
    )
    .replacing(
        "    team: desk\n",
        with: """
                team: desk
                skill: wiring
                facts:
                  - key: device
                    name: { zh-Hans: 机, zh-Hant: 機, en: Device }
                    ask: { zh-Hans: 请, zh-Hant: 請, en: Please }
                    required: yes
                    choices:
                      - { key: old, name: { zh-Hans: 旧, zh-Hant: 舊, en: Old } }

            """
    )
    .replacing(
        "levels:\n",
        with: """
            business-types:
              - { key: sales, name: { zh-Hans: 销, zh-Hant: 銷, en: Sales }, paragraph: "1.1" }
            customer-levels:
              - { key: vip, name: { zh-Hans: 贵, zh-Hant: 貴, en: VIP }, paragraph: "1.1" }
            service-levels:
              - { key: always, name: { zh-Hans: 全, zh-Hant: 全, en: Always }, calendar: center, paragraph: "1.1" }
            questions:
              - { key: stopped, name: { zh-Hans: 停, zh-Hant: 停, en: Stopped? }, types: [fault], paragraph: "1.1" }
            levels:

            """
    )
    .replacing(
        "- { level: high, types: [fault],",
        with:
            "- { level: high, types: [fault], subtypes: [hard], business: [sales], customer-levels: [vip], answers: [stopped],"
    )
    .replacing("levels: [high], limit: 5 min", with: "levels: [high], limit: $goal")
    .replacing(
        "resolving:",
        with: """
              - kind: progress
                name: { zh-Hans: 进, zh-Hant: 進, en: Progress }
                starts: taking
                calendar: center
                repeats: yes
                paragraph: "1.1"
                limits:
                  - { by: "17:00" }
            promised: { name: { zh-Hans: 诺, zh-Hant: 諾, en: Promise }, warn: [50], paragraph: "1.1" }
            dispatch:
              capacity: 9
              paragraph: "1.1"
              rules:
                - { levels: [high], manual: yes, paragraph: "1.1" }
                - { types: [fault], team: desk, skill: wiring, paragraph: "1.1" }
            sign-off: { by: [boss], deputies: [boss], levels: [high], overrides: yes, paragraph: "1.1" }
            extending: { by: [boss], most: 2, further: [boss], never: [response], ahead: 4 h, long: 1 day, percent: 75, paragraph: "1.1" }
            urging: { paragraph: "1.1" }
            escalations:
              - { clock: response, at: 50, levels: [high], notify: [boss], paragraph: "1.1" }
              - { urges: 2, line: first, paragraph: "1.1" }
            follow-ups:
              attempts: 3
              gap: 2 h
              half-days: 2
              window: 72 h
              calendar: center
              not-by-handler: [fault]
              survey-every: 7 days
              paragraph: "1.1"
              who:
                - { levels: [high], reopened: yes }
                - { rated: no, share: 20 }
            remedy:
              roles: [boss]
              not-by-handler: yes
              causes: [{ key: slow, name: { zh-Hans: 慢, zh-Hant: 慢, en: Slow } }]
              paragraph: "1.1"
            wrap-up: { limit: 90 s, paragraph: "1.1" }
            texts:
              hello: { zh-Hans: 好, zh-Hant: 好, en: Hello }
            resolving:
            """
    )
    .replacing("rating: { stars: 5, bad: 2,", with: "rating: { stars: 5, bad: 2, asks-reason: [3],")
    .replacing(
        "archive: { needs: [number, owner], paragraph: \"1.1\" }",
        with:
            "archive: { needs: [number, owner], hard-stop: { after: 7 days, time: elapsed, paragraph: \"1.1\" }, paragraph: \"1.1\" }"
    )

@Suite("C9 · Mistakes in what a manual says about handling")
struct MistakesOfHandlingTests {
    @Test func `the full manual has none`() { #expect(mistakes(in: fullManual) == []) }

    static let spoilings = [
        Spoiling("line: first, hours", "line: §last, hours", "mistake.unknown-line last"),
        Spoiling("hours: center", "hours: §moon", "mistake.unknown-calendar moon"),
        Spoiling("partner: no", "partner: §maybe", "mistake.bad-flag maybe"),
        Spoiling("skill: wiring\n", "skill: §singing\n", "mistake.unknown-skill singing"),
        Spoiling("required: yes", "required: yes\n        §colour: red", "mistake.unknown-key colour"),
        Spoiling("key: old", "key: §Old", "mistake.bad-key Old"),
        Spoiling("subtypes: [hard]", "subtypes: [§soft]", "mistake.unknown-subtype soft"),
        Spoiling("business: [sales]", "business: [§rent]", "mistake.unknown-business rent"),
        Spoiling("customer-levels: [vip]", "customer-levels: [§mvp]", "mistake.unknown-customer-level mvp"),
        Spoiling("answers: [stopped]", "answers: [§going]", "mistake.unknown-question going"),
        Spoiling("types: [fault], paragraph", "types: [§flaw], paragraph", "mistake.unknown-type flaw"),
        Spoiling("calendar: center, paragraph", "calendar: §moon, paragraph", "mistake.unknown-calendar moon"),
        Spoiling("limit: $goal", "limit: §$gaol", "mistake.unknown-blank gaol"),
        Spoiling("ours: 5 min", "ours: §5 minutes", "mistake.bad-duration 5 minutes"),
        Spoiling("answer: \"?\"", "answer: §\"soon\"", "mistake.bad-duration soon"),
        Spoiling("kind: duration", "kind: §length", "mistake.bad-word length duration, percent, months"),
        Spoiling("by: \"17:00\"", "by: §\"25:00\"", "mistake.bad-time 25:00"),
        Spoiling("{ by: \"17:00\" }", "§{ by: \"17:00\", limit: 1 h }", "mistake.not-together by limit"),
        Spoiling("{ by: \"17:00\" }", "§{ by: \"17:00\", time: elapsed }", "mistake.not-together by time"),
        Spoiling("capacity: 9", "capacity: §0", "mistake.bad-number 0 1 999"),
        Spoiling("- { types: [fault], team: desk", "- §{ levels: [high], team: desk", "mistake.never-reached"),
        Spoiling("by: [boss], deputies", "by: [§chief], deputies", "mistake.unknown-role chief"),
        Spoiling("sign-off: { by: [boss], ", "sign-off: §{ ", "mistake.missing-key by"),
        Spoiling("never: [response]", "never: [§answer]", "mistake.unknown-promise answer"),
        Spoiling("percent: 75", "percent: §100", "mistake.bad-number 100 1 99"),
        Spoiling("most: 2", "most: §0", "mistake.bad-number 0 1 99"),
        Spoiling("urging: {", "urging: { §count: 2,", "mistake.unknown-key count"),
        Spoiling("clock: response", "clock: §answer", "mistake.unknown-promise answer"),
        Spoiling("at: 50", "at: §60", "mistake.no-warning response 60"),
        Spoiling("at: 50", "at: §101", "mistake.bad-number 101 1 100"),
        Spoiling("{ urges: 2, line", "§{ line", "mistake.missing-key clock"),
        Spoiling("{ urges: 2, line", "§{ urges: 2, arrival: yes, line", "mistake.not-together urges arrival"),
        Spoiling("{ urges: 2, line: first,", "§{ urges: 2,", "mistake.missing-key notify"),
        Spoiling("attempts: 3", "attempts: §0", "mistake.bad-number 0 1 20"),
        Spoiling("window: 72 h", "window: §three days", "mistake.bad-duration three days"),
        Spoiling("not-by-handler: [fault]", "not-by-handler: [§flaw]", "mistake.unknown-type flaw"),
        Spoiling("share: 20", "share: §0", "mistake.bad-number 0 1 100"),
        Spoiling("reopened: yes", "reopened: §often", "mistake.bad-flag often"),
        Spoiling("roles: [boss]", "roles: [boss, §boss]", "mistake.duplicate boss"),
        Spoiling("causes: [{ key: slow", "causes: [{ key: §-slow", "mistake.bad-key -slow"),
        Spoiling("limit: 90 s", "limit: §90", "mistake.bad-duration 90"),
        Spoiling("hello: { zh-Hans: 好, ", "hello: §{ ", "mistake.missing-key zh-Hans"),
        Spoiling("asks-reason: [3]", "asks-reason: [§6]", "mistake.bad-number 6 1 5"),
        Spoiling("after: 7 days", "after: §a week", "mistake.bad-duration a week"),
        Spoiling("promised: {", "promised: { §kind: x,", "mistake.unknown-key kind"),
    ]

    @Test(arguments: spoilings) func `one mistake is said once, at its place`(spoiling: Spoiling) {
        #expect(fullManual.contains(spoiling.original))
        let marked = fullManual.replacing(spoiling.original, with: spoiling.spoilt, maxReplacements: 1)
        let expected = marked.place(of: "§").map { "\($0.line):\($0.column): \(spoiling.said)" }
        #expect(mistakes(in: marked.replacing("§", with: "")) == [expected])
    }

    @Test func `everything that may be left out can be left out alone`() {
        let lines = fullManual.split(separator: "\n", omittingEmptySubsequences: false)
        let sections: Set<Substring> = [
            "urging", "escalations", "follow-ups", "remedy", "wrap-up", "texts", "dispatch", "sign-off", "extending",
            "promised", "service-levels",
        ]
        for section in sections {
            var isInside = false
            let rest = lines.filter { line in
                if let first = line.first, first != " " { isInside = line.hasPrefix(section + ":") }
                return !isInside
            }
            #expect(rest.count < lines.count)
            #expect(mistakes(in: rest.joined(separator: "\n")) == [], "\(section)")
        }
    }

    @Test(arguments: Presets.names) func `no line of a preset brings the reading down when it is lost`(name: String)
        throws
    {
        let text = try #require(try Presets.text(of: name))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for place in stride(from: 3, to: lines.count, by: 31) {
            var rest = lines
            rest.remove(at: place)
            _ = mistakes(in: rest.joined(separator: "\n"))
        }
    }
}
