import Pages
import Vocabulary

/// What a person had entered in a form, and what was wrong with it: nothing is typed twice after a refusal.
struct Filled: Equatable, Sendable {
    var values: [String: String] = [:]
    var refusal: Refusal?

    static let blank = Filled()

    subscript(name: String) -> String { values[name] ?? "" }

    func flaw(in field: String) -> Refusal.Flaw? { refusal?.flaws.first { $0.field == field } }

    /// The summary above the form: the refusal's sentence and a link to each field that is wrong. It takes the focus.
    /// - Parameter names: what fields are called whose names the catalogs do not know.
    func summary(_ texts: Texts, prefix: String = "f", names: [String: String] = [:]) -> HTML {
        guard let refusal else { return .empty }
        return """
            <div class="flaws" role="alert" tabindex="-1" autofocus>
            <p>\(texts.text(of: refusal))</p>
            \(when: !refusal.flaws.isEmpty, "<ul>\(refusal.flaws.map { "<li><a href=\"#\(prefix)-\($0.field)\">\(names[$0.field] ?? texts["field.\($0.field)"])\(texts["field.colon"])\(texts.text(of: $0))</a></li>" })</ul>")
            </div>
            """
    }
}
