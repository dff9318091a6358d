import Manual
import Presets
import Testing
import Vocabulary

@Suite("The standard manual (A1, A5, A8, D3, D9)")
struct StandardManualTests {
    @Test func `it reads without a mistake`() throws {
        let text = try #require(try Presets.text(of: "standard"))
        let edition = try Edition.read(text)
        #expect(edition.levels.map(\.key) == ["critical", "urgent", "normal", "low"])
        #expect(edition.levels.map(\.rank) == [1, 2, 3, 4])
    }

    @Test func `a preset that is not there is nil`() throws {
        #expect(try Presets.text(of: "../Package") == nil)
        #expect(Presets.names == ["standard", "a", "b", "c", "d", "e"])
    }

    @Test func `what a text says does not depend on when it is read`() throws {
        let text = try #require(try Presets.text(of: "standard"))
        let again = try Edition.read(text + "# The end.")
        #expect(again !== standard)
        #expect(again.document == standard.document)
    }

    @Test func `it has the roles of the manuals`() {
        #expect(
            standard.roles.map(\.key) == [
                "supervisor", "head", "management", "agent", "senior-agent", "technical-support", "field-staff",
                "participant", "quality-inspector", "trainer", "operations-clerk", "success-manager", "auditor",
            ])
        #expect(standard.permissions(of: "supervisor") == Set(Permission.allCases))
        #expect(standard.permissions(of: "operations-clerk").contains(.archiveTickets))
        #expect(!standard.permissions(of: "agent").contains(.archiveTickets))
        #expect(standard.permissions(of: "trainer") == [.readTickets])
        #expect(standard.permissions(of: "nobody") == [])
    }

    @Test func `types have their subtypes`() {
        #expect(standard.types.map(\.key) == ["consultation", "fault", "complaint", "suggestion", "service", "other"])
        #expect(standard.type("fault")?.subtypes.map(\.key) == ["hardware", "software", "operation"])
        #expect(standard.type("complaint")?.subtypes.map(\.key) == ["service", "product", "after-sales", "regulator"])
    }

    @Test func `it is whole`() { expectWhole(standard) }

    @Test func `ends have their figures`() {
        #expect(standard.confirming.silence == .hours(72))
        #expect(standard.reopening.within == .days(7))
        #expect(standard.rating.scale == 1...5)
        #expect(standard.rating.isBad(2))
        #expect(!standard.rating.isBad(3))
        #expect(standard.resolving.needs == [.solution])
    }

    /// Every time limit of the standard manual.
    static let figures = [
        // Pick-up, by channel (A5); a ring cycle is 5 s.
        Figure("A5", "pick-up", "low", .seconds(15), .serviceHours, channel: "phone"),
        Figure("A5", "pick-up", "urgent", .seconds(10), .serviceHours, channel: "chat"),
        Figure("A5", "pick-up", "low", .minutes(30), .serviceHours, channel: "email"),
        Figure("A5", "pick-up", "low", .minutes(30), .serviceHours, channel: "form"),
        Figure("A5", "pick-up", "low", .minutes(30), .serviceHours, channel: "weibo"),
        Figure("A5", "pick-up", "low", .minutes(3), .serviceHours, channel: "wecom"),
        Figure("A5", "pick-up", "low", .minutes(3), .serviceHours, channel: "dingtalk"),
        Figure("A5", "pick-up", "low", .minutes(3), .serviceHours, channel: "wechat"),
        // Response.
        Figure("A8", "response", "critical", .minutes(5), channel: "phone"),
        Figure("A8", "response", "urgent", .minutes(5), .serviceHours, channel: "chat"),
        Figure("A8", "response", "normal", .minutes(5), .serviceHours, channel: "phone"),
        Figure("A8", "response", "low", .minutes(5), .serviceHours, channel: "wechat"),
        Figure("E2", "response", "critical", .minutes(15)),
        Figure("E2", "response", "urgent", .minutes(15), .serviceHours),
        Figure("E2", "response", "normal", .hours(2), .serviceHours),
        Figure("E2", "response", "low", .hours(2), .serviceHours),
        // The first line solves or hands over.
        Figure("A8", "first-line", "critical", .minutes(15)),
        Figure("A8", "first-line", "urgent", .minutes(15), .serviceHours),
        Figure("A8", "first-line", "normal", .hours(2), .serviceHours),
        Figure("E5", "first-line", "low", .minutes(30), .serviceHours),
        // The owner accepts, and starts.
        Figure("C10", "acceptance", "critical", .minutes(5)),
        Figure("C10", "acceptance", "urgent", .minutes(10), .serviceHours),
        Figure("C10", "acceptance", "normal", .minutes(30), .serviceHours),
        Figure("C10", "acceptance", "low", .hours(1), .serviceHours),
        Figure("D4", "start", "critical", .minutes(15)),
        Figure("D4", "start", "urgent", .hours(2), .serviceHours),
        Figure("D4", "start", "normal", .days(1), .serviceDay),
        Figure("D4", "start", "low", .days(2), .serviceDay),
        // A way around, and the solution.
        Figure("C6", "workaround", "critical", .hours(4)),
        Figure("C6", "workaround", "urgent", .hours(8)),
        Figure("C6", "workaround", "normal", nil),
        Figure("C6", "workaround", "low", nil),
        Figure("A8", "workaround", "urgent", .hours(24), type: "complaint"),
        Figure("A8", "solution", "critical", .hours(24)),
        Figure("A8", "solution", "urgent", .hours(24)),
        Figure("A8", "solution", "normal", .days(2), .serviceDay),
        Figure("A8", "solution", "low", .days(5), .serviceDay),
        Figure("A8", "solution", "low", .days(5), .serviceDay, type: "suggestion"),
        Figure("B3", "solution", "urgent", .days(3), .serviceDay, type: "complaint"),
        Figure("B3", "response", "urgent", .minutes(5), .serviceHours, type: "complaint", channel: "phone"),
        Figure("B3", "response", "urgent", .minutes(15), .serviceHours, type: "complaint"),
        // Progress.
        Figure("A10", "progress", "critical", .minutes(30)),
        Figure("E8", "progress", "urgent", .hours(2), .serviceHours),
        Figure("E8", "progress", "normal", .days(1), .serviceDay),
        Figure("E8", "progress", "low", nil),
        // The result, the archive.
        Figure("D8", "result", "critical", .hours(1)),
        Figure("D8", "result", "urgent", .hours(1), .serviceHours),
        Figure("D8", "result", "normal", .hours(4), .serviceHours),
        Figure("D8", "result", "low", .hours(4), .serviceHours),
        Figure("D9", "archiving", "low", .days(1), .serviceDay),
        // Who decides.
        Figure("D4", "sign-off", "critical", .minutes(30)),
        Figure("D4", "sign-off", "urgent", .minutes(30), .serviceHours),
        Figure("A9", "correction", "critical", .minutes(10)),
        Figure("A9", "correction", "normal", .minutes(10), .serviceHours),
        Figure("D6", "extension", "critical", .hours(1)),
        Figure("D6", "extension", "normal", .hours(1), .serviceHours),
        Figure("R3", "completion", "low", .minutes(30), .serviceHours),
        // After the end.
        Figure("A13", "follow-up", "urgent", .days(1), .serviceDay),
        Figure("E13", "contact", "low", .minutes(30), .serviceHours),
        Figure("E13", "remedy", "low", .hours(2), .serviceHours),
    ]

    @Test(arguments: figures) func `a limit has its figure`(figure: Figure) { #expect(figure.holds(in: standard)) }

    @Test func `a complaint's result can be extended to seven days (standard)`() throws {
        let ticket = Case(type: "complaint", level: "urgent", channel: "phone")
        #expect(standard.promises(for: ticket).first { $0.kind == "solution" }?.longest == .days(7))
        let fault = Case(type: "fault", level: "urgent", channel: "phone")
        #expect(standard.promises(for: fault).allSatisfy { $0.longest == nil })
    }

    @Test func `progress goes on, every other limit does not`() {
        #expect(standard.promises.allSatisfy { $0.promise.repeats == ($0.promise.kind == "progress") })
        let normal = standard.promises(for: Case(type: "fault", level: "normal", channel: "form"))
        #expect(normal.first { $0.kind == "progress" }?.by?.description == "17:00")
    }

    @Test func `hours are those of A21, calls have theirs`() throws {
        let open = { (key: CalendarKey, day: Weekday) in standard.calendar(key)?.week[day]?.map(\.description) }
        #expect(open("center", .monday) == ["09:30-18:00"])
        #expect(open("staff", .friday) == ["09:00-18:30"])
        #expect(open("calling", .wednesday) == ["09:30-12:00", "14:00-20:00"])
        #expect(open("center", .sunday) == nil)
        #expect(open("always", .sunday) == ["00:00-24:00"])
    }

    @Test func `D6: twice, a third time by the head, decided within the hour`() throws {
        let rule = try #require(standard.extending)
        #expect((rule.most, rule.ahead, rule.longFrom, rule.percent) == (2, .hours(4), .days(1), 75))
        #expect(rule.never == ["pick-up", "response"])
        #expect(rule.deciders(after: 1) == ["supervisor"])
        #expect(rule.deciders(after: 2) == ["head"])
        #expect(rule.deciders(after: 3) == [])
    }

    @Test func `D4: sign-off by the supervisor, then the deputy`() throws {
        let rule = try #require(standard.signOff)
        #expect(rule.by == ["supervisor"])
        #expect(rule.deputies == ["senior-agent"])
        #expect(rule.levels == ["critical", "urgent"])
        #expect(rule.types == ["complaint"])
        #expect(rule.overrides && rule.lowering)
    }

    @Test func `A13: three attempts, two hours apart, on two half-days, within three days`() throws {
        let rule = try #require(standard.followUps)
        #expect((rule.attempts, rule.gap, rule.halfDays, rule.window) == (3, .hours(2), 2, .hours(72)))
        #expect((rule.surveyEvery, rule.calendar) == (.days(7), "calling"))
        #expect(rule.rules.last?.share == 20)
    }

    @Test func `E13: seniors make it good, and three stars are asked why`() throws {
        #expect(standard.rating.asksReason == [3])
        let remedy = try #require(standard.remedy)
        #expect(remedy.notByHandler)
        #expect(remedy.roles.allSatisfy { standard.role($0)?.isSenior == true })
        #expect(remedy.causes.prefix(2).map(\.key) == ["not-solved", "attitude"])
    }

    @Test func `D9: after seven days the archive waits no longer`() {
        #expect(standard.hardStop?.after == .days(7))
        #expect(standard.hardStop?.time == .elapsed)
        #expect(standard.wrapUp?.limit == .seconds(90))
    }

    /// Level, type, occasion → line, team, who is told.
    static let escalations: [(LevelKey, TypeKey, EscalationTrigger, [LineKey], [TeamKey], [RoleKey])] = [
        ("low", "consultation", .clock("first-line", percent: 100), ["second"], ["product"], []),
        ("low", "fault", .clock("first-line", percent: 100), ["second"], [], []),
        ("low", "fault", .urges(2), ["second"], [], ["supervisor", "supervisor"]),
        ("normal", "fault", .clock("first-line", percent: 100), ["second"], [], ["supervisor"]),
        ("normal", "fault", .urges(2), [], [], ["supervisor"]),
        ("urgent", "fault", .arrival, [], [], ["supervisor"]),
        ("critical", "fault", .arrival, [], [], ["supervisor"]),
        ("urgent", "complaint", .arrival, [], [], ["supervisor"]),
        ("critical", "fault", .clock("workaround", percent: 100), [], [], ["head"]),
        ("urgent", "fault", .clock("workaround", percent: 50), [], [], ["head"]),
        ("urgent", "complaint", .clock("workaround", percent: 50), [], [], []),
        ("urgent", "complaint", .clock("workaround", percent: 100), [], [], ["head"]),
        ("urgent", "fault", .clock("solution", percent: 100), [], [], ["head", "management"]),
        ("normal", "fault", .clock("solution", percent: 100), [], [], []),
        ("normal", "fault", .clock("acceptance", percent: 100), [], [], ["supervisor"]),
    ]

    @Test(arguments: escalations.indices) func `A18: a ticket goes up step by step`(row: Int) {
        let (level, type, occasion, lines, teams, told) = Self.escalations[row]
        let up = standard.escalations(of: Case(type: type, level: level, channel: "form"), on: occasion)
        #expect(up.compactMap(\.to) == lines)
        #expect(up.compactMap(\.team) == teams)
        #expect(up.flatMap(\.notify) == told)
    }

    /// Answers, customer, words → level, paragraph.
    static let proposals: [(TypeKey, Set<QuestionKey>, CustomerLevelKey?, Bool, LevelKey, Paragraph)] = [
        ("fault", ["outage"], nil, false, "critical", "3.1"), ("fault", ["safety"], nil, false, "critical", "3.1"),
        ("complaint", ["regulator"], nil, false, "critical", "3.1"),
        ("fault", ["core"], "vip", false, "critical", "3.1"), ("service", ["stopped"], "vip", false, "critical", "3.1"),
        ("fault", ["core"], "regular", false, "urgent", "3.2"), ("fault", ["stopped"], nil, false, "urgent", "3.2"),
        ("fault", ["core", "way-around"], nil, false, "normal", "3.3"),
        ("fault", ["stopped", "way-around"], nil, false, "urgent", "3.2"),
        ("fault", ["can-wait"], nil, false, "low", "3.4"), ("fault", ["can-wait"], nil, true, "urgent", "3.5"),
        ("fault", [], "vip", false, "normal", "3.3"), ("suggestion", [], nil, true, "low", "3.4"),
        ("complaint", [], nil, false, "urgent", "3.2"),
    ]

    @Test(arguments: proposals.indices) func `C4 · D4 · E2: answers and the customer's level decide`(row: Int) {
        let (type, answers, customer, isUrgent, level, paragraph) = Self.proposals[row]
        let proposal = standard.proposal(
            for: Intake(
                type: type, channel: "form", customerLevel: customer, isUrgent: isUrgent, answers: answers, words: "x"))
        #expect((proposal.level, proposal.paragraph) == (level, paragraph))
    }

    @Test func `R11: what a regulator hands on is critical and given out by the supervisor`() throws {
        let intake = Intake(type: "complaint", subtype: "regulator", channel: "form", isUrgent: false, words: "x")
        #expect(standard.proposal(for: intake).level == "critical")
        let ticket = Case(type: "complaint", subtype: "regulator", level: "urgent", channel: "form")
        #expect(standard.dispatch(for: ticket)?.isManual == true)
        #expect(standard.facts(for: "complaint", "regulator").map(\.key).suffix(3) == ["authority", "letter", "due"])
    }

    @Test func `what comes later stands in words`() {
        for (paragraph, figure) in [
            ("8.1", "10 %"), ("8.2", "85"), ("9.1", "three months"), ("9.3", "30"), ("10.1", "09:00 to 09:30"),
            ("10.2", "18:00 to 18:30"), ("10.3", "95 %"), ("11.2", "30 days"), ("2.7", "15 minutes"),
        ] as [(Paragraph, String)] {
            #expect(standard.passage(paragraph)?.text.en.contains(figure) == true, "\(paragraph)")
        }
    }
}
