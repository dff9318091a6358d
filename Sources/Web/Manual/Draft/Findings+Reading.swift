import Manual
import Pages
import Rulebook
import Storage
import Vocabulary

extension Findings {
    /// More than anybody mends at once.
    private static let most = 100

    init(_ text: String, base: Int64?, _ texts: Texts, in db: Reading) throws {
        let mistakes = Draft.mistakes(in: text)
        let lines = mistakes.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false)
        self.init(
            mistakes: mistakes.prefix(Self.most).map { mistake in
                let line = lines.indices.contains(mistake.line - 1) ? lines[mistake.line - 1] : ""
                return Finding(mistake, in: line, texts)
            },
            total: mistakes.count,
            changes: mistakes.isEmpty ? try Self.changes(text, since: base, texts.language, in: db) : [],
            base: base.map { Int($0) })
    }

    private static func changes(
        _ text: String, since base: Int64?, _ language: Language, in db: Reading
    ) throws -> [ReceiptBox.Changed] {
        guard let base else { return [] }
        return try Edition.read(text).changes(since: db.edition(base).edition)
            .map { ReceiptBox.Changed($0, language) }
    }
}

extension Findings.Finding {
    /// How much of a line is shown on either side of the place.
    private static let reach = 40
    /// What ends a value within a line.
    private static let ends: Set<Unicode.Scalar> = [",", "}", "]"]

    /// Columns count Unicode scalars, as the YAML reader does.
    init(_ mistake: Mistake, in line: Substring, _ texts: Texts) {
        let scalars = line.unicodeScalars
        let place = scalars.index(scalars.startIndex, offsetBy: max(0, mistake.column - 1), limitedBy: scalars.endIndex)
        let start = place ?? scalars.endIndex
        let before = String(scalars[..<start].drop { $0 == " " })
        let word = scalars[start...].prefix { !Self.ends.contains($0) }
        let rest = String(scalars[word.endIndex...])
        self.init(
            line: mistake.line, column: mistake.column, sentence: texts.text(mistake.key, mistake.about),
            before: before.count > Self.reach ? "…" + before.suffix(Self.reach) : before, word: String(word),
            rest: rest.count > Self.reach ? rest.prefix(Self.reach) + "…" : rest)
    }
}
