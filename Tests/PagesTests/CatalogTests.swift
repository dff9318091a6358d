import Foundation
import Testing
import Vocabulary

@testable import Pages

@Suite("Texts · three languages, no key missing, none too many")
struct CatalogTests {
    /// Families whose keys other parts choose while the program runs: events, refusals and flaws of forms.
    static let chosenElsewhere = ["event.", "refusal.", "flaw.", "mistake."]

    let catalogs: Catalogs
    let sources: Sources

    init() throws {
        catalogs = try Catalogs.bundled()
        sources = try Sources()
    }

    @Test(arguments: Language.allCases) func `every key that the sources use has a text`(language: Language) {
        let texts = catalogs[language]
        for key in sources.keys.sorted() {
            #expect(texts.keys.contains(key), "\(key) has no text in \(language.rawValue)")
        }
        for family in sources.families {
            #expect(
                texts.keys.contains { $0.hasPrefix(family) }, "nothing begins with \(family) in \(language.rawValue)")
        }
    }

    @Test func `no key is unused`() {
        let unused = catalogs[.zhHans].keys.filter { key in
            !sources.words.contains(key) && !(sources.families + Self.chosenElsewhere).contains { key.hasPrefix($0) }
        }
        #expect(unused.isEmpty, "\(unused.sorted())")
    }

    @Test func `what texts alone decide is made once in each language`() {
        var made = 0
        for language in Language.allCases + Language.allCases {
            let texts = catalogs[language]
            let html = texts.constant("test") {
                made += 1
                return "<b>\(texts["theme.dark"])</b>"
            }
            #expect(html == "<b>\(texts["theme.dark"])</b>")
        }
        #expect(made == Language.allCases.count)
    }

    @Test func `the languages have the same keys and the same gaps`() {
        let first = catalogs[.zhHans]
        for language in Language.allCases {
            let texts = catalogs[language]
            #expect(texts.keys == first.keys)
            for key in first.keys {
                #expect(texts.gaps(of: key) == first.gaps(of: key), "\(key) in \(language.rawValue)")
            }
        }
    }

    @Test func `Traditional Chinese is written in its own characters and words`() {
        let mainland = ["登錄", "文件", "軟件", "網絡", "視頻", "默認", "信息", "賬", "打印", "搜索", "數據"]
        for key in catalogs[.zhHant].keys {
            let text = catalogs[.zhHant][key]
            #expect(!text.contains { Self.onlySimplified.contains($0) }, "\(key): \(text)")
            #expect(!mainland.contains { text.contains($0) }, "\(key): \(text)")
        }
    }

    /// Characters that Traditional writing does not have.
    private static let onlySimplified = Set("单队发复时间这应户级务进类诉连线们还请说关开问题员办归现场设备录网络软码邮总业东车马门见长风结经给话际无产条当从过动报错让认该")

    @Test(arguments: [
        ("no gaps", [], "no gaps"), ("{0} took it", ["Lan"], "Lan took it"), ("{1}, {0}", ["a", "b"], "b, a"),
        ("{0} and {0}", ["x"], "x and x"), ("{2}", ["a"], ""),
        ("{3}{2} {1}{0}{4}", ["a", "b", "c", "d"], "dc ba"), ("{x} {", [], "{x} {"),
    ])
    func `gaps are filled by number`(text: String, values: [String], expected: String) throws {
        let saying = try saying(text, values)
        #expect(saying.text == expected)
        #expect(("\(saying)" as HTML).text == expected)
    }

    private func saying(_ text: String, _ values: [String]) throws -> Saying {
        Saying(try #require(FixedWords.permanent([FixedWords(Sentence(text))]).baseAddress), values)
    }

    @Test func `in markup both the words and what fills them are escaped`() throws {
        let saying = try saying("<b> {0} & \"c\"", ["<i>'"])
        #expect(saying.text == "<b> <i>' & \"c\"")
        #expect(("\(saying)" as HTML).text == "&lt;b&gt; &lt;i&gt;&#39; &amp; &quot;c&quot;")
    }

    @Test func `what is said in markup is what is said in a text`() {
        let texts = catalogs[.zhHans]
        #expect(("\(texts["ticket.take"])" as HTML).text == texts.text("ticket.take", []))
        #expect(("\(texts["mark.by", "3.1"])" as HTML).text == texts.text("mark.by", ["3.1"]))
        #expect(("\(texts["there.is-no-such-key"])" as HTML).text == "there.is-no-such-key")
        // And in a text it is never anything but a text.
        #expect(("\(texts["mark.by", "3.1"])" as String) == texts.text("mark.by", ["3.1"]))
    }

    @Test func `every sentence is found by its key and no other is`() {
        let keys = (0..<3_000).map { String(repeating: "k", count: $0 % 37) + ".\($0)" }
        let table = SentenceTable(Dictionary(uniqueKeysWithValues: keys.map { ($0, Sentence("{0} of \($0)")) }))
        for key in keys {
            #expect(table.words(key).map { Saying($0, "x").text } == "x of \(key)")
            #expect(table.words(key + "k") == nil)
        }
        #expect(table.words("") == nil)
        #expect(table.words("kk", ".2") != nil)
        #expect(table.words("kk", ".2") == table.words("kk.2" as String))
        #expect(table.words("kk.", "") == nil)
        #expect(SentenceTable([:]).words("a.key" as String) == nil)
    }
}

/// The keys that stand in the sources: in full, and as the beginning of one that is put together.
struct Sources {
    let keys: Set<String>
    let families: [String]
    /// Every literal that could be a key.
    let words: Set<String>

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let paths = FileManager.default.enumerator(atPath: root.path())?.compactMap { $0 as? String } ?? []
        let text = try paths.filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }.joined(separator: "\n")
        let asked = text.matches(of: /(?:texts|wording\.texts)\["([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)"/).map {
            String($0.1)
        }
        let refused = text.matches(of: /(?:Refusal|Flaw)\([^"\n)]*"?[a-z-]*"?,? ?"([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)"/)
            .map { String($0.1) }
        words = Set(text.matches(of: /"([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)"/).map { String($0.1) })
        let chosen = words.filter { word in CatalogTests.chosenElsewhere.contains { word.hasPrefix($0) } }
        keys = Set(asked + refused).union(chosen)
        families = Set(text.matches(of: /"([a-z][a-z0-9-]*\.(?:[a-z0-9-]+[.-])*)\\\(/).map { String($0.1) })
            .filter { $0.contains(".") }.sorted()
    }
}
