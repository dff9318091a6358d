import Manual
import Testing
import Vocabulary

@Suite("A9 · D5 · The team that takes a ticket")
struct TeamTests {
    static let table: [(TypeKey, SubtypeKey?, TeamKey?)] = [
        ("consultation", nil, "first-line"), ("fault", nil, "technical-support"),
        ("fault", "software", "technical-support"),
        ("fault", "operation", "first-line"), ("complaint", "product", "complaints"), ("suggestion", nil, "first-line"),
        ("service", "configuration", "technical-support"), ("fault", "unheard-of", "technical-support"),
        ("unheard-of", nil, nil),
    ]

    @Test(arguments: table.indices) func `a type has a team, a subtype may have its own`(row: Int) {
        let (type, subtype, team) = Self.table[row]
        let choice = standard.team(for: Case(type: type, subtype: subtype, level: "normal", channel: "form"))
        #expect(choice?.team == team)
        #expect(choice == nil || choice?.paragraph == "2.3")
    }
}

@Suite("D9 · What the archive asks for")
struct GapTests {
    static let whole = ArchiveFacts(
        hasNumber: true, isRecordWhole: true, hasOwner: true, isResultTold: true, hasRating: true, isConfirmed: true)

    @Test func `a whole ticket has no gaps`() { #expect(standard.gaps(in: Self.whole).isEmpty) }

    static let missing: [(ArchiveFacts, String)] = [
        (whole.without(\.hasNumber), "gap.number"), (whole.without(\.isRecordWhole), "gap.record"),
        (whole.without(\.hasOwner), "gap.owner"), (whole.without(\.isResultTold), "gap.result"),
    ]

    @Test(arguments: missing) func `each missing thing is one gap`(facts: ArchiveFacts, key: String) {
        #expect(standard.gaps(in: facts).map(\.key) == [key])
        #expect(standard.gaps(in: facts).map(\.paragraph) == ["5.6"])
    }

    @Test func `a confirmation stands in for a rating and a rating for a confirmation`() {
        var facts = Self.whole
        facts.hasRating = false
        #expect(standard.gaps(in: facts).isEmpty)
        facts.isConfirmed = false
        #expect(standard.gaps(in: facts).map(\.key) == ["gap.rating"])
        facts.hasRating = true
        #expect(standard.gaps(in: facts).isEmpty)
    }

    @Test func `an empty ticket lacks everything in the manual's order`() {
        let nothing = ArchiveFacts(
            hasNumber: false, isRecordWhole: false, hasOwner: false, isResultTold: false, hasRating: false,
            isConfirmed: false)
        #expect(standard.gaps(in: nothing).map(\.thing) == [.number, .record, .owner, .result, .rating])
    }
}

extension ArchiveFacts {
    fileprivate func without(_ fact: WritableKeyPath<ArchiveFacts, Bool>) -> ArchiveFacts {
        var facts = self
        facts[keyPath: fact] = false
        return facts
    }
}

@Suite("D11 · The ticket's number")
struct NumberTests {
    static let day = Day(year: 2024, month: 5, day: 20)

    @Test(arguments: [(1, "CST-20240520001"), (999, "CST-20240520999"), (1000, "CST-202405201000")])
    func `a number has a prefix, a day and at least three digits`(serial: Int, number: String) throws {
        let day = try #require(Self.day)
        #expect(standard.number(day: day, serial: serial) == number)
        let parsed = try #require(standard.parse(number: number))
        #expect((parsed.day, parsed.serial) == (day, serial))
    }

    @Test(arguments: [
        "", "CST-", "CST-20240520", "CST-2024052000", "CST-202405200001", "CST-20240520000", "CST-20240230001",
        "cst-20240520001", "ABC-20240520001", "CST-20240520001 ", "CST-2024052000１", "CST-20240520-01",
        "CST-20240520+01", "CST-2024052099999999999999999999",
    ])
    func `what is not a number is none`(text: String) { #expect(standard.parse(number: text) == nil) }
}

@Suite("Interface · The manual as a document")
struct DocumentTests {
    @Test func `paragraphs stand in order with the rules that cite them`() throws {
        let document = standard.document
        #expect(document.parts.map(\.number) == (1...13).map(String.init))
        let entries = document.parts.flatMap(\.clauses)
        #expect(entries.map(\.number) == standard.sections.flatMap(\.passages).map(\.number))
        let urgent = try #require(entries.first { $0.number == "3.2" })
        let cited = urgent.rules.map { rule in
            switch rule {
            case .level(let level): "level \(level.key)"
            case .proposal(let proposal): "proposal \(proposal.level)"
            case .question(let question): "question \(question.key)"
            default: "other"
            }
        }
        #expect(Set(cited) == ["level urgent", "question stopped", "question core", "proposal urgent"])
        #expect(entries.first { $0.number == "6.2" }?.rules == [.waiting(standard.waiting)])
        #expect(entries.first { $0.number == "5.3" }?.rules == [.silence(standard.confirming)])
    }

    @Test func `no rule is lost`() {
        let shown = standard.document.parts.flatMap(\.clauses).flatMap(\.rules)
        let promises = shown.filter { if case .promise = $0 { true } else { false } }
        #expect(promises.count == standard.promises.count)
        #expect(Set(shown).count == shown.count)
    }

    @Test func `every paragraph that is cited can be opened`() {
        #expect(standard.promises.allSatisfy { standard.passage($0.promise.paragraph) != nil })
        #expect(standard.passage("9.9") == nil)
    }
}
