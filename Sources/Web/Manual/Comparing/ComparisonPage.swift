import Pages
import Vocabulary

/// Two texts of the manual beside or below each other, only where they differ.
struct ComparisonPage: Equatable, Sendable {
    enum Look: String, CaseIterable, Sendable { case side, inline }

    var frame: Frame
    /// What can be compared, by its key: `4`, `draft`.
    let sides: [Choice]
    let from: String
    let to: String
    let look: Look
    let removed: Int
    let added: Int
    let changes: [ReceiptBox.Changed]
    let hunks: [Hunk]
    /// Lines of changes that are left out, because a page holds only so many.
    var leftOut = 0
    var tabs = ManualTabs(here: .editions)

    /// Lines that lie together, with a few unchanged ones around them.
    struct Hunk: Equatable, Sendable {
        /// How many unchanged lines stand before it.
        let skipped: Int
        let rows: [Row]
    }

    /// A line on each side; nil where only the other side has one.
    struct Row: Equatable, Sendable {
        let old: Line?
        let new: Line?
        var isKept: Bool { old?.mark == nil && new?.mark == nil }
    }

    struct Line: Equatable, Sendable {
        let number: Int
        let text: String
        /// What is other than in the line opposite, between what both begin and end with; nil in unchanged lines.
        var mark: Mark?

        struct Mark: Equatable, Sendable {
            let head: String
            let middle: String
            let tail: String
        }
    }

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .manual, title: texts["compare.title"]).html(
            texts,
            """
            <main id="main" class="comparing" data-differences>
            \(tabs.html(texts))
            <header><h1>\(texts["compare.title"])</h1>\(choosing(texts))
            <p class="hint">\(removed + added == 0 ? texts["compare.same"] : texts["compare.lines", "\(removed)", "\(added)"])\
            \(when: !hunks.isEmpty, " · <span class=\"keys-hint\">\(texts["compare.keys"])</span>")</p>
            \(when: !changes.isEmpty, "<ul class=\"changes\">\(changes.map { $0.line(texts) })</ul>")</header>
            \(when: !hunks.isEmpty, table(texts))
            \(when: leftOut > 0, "<p class=\"hint\">\(texts["compare.left-out", "\(leftOut)"])</p>")
            </main>
            """)
    }

    private func choosing(_ texts: Texts) -> HTML {
        let filled = Filled(values: ["from": from, "to": to])
        return """
            <form class="choosing" method="get" action="/manual/comparison">
            \(Field(name: "from", label: texts["compare.from"], control: .choice(sides, blank: nil), isRequired: true).html(filled, texts))
            \(Field(name: "to", label: texts["compare.to"], control: .choice(sides, blank: nil), isRequired: true).html(filled, texts))
            <div class="foot">\(Look.allCases.map { look in
                "<button name=\"look\" value=\"\(look.rawValue)\" aria-pressed=\"\(look == self.look ? "true" : "false")\">\(texts["compare.\(look.rawValue)"])</button>"
            })</div></form>
            """
    }

    private func table(_ texts: Texts) -> HTML {
        """
        <table class="differences \(look.rawValue)"><caption class="unseen">\(texts["compare.title"])</caption>
        <colgroup><col class="place">\(when: look == .side, "<col>")<col class="place"><col></colgroup>
        <thead class="unseen"><tr><th scope="col">\(texts["compare.old-line"])</th>\
        \(when: look == .side, "<th scope=\"col\">\(texts["compare.old"])</th>")<th scope="col">\(texts["compare.new-line"])</th>\
        <th scope="col">\(texts["compare.new"])</th></tr></thead>
        \(hunks.enumerated().map { place, hunk in
            hunk.html(place + 1, look, texts)
        })
        </table>
        """
    }
}
