import Foundation
import Testing

/// A released step of the schema stands in databases that we cannot reach any more: it may not change by a letter.
@Suite("The shape of the code · migrations")
struct MigrationsTests {
    /// Every step in the sources: its name and the digest of its text.
    static let written: [String: String] = {
        let step = /Migration\(\s*"([^"]+)",\s*"""\n(.*?)"""/.dotMatchesNewlines()
        return SourceFile.all.reduce(into: [:]) { all, file in
            for match in file.code.joined(separator: "\n").matches(of: step) {
                all[String(match.1)] = digest(of: match.2)
            }
        }
    }()

    /// `Tests/ShapeTests/released-migrations.txt`, one `digest name` a line; a release adds the lines of its new steps.
    static let released: [(digest: String, name: String)] = {
        let text = (try? Project.text(of: "Tests/ShapeTests/released-migrations.txt")) ?? ""  // none released yet
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            line.firstIndex(of: " ").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
        }
    }()

    @Test func `no released step was changed or removed`() {
        for step in Self.released {
            #expect(Self.written[step.name] == step.digest, "\(step.name) was released and may not change")
        }
    }

    /// FNV-1a over the words: layout may change, content may not.
    static func digest(of text: Substring) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let number = words.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(number, radix: 16)
    }
}
