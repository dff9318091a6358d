import Manual
import Testing
import Vocabulary

@Suite("D4 · Sign-off")
struct SignOffTests {
    static let table: [(String, LevelChange, Bool)] = [
        ("urgent", LevelChange(type: "fault", proposed: "urgent", level: "urgent", isOverride: false), true),
        ("critical", LevelChange(type: "service", proposed: "critical", level: "critical", isOverride: false), true),
        ("a complaint", LevelChange(type: "complaint", proposed: "urgent", level: "urgent", isOverride: false), true),
        ("normal", LevelChange(type: "fault", proposed: "normal", level: "normal", isOverride: false), false),
        ("overridden", LevelChange(type: "fault", proposed: "low", level: "normal", isOverride: true), true),
        (
            "lowered",
            LevelChange(type: "fault", proposed: "normal", level: "low", previous: "normal", isOverride: false),
            true
        ),
        (
            "raised",
            LevelChange(type: "fault", proposed: "normal", level: "normal", previous: "low", isOverride: false),
            false
        ),
    ]

    @Test(arguments: table.indices) func `what is serious, overridden or lowered is signed off`(row: Int) {
        let (why, change, isNeeded) = Self.table[row]
        #expect((standard.signOff(for: change) != nil) == isNeeded, "\(why)")
    }

    @Test func `a manual without sign-off needs none`() throws {
        let change = LevelChange(type: "fault", proposed: "low", level: "high", isOverride: true)
        #expect(try Edition.read(smallManual).signOff(for: change) == nil)
    }

    @Test func `a sign-off without conditions is for every level`() throws {
        let text = smallManual + "\nsign-off: { by: [boss], paragraph: \"1.1\" }"
        let change = LevelChange(type: "fault", proposed: "low", level: "low", isOverride: false)
        #expect(try Edition.read(text).signOff(for: change) == "1.1")
    }
}

@Suite("D6 · Extension")
struct ExtensionRuleTests {
    static let due = at("2026-03-10 17:00")

    static func wish(
        of kind: ClockKind = "solution", _ limit: Duration, _ time: TimeKind, left: Duration, before: Int = 0,
        new: Instant = at("2026-03-11 17:00"), latest: Instant? = nil
    ) -> ExtensionFacts {
        ExtensionFacts(
            kind: kind, limit: limit, time: time, remaining: left, askedBefore: before, due: due, newDue: new,
            latest: latest)
    }

    static let table: [(String, ExtensionFacts, ExtensionRefusal?)] = [
        ("four hours ahead", wish(.days(2), .serviceDay, left: .hours(4)), nil),
        ("three hours ahead", wish(.days(2), .serviceDay, left: .hours(3)), .tooLate(by: .hours(1))),
        ("a day by the clock is long", wish(.hours(24), .elapsed, left: .minutes(239)), .tooLate(by: .minutes(1))),
        ("before the last quarter", wish(of: "start", .hours(2), .serviceHours, left: .minutes(30)), nil),
        (
            "in the last quarter", wish(of: "start", .hours(2), .serviceHours, left: .minutes(29)),
            .tooLate(by: .minutes(1))
        ),
        ("already missed", wish(.days(2), .serviceDay, left: .hours(-1)), .tooLate(by: .hours(5))),
        ("pick-up", wish(of: "pick-up", .minutes(30), .serviceHours, left: .minutes(29)), .never),
        ("response", wish(of: "response", .hours(2), .serviceHours, left: .hours(2)), .never),
        ("the second time", wish(.days(2), .serviceDay, left: .hours(9), before: 1), nil),
        ("to the same time", wish(.days(2), .serviceDay, left: .hours(9), new: due), .notLater),
        ("to an earlier time", wish(.days(2), .serviceDay, left: .hours(9), new: due - .hours(1)), .notLater),
        (
            "beyond the longest",
            wish(.days(3), .serviceDay, left: .hours(9), latest: at("2026-03-11 16:00")),
            .tooFar(at("2026-03-11 16:00"))
        ),
        ("up to the longest", wish(.days(3), .serviceDay, left: .hours(9), latest: at("2026-03-11 17:00")), nil),
    ]

    @Test(arguments: table.indices) func `more time is asked for ahead of time`(row: Int) {
        let (why, wish, refusal) = Self.table[row]
        #expect(standard.extensionRefusal(of: wish) == refusal, "\(why)")
    }

    @Test func `a manual without a rule refuses nothing`() throws {
        let late = Self.wish(.days(2), .serviceDay, left: .seconds(1), before: 9)
        #expect(try Edition.read(smallManual).extensionRefusal(of: late) == nil)
    }

    @Test func `deciders are counted out`() throws {
        let text = smallManual + "\nextending: { by: [boss], most: 1, ahead: 4 h, paragraph: \"1.1\" }"
        let edition = try Edition.read(text)
        let second = Self.wish(.days(2), .serviceDay, left: .hours(9), before: 1)
        #expect(edition.extensionRefusal(of: second) == .tooMany)
        #expect(edition.extending?.deciders(after: 0) == ["boss"])
        let head = try Edition.read(text.replacing("most: 1", with: "most: 1, further: [boss]"))
        #expect(head.extensionRefusal(of: second) == nil)
        #expect(head.extending?.deciders(after: 2) == [])
    }
}
