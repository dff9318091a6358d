import Manual
import Presets
import Testing
import Vocabulary

@Suite("C9 · Which paragraphs an edition changes")
struct EditionChangesTests {
    private let text: String
    private let standard: Edition

    init() throws {
        text = try #require(try Presets.text(of: "standard"))
        standard = try Edition.read(text)
    }

    @Test func `the same edition changes nothing`() throws {
        #expect(standard.changes(since: standard).isEmpty)
    }

    @Test func `it tells words from rules, and what is new from what is gone`() throws {
        #expect(try changes(PickUp.before, PickUp.after) == ["4.2 rules"])
        #expect(try changes("en: Critical }\n        text", "en: Very critical }\n        text") == ["3.1 words"])
        #expect(
            try changes(
                "      - number: \"2.2\"",
                """
                      - number: "2.9"
                        heading: { zh-Hans: 新, zh-Hant: 新, en: New }
                        text: { zh-Hans: 新的。, zh-Hant: 新的。, en: A new one. }
                      - number: "2.2"
                """) == ["2.9 added"])
        let longer = try changed(PickUp.before, PickUp.after)
        #expect(standard.changes(since: longer).map(\.change) == [.rules])
    }

    private func changes(_ old: String, _ new: String) throws -> [String] {
        try changed(old, new).changes(since: standard).map { "\($0.number) \($0.change.rawValue)" }
    }

    private func changed(_ old: String, _ new: String) throws -> Edition {
        try #require(text.contains(old))
        return try Edition.read(text.replacing(old, with: new, maxReplacements: 1))
    }
}
