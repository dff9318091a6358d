import Foundation
import Testing

/// What the product says stands in the catalogs, in three languages; the code only names it.
@Suite("The shape of the code · texts")
struct TextsTests {
    static let languages: Set<String> = ["zh-Hans", "zh-Hant", "en"]
    static let catalogs = Project.paths(below: "Sources/Pages/Catalogs").filter { $0.hasSuffix(".json") }

    /// Key → language → text, of all catalogs together.
    static let texts: [String: [String: String]] = catalogs.reduce(into: [:]) { all, path in
        let area = try? JSONDecoder().decode(  // a broken catalog: `every catalog can be read` says so
            [String: [String: String]].self, from: Data(Project.text(of: path).utf8))
        all.merge(area ?? [:]) { first, _ in first }
    }

    @Test(arguments: catalogs) func `every catalog can be read`(path: String) throws {
        let area = try JSONDecoder().decode([String: [String: String]].self, from: Data(Project.text(of: path).utf8))
        #expect(!area.isEmpty)
    }

    @Test func `every text stands in all three languages and has the same gaps in each`() {
        #expect(!Self.texts.isEmpty)
        for (key, wordings) in Self.texts {
            #expect(Set(wordings.keys) == Self.languages, "\(key)")
            #expect(wordings.values.allSatisfy { $0.contains { !$0.isWhitespace } }, "\(key) says nothing")
            let gaps = wordings.values.map { Set($0.matches(of: /\{\d+\}/).map { String($0.0) }) }
            #expect(Set(gaps).count <= 1, "\(key) has other gaps in another language")
        }
    }

    /// A key that the code writes out: beside `texts[`, in a refusal or a flaw, or in a list of them.
    @Test(arguments: SourceFile.all) func `every text that the code names exists`(file: SourceFile) {
        for key in Self.named(in: file) {
            #expect(Self.texts[key] != nil, "\(file.path) names \(key)")
        }
    }

    /// A family such as `"status.\(status)"`: at least one key must begin so.
    @Test(arguments: SourceFile.all) func `every family of texts that the code names exists`(file: SourceFile) {
        for family in file.captures(of: /\btexts(?:\[\s*|\.text\(in: )"([a-z][a-z0-9.-]*\.)(?:\\\(|",)/) {
            #expect(Self.texts.keys.contains { $0.hasPrefix(family) }, "\(file.path) names \(family)…")
        }
    }

    @Test(arguments: SourceFile.all) func `all that can be held about a person has a name`(file: SourceFile) {
        for name in file.captures(of: /\bHeld\.Entry\((?:named: )?"(\w+)"/) {
            #expect(Self.texts["held.\(name)"] != nil, "\(file.path) tells \(name)")
        }
    }

    /// Each language is called by its own name in every language; that is the one Chinese that code may hold.
    @Test(arguments: SourceFile.all) func `no Chinese sentence stands in code`(file: SourceFile) {
        let sentences = file.places(of: /"[^"]*\p{Han}{2}/).filter { !$0.contains(/"(?:简体|繁體)中文"/) }
        #expect(sentences.isEmpty)
    }

    static func named(in file: SourceFile) -> Set<String> {
        file.captures(of: /\btexts(?:\[|\.(?:text|optional)\()\s*"([a-z][\w.-]*)"/)
            .union(file.captures(of: /\bRefusal\(\s*\.\w+,\s*"([a-z][\w.-]*)"/))
            .union(file.captures(of: /\bFlaw\(\s*"[^"]*",\s*"([a-z][\w.-]*)"/))
            .union(file.captures(of: /"((?:refusal|flaw)\.[a-z][a-z0-9-]*)"/))
    }
}
