import Manual
import Testing
import Vocabulary

@Suite("A13 · R15 · When a customer may be called")
struct FollowUpCallTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let now: String
        var attempts: [String] = []
        /// Until when not; nil where they may.
        var until: String?
        var isTooSoon = false

        var testDescription: String { "\(now) after \(attempts)" }
    }

    static let rows = [
        Row(now: "2026-03-09 09:29", until: "2026-03-09 09:30:00"), Row(now: "2026-03-09 09:30"),
        Row(now: "2026-03-09 11:59"), Row(now: "2026-03-09 12:00", until: "2026-03-09 14:00:00"),
        Row(now: "2026-03-09 19:59"), Row(now: "2026-03-09 20:00", until: "2026-03-10 09:30:00"),
        // Friday's evening, and the eve of a holiday.
        Row(now: "2026-03-13 20:30", until: "2026-03-16 09:30:00"),
        Row(now: "2026-09-30 21:00", until: "2026-10-08 09:30:00"),
        Row(now: "2026-03-09 11:00", attempts: ["2026-03-09 09:30"], until: "2026-03-09 11:30:00", isTooSoon: true),
        Row(now: "2026-03-09 11:30", attempts: ["2026-03-09 09:30"]),
        Row(now: "2026-03-09 11:00", attempts: ["2026-03-09 10:30"], until: "2026-03-09 14:00:00", isTooSoon: true),
        Row(now: "2026-03-10 10:00", attempts: ["2026-03-09 19:00", "2026-03-09 16:00"]),
    ]

    @Test(arguments: rows) func `hours and gaps are kept`(row: Row) throws {
        let (rule, calling) = try rules()
        let refusal = rule.refusal(ofCallAt: at(row.now), after: row.attempts.map { at($0) }, in: calling)
        switch refusal {
        case nil: #expect(row.until == nil)
        case .outsideHours(let until):
            #expect(shown(until) == row.until)
            #expect(!row.isTooSoon)
        case .tooSoon(let until):
            #expect(shown(until) == row.until)
            #expect(row.isTooSoon)
        }
    }

    static let ends: [(attempts: [String], isEnough: Bool)] = [
        ([], false), (["2026-03-09 10:00", "2026-03-09 15:00"], false),
        (["2026-03-09 14:00", "2026-03-09 16:00", "2026-03-09 18:00"], false),
        (["2026-03-09 09:30", "2026-03-09 11:30", "2026-03-09 14:00"], true),
        (["2026-03-09 14:00", "2026-03-09 16:00", "2026-03-10 14:00"], true),
        (["2026-03-09 10:00", "2026-03-10 10:00", "2026-03-11 10:00"], true),
        (["2026-03-09 11:59", "2026-03-09 12:00", "2026-03-09 12:01"], true),
    ]

    @Test(arguments: ends.indices) func `three attempts on two half-days are enough`(row: Int) throws {
        let (rule, calling) = try rules()
        #expect(rule.isExhausted(Self.ends[row].attempts.map { at($0) }, in: calling) == Self.ends[row].isEnough)
    }

    private func rules() throws -> (Edition.FollowUps, WorkCalendar) {
        let rule = try #require(standard.followUps)
        let plan = try #require(standard.calendar(rule.calendar))
        return (rule, plan.calendar(zone: zone("Asia/Shanghai"), holidays: chinese))
    }
}

@Suite("E4 · What is missing, and how it is asked for")
struct MissingFactTests {
    @Test func `what is required and unknown is missing, in the manual's order`() {
        let required = standard.facts(for: "fault").filter(\.isRequired).map(\.key)
        #expect(!required.isEmpty)
        #expect(standard.missing([], for: "fault").map(\.key) == required)
        #expect(standard.missing(Set(required), for: "fault").isEmpty)
        #expect(standard.missing([], for: "riddle").isEmpty)
    }

    @Test(arguments: Language.allCases) func `one message asks for all of it`(language: Language) throws {
        let missing = standard.missing([], for: "fault")
        let question = standard.question(asking: missing, in: language)
        #expect(missing.allSatisfy { question.contains($0.ask[language]) })
    }
}

@Suite("D9 · What the archive asks for after the end")
struct EndGapTests {
    @Test func `a call that is owed and a remedy that is owed are gaps`() {
        let facts = ArchiveFacts(
            hasNumber: true, isRecordWhole: true, hasOwner: true, isResultTold: true, hasRating: true,
            isConfirmed: true, isFollowedUp: false, isMadeGood: false, hasFacts: false)
        #expect(standard.gaps(in: facts).map(\.key) == ["gap.follow-up", "gap.remedy"])
    }
}
