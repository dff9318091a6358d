import Foundation
import Testing
import Vocabulary

@testable import Web

@Suite("Body · Form")
struct FormTests {
    enum Urgency: String { case yes, no }

    static func form(_ body: String) throws -> Form { Form(fields: try URLEncoded.fields(Array(body.utf8))) }

    static func json(_ text: String) throws -> Form {
        guard case .object(let members) = try JSONReading.value(Array(text.utf8)) else { return .empty }
        return Form(json: members)
    }

    static func flaws(_ form: Form) -> [String] { form.flaws.map { "\($0.field) \($0.key)" } }

    @Test func `all mistakes are told at once`() throws {
        var form = try Self.form("words=&urgency=maybe&stars=9&wished=soon&line=a%0Ab&day=2026-02-30&twice=1&twice=2")
        _ = form.text("words", max: 10, required: true)
        _ = form.choice("urgency", of: Urgency.self, required: true)
        _ = form.whole("stars", in: 1...5)
        _ = form.instant("wished", in: .gmt)
        _ = form.line("line")
        _ = form.day("day")
        _ = form.text("twice", max: 5)
        form.note("words", "ticket.own")
        let refusal = #expect(throws: Refusal.self) { try form.check() }
        #expect(
            refusal?.flaws.map { "\($0.field) \($0.key)" } == [
                "words flaw.required", "urgency flaw.not-a-choice", "stars flaw.out-of-range", "wished flaw.not-a-time",
                "line flaw.not-one-line", "day flaw.not-a-day", "twice flaw.repeated", "words ticket.own",
            ])
        #expect(form.entered("stars") == "9")
        #expect(form.flaws(of: "words").count == 2)
    }

    @Test func `a good form gives its values`() throws {
        var form = try Self.form(
            "words=%20a%0D%0Ab%07%00".replacing("%00", with: "")
                + "&urgency=yes&stars=4&wished=2026-11-23T18:40&box=on&type=fault&tag=x&tag=y")
        let shanghai = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let words = form.text("words", max: 10, required: true)
        let urgency = form.choice("urgency", of: Urgency.self)
        let stars = form.whole("stars", in: 1...5)
        let wished = form.instant("wished", in: shanghai)
        let (box, unticked) = (form.flag("box"), form.flag("unticked"))
        let type = form.choice("type", from: [TypeKey("fault"), "complaint"])
        let tags = form.texts("tag", most: 3)
        #expect(words == "a\nb")
        #expect(urgency == .yes)
        #expect(stars == 4)
        #expect(wished == Instant(seconds: 1_795_430_400))
        #expect(box && !unticked)
        #expect(type == "fault")
        #expect(tags == ["x", "y"])
        try form.check()
    }

    @Test func `length is counted in characters as people see them`() throws {
        var form = try Self.form(
            "a=" + String(repeating: "👨‍👩‍👧‍👦", count: 3).utf8.map { "%" + String($0, radix: 16) }.joined())
        let (three, two) = (form.text("a", max: 3), form.text("a", max: 2))
        #expect(three.count == 3)
        #expect(two.isEmpty)
        #expect(Self.flaws(form) == ["a flaw.too-long"])
    }

    @Test func `one letter under a thousand accents is too long`() throws {
        var form = Form(fields: [
            try FormField(name: "a".utf8, value: ("e" + String(repeating: "\u{301}", count: 1000)).utf8)
        ])
        _ = form.text("a", max: 5)
        #expect(Self.flaws(form) == ["a flaw.too-long"])
    }

    @Test func `JSON is held to its types and to the fields that are asked for`() throws {
        var form = try Self.json(
            "{\"words\":5,\"stars\":\"4\",\"flag\":\"yes\",\"urgent\":1,\"tags\":\"x\",\"extra\":1,\"customer\":{\"name\":1,\"odd\":2},\"none\":null}"
        )
        _ = form.text("words", max: 10)
        _ = form.whole("stars", in: 1...5)
        _ = form.flag("flag")
        _ = form.flag("urgent")
        _ = form.texts("tags", most: 3)
        form.group("customer") { _ = $0.line("name", required: true) }
        _ = form.text("none", max: 5, required: true)
        let refusal = #expect(throws: Refusal.self) { try form.check() }
        #expect(
            refusal?.flaws.map { "\($0.field) \($0.key)" } == [
                "words flaw.not-text", "stars flaw.not-a-number", "flag flaw.not-a-yes-or-no",
                "urgent flaw.not-a-yes-or-no", "tags flaw.not-a-list",
                "customer.name flaw.not-text", "customer.odd flaw.unknown", "none flaw.required", "extra flaw.unknown",
            ])
    }

    @Test func `lists of groups name their place`() throws {
        var form = try Self.json("{\"items\":[{\"n\":1},{\"n\":\"x\"},3]}")
        let numbers = form.groups("items", most: 5) { $0.whole("n", in: 0...9) }
        #expect(numbers == [1, nil])
        #expect(Self.flaws(form) == ["items.1.n flaw.not-a-number", "items.2 flaw.not-a-group"])
    }

    @Test(arguments: [
        ("2026-11-23T18:40", 1_795_459_200), ("2026-11-23T18:40:30", 1_795_459_230),
        ("2026-11-23T18:40:00Z", 1_795_459_200),
        ("2026-11-23T18:40:00.5+08:00", 1_795_430_400), ("2026-11-23 18:40", 1_795_459_200),
        ("1960-01-01T00:00", -315_619_200),
        ("2024-02-29T00:00", 1_709_164_800),
    ])
    func `a time is read`(text: String, seconds: Int64) {
        #expect(LocalTime.instant(text, in: .gmt) == Instant(seconds: seconds))
    }

    @Test(arguments: [
        "", "2026", "2026-11-23", "2026-13-01T00:00", "2025-02-29T00:00", "2026-11-31T00:00", "2026-11-23T24:00",
        "2026-11-23T18:60",
        "2026-11-23T18:40+8", "2026-11-23T18:40x", "0000-01-01T00:00", "２０２６-11-23T18:40", "-026-11-23T18:40",
        "2026-11-23T18:40+99:00",
    ])
    func `what is no time is none`(text: String) {
        #expect(LocalTime.instant(text, in: .gmt) == nil)
    }

    @Test func `a time that a clock change skips is the moment after it`() throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        #expect(LocalTime.instant("2026-03-29T02:30", in: berlin) == LocalTime.instant("2026-03-29T03:30", in: berlin))
    }
}
