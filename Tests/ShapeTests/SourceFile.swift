import Foundation
import Testing

/// The folder of the project, found from where this file stands.
enum Project {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What git ignores, and git itself.
    private static let apart: Set<String> = [".git", ".build", ".tools", ".swiftpm", "data", "__pycache__"]

    /// Every file below a folder of the project, as a path from the project's folder, in order.
    static func paths(below start: String = "") -> [String] {
        let top = folder.appending(path: start)
        guard let walk = FileManager.default.enumerator(at: top, includingPropertiesForKeys: [.isRegularFileKey]) else {
            return []
        }
        var found: [String] = []
        for case let url as URL in walk {
            if apart.contains(url.lastPathComponent) || url.lastPathComponent.hasPrefix(".build") {
                walk.skipDescendants()
            } else if isFile(url) {
                found.append(String(url.standardizedFileURL.path().dropFirst(folder.standardizedFileURL.path().count)))
            }
        }
        return found.sorted()
    }

    /// A file that is gone by now is none.
    private static func isFile(_ url: URL) -> Bool {
        (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
    }

    static func text(of path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
}

/// One Swift file of the program, read once.
struct SourceFile: Sendable, CustomTestStringConvertible {
    let path: String
    /// The lines without comments, numbered as in the file.
    let code: [String]

    /// The target: the folder below `Sources/`, or the one that stands beside the manuals' texts.
    var module: String { path.hasPrefix("Manuals/") ? "Presets" : String(path.split(separator: "/")[1]) }
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    var testDescription: String { path }

    init(path: String, text: String) {
        self.path = path
        code = text.components(separatedBy: "\n").map(Self.withoutComment)
    }

    static let all: [SourceFile] = (Project.paths(below: "Sources") + Project.paths(below: "Manuals"))
        .filter { $0.hasSuffix(".swift") }
        // One that is not UTF-8 is left to RepositoryTests, which says so.
        .compactMap { path in (try? Project.text(of: path)).map { SourceFile(path: path, text: $0) } }

    var imports: Set<String> {
        let line =
            #/
            ^\s* (?: @\w+ (?: \(\w+\) )? \s+ )*
            (?: (?: public | package | internal | fileprivate | private ) \s+ )?
            import \s+ (?: (?: struct | class | enum | protocol | func | var | let | typealias ) \s+ )? (\w+)
            /#
        return Set(code.compactMap { $0.firstMatch(of: line).map { String($0.1) } })
    }

    /// The places where a pattern stands in code, as `path:line: text`. A dot ends a word: `Date.now` is two.
    func places(of pattern: Regex<some Any>) -> [String] {
        let pattern = pattern.wordBoundaryKind(.simple)
        return code.enumerated().filter { $0.element.contains(pattern) }
            .map { "\(path):\($0.offset + 1): \($0.element.trimmingCharacters(in: .whitespaces))" }
    }

    /// What the pattern's first group caught, anywhere in the code, also across lines.
    func captures(of pattern: Regex<(Substring, Substring)>) -> Set<String> {
        Set(code.joined(separator: "\n").matches(of: pattern.wordBoundaryKind(.simple)).map { String($0.1) })
    }

    /// The line up to its comment. A `//` inside a string literal, such as in an address, does not begin one.
    private static func withoutComment(_ line: String) -> String {
        var isInString = false
        var before: Character = " "
        for index in line.indices {
            let character = line[index]
            if character == "\"" && before != "\\" { isInString.toggle() }
            if character == "/" && before == "/" && !isInString { return String(line[..<line.index(before: index)]) }
            before = character
        }
        return line
    }
}
