import Manual
import Pages
import Vocabulary
import Web

/// The manual as plain text: its paragraphs in order, each with what the program takes from it.
struct ManualText {
    let edition: Edition
    let texts: Texts

    init(_ edition: Edition, _ texts: Texts) {
        self.edition = edition
        self.texts = texts
    }

    var whole: String {
        let document = edition.document
        let parts = document.parts.map(part)
        return ([document.name[texts.language]] + parts).joined(separator: "\n\n")
    }

    private func part(_ part: Edition.Document.Part) -> String {
        (["\(part.number) \(part.heading[texts.language])"] + part.clauses.map(clause)).joined(separator: "\n\n")
    }

    private func clause(_ clause: Edition.Document.Clause) -> String {
        let heading = "  \(clause.number.number) \(clause.heading[texts.language])"
        let prose = clause.text[texts.language].split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "      \($0)" }
        let rules = clause.rules.flatMap(edition.statements)
            .map { "      " + texts["manual-console.rule", texts.words($0)] }
        return ([heading] + prose + rules).joined(separator: "\n")
    }
}
