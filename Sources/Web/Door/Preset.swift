import Manual
import Presets
import Vocabulary

/// A manual that a center can begin with, and the figures that it leaves to the center.
struct Preset: Equatable, Sendable {
    let key: String
    let name: Name
    let text: String
    let blanks: [Edition.Blank]

    /// They come with the program, so they are read once.
    private static let bundled = Result {
        try Presets.names.map { key in
            let text = try Presets.text(of: key) ?? ""
            let edition = try Edition.read(text)
            return Preset(key: key, name: edition.name, text: text, blanks: edition.blanks)
        }
    }

    static func all() throws -> [Preset] { try bundled.get() }

    /// The field of the setup form that asks for a figure.
    func field(_ blank: Edition.Blank) -> String { "answer-\(key)-\(blank.key)" }

    /// What is wrong with answers: those that the manual does not ask for, and those in another form.
    func flaws(in answers: [String: String]) -> [Refusal.Flaw] {
        let unknown = answers.keys.filter { key in !blanks.contains { $0.key == key } }.sorted()
        return unknown.map { Refusal.Flaw("answer-\(key)-\($0)", "flaw.unknown") }
            + blanks.compactMap { blank in
                guard let answer = answers[blank.key], !blank.takes(answer) else { return nil }
                return Refusal.Flaw(field(blank), "setup.answer-\(blank.kind.rawValue)")
            }
    }
}
