import Foundation
import Testing

@testable import Web

@Suite("Assets · style sheets and scripts")
struct PageAssetTests {
    static func files(_ ending: String) throws -> [URL] {
        let paths = FileManager.default.enumerator(atPath: PageAssets.folder.path())?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(ending) && !$0.hasPrefix("vendor") }.sorted().map {
            PageAssets.folder.appending(path: $0)
        }
    }

    @Test func `every style sheet is asked for by some page, and is there`() throws {
        let asked = Set(Document.Room.allCases.flatMap(PageAssets.stylesheets))
        let there = Set(try Self.files(".css").map { $0.deletingPathExtension().lastPathComponent })
        #expect(asked == there)
        #expect(PageAssets.stylesheets(of: .desk).first == "layers")
    }

    @Test(arguments: try files(".css")) func `a style sheet keeps to its layer and loads nothing`(file: URL) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        let rest = text.replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "").trimmingCharacters(
            in: .whitespacesAndNewlines)
        #expect(rest.hasPrefix("@layer "))
        #expect(!rest.contains(/@import|url\(/))
        #expect(rest.count { $0 == "{" } == rest.count { $0 == "}" })
    }

    @Test(arguments: try files(".js")) func `a script is short and its imports are there`(file: URL) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count < 100)
        #expect(!text.contains(/eval\(|innerHTML|document\.write|new Function/))
        for name in text.matches(of: /(?:from|import) "\.\/([a-z-]+\.js)"/) {
            let imported = file.deletingLastPathComponent().appending(path: String(name.1))
            #expect(FileManager.default.fileExists(atPath: imported.path()), "\(name.1)")
        }
    }

    @Test func `colours stand in the tokens only`() throws {
        for file in try Self.files(".css")
        where !["tokens", "card", "type", "frame"].contains(file.deletingPathExtension().lastPathComponent) {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains(/#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|oklch\(|rgb\(|hsl\(/), "\(file.lastPathComponent)")
        }
    }

    @Test func `htmx evaluates nothing and asks nobody else`() throws {
        let settings = try #require(
            try JSONSerialization.jsonObject(with: Data(PageAssets.htmxSettings.utf8)) as? [String: Any])
        #expect(settings["allowEval"] as? Bool == false)
        #expect(settings["selfRequestsOnly"] as? Bool == true)
        #expect(settings["includeIndicatorStyles"] as? Bool == false)
    }
}
