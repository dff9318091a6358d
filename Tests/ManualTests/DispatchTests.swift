import Manual
import Testing
import Vocabulary

@Suite("A9 · D5 · Dispatch")
struct DispatchTests {
    static let table: [(Case, TeamKey, SkillKey?, Bool)] = [
        (Case(type: "consultation", level: "low", channel: "chat"), "first-line", nil, false),
        (Case(type: "fault", level: "normal", channel: "form"), "technical-support", nil, false),
        (
            Case(type: "fault", subtype: "hardware", level: "normal", channel: "form"), "technical-support", "hardware",
            false
        ),
        (Case(type: "fault", subtype: "operation", level: "normal", channel: "form"), "first-line", nil, false),
        (Case(type: "complaint", level: "urgent", channel: "phone"), "complaints", nil, false),
        (
            Case(type: "fault", subtype: "software", level: "critical", channel: "phone"), "technical-support",
            "software", true
        ),
    ]

    @Test(arguments: table.indices) func `a ticket goes to the team and specialty of its type`(row: Int) throws {
        let (ticket, team, skill, isManual) = Self.table[row]
        let verdict = try #require(standard.dispatch(for: ticket))
        #expect((verdict.team, verdict.skill, verdict.isManual) == (team, skill, isManual))
        #expect(standard.passage(verdict.paragraph) != nil)
        #expect(!verdict.facts.isEmpty)
    }

    @Test func `a verdict says what it saw`() throws {
        let ticket = Case(type: "fault", subtype: "hardware", level: "normal", channel: "form")
        let facts = try #require(standard.dispatch(for: ticket)).facts
        #expect(facts == [Fact("fact.type", ["fault"]), Fact("fact.subtype", ["hardware", "fault"])])
        #expect(facts.map { standard.name(of: $0)?.en } == ["Fault", "Hardware"])
        let critical = Case(type: "fault", level: "critical", channel: "form")
        #expect(standard.dispatch(for: critical)?.facts == [Fact("fact.level", ["critical"])])
    }

    @Test func `an unknown type goes nowhere, and a manual without dispatch leaves it to people`() throws {
        #expect(standard.dispatch(for: Case(type: "?", level: "low", channel: "form")) == nil)
        let small = try Edition.read(smallManual)
        #expect(small.dispatch(for: Case(type: "fault", level: "low", channel: "form")) == nil)
    }
}

@Suite("A16 · Who gets a ticket")
struct ChoiceTests {
    static let verdict = DispatchVerdict(
        team: "desk", skill: "network", isManual: false, paragraph: "2.3", facts: [])

    /// A candidate of the desk who can take it, with exceptions.
    static func person(
        _ id: Int64, team: TeamKey? = "desk", skills: Set<SkillKey> = ["network"], isQualified: Bool = true,
        isAvailable: Bool = true, load: Int = 0, capacity: Int = 5, isNamed: Bool = false, given: Int64? = nil
    ) -> Candidate {
        Candidate(
            person: id, team: team, skills: skills, isQualified: isQualified, isAvailable: isAvailable, load: load,
            capacity: capacity, isNamed: isNamed, lastGivenAt: given.map(Instant.init(seconds:)))
    }

    static let table: [(String, [Candidate], Int64?)] = [
        ("nobody", [], nil),
        ("the only one", [person(1)], 1),
        ("not from another team", [person(1, team: "other"), person(2, load: 4)], 2),
        ("not without a team", [person(1, team: nil)], nil),
        ("not without the specialty", [person(1, skills: ["print"]), person(2, load: 4)], 2),
        ("not without the test passed", [person(1, isQualified: false), person(2, load: 4)], 2),
        ("not who is away", [person(1, isAvailable: false), person(2, load: 4)], 2),
        ("not who has no room", [person(1, load: 5), person(2, load: 8, capacity: 9)], 2),
        ("nobody has room", [person(1, load: 5), person(2, load: 7, capacity: 5)], nil),
        ("the least to do", [person(1, load: 3), person(2, load: 1), person(3, load: 2)], 2),
        ("the longest wait", [person(1, given: 50), person(2, given: 20), person(3, given: 30)], 2),
        ("never given before", [person(1, given: 50), person(2)], 2),
        ("the lowest number", [person(3), person(1), person(2)], 1),
        ("the customer's own agent", [person(1), person(2, load: 4, isNamed: true)], 2),
        ("another, where that one is away", [person(1), person(2, isAvailable: false, isNamed: true)], 1),
    ]

    @Test(arguments: table.indices) func `the right one is chosen, whatever the order`(row: Int) {
        let (why, candidates, chosen) = Self.table[row]
        #expect(standard.choice(among: candidates, for: Self.verdict)?.person == chosen, "\(why)")
        #expect(standard.choice(among: candidates.reversed(), for: Self.verdict)?.person == chosen, "\(why)")
    }

    @Test func `where the supervisor decides the program chooses nobody`() {
        let verdict = DispatchVerdict(team: "desk", skill: nil, isManual: true, paragraph: "2.3", facts: [])
        #expect(standard.choice(among: [Self.person(1)], for: verdict) == nil)
    }
}
