import Pages
import Vocabulary

/// Before the draft becomes the next edition: what changes, whom it touches, and from when.
struct PublicationPage: Equatable, Sendable {
    var frame: Frame
    /// The number it will have.
    let edition: Int
    let revision: Int
    /// The edition before it, with which it is compared.
    let latest: Int
    let changes: [ReceiptBox.Changed]
    let removed: Int
    let added: Int
    /// What somebody should know before they go on, in words.
    var cautions: [String] = []
    var filled = Filled(values: ["when": "now"])
    var tabs = ManualTabs(here: .draft, isEditor: true)

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .manual, title: texts["publish.title", "\(edition)"]).html(
            texts,
            """
            <main id="main" class="page publishing">
            \(tabs.html(texts))
            <h1>\(texts["publish.title", "\(edition)"])</h1>
            \(cautions.isEmpty ? .empty : "<div class=\"flaws cautions\">\(cautions.map { "<p>\($0)</p>" })</div>" as HTML)
            <section><h2>\(texts["publish.changes", "\(latest)"])</h2>
            <p class="hint">\(texts["compare.lines", "\(removed)", "\(added)"]) · <a href="/manual/comparison?from=\(latest)&amp;to=draft">\(texts["publish.compare"])</a> · <a href="/manual/draft">\(texts["publish.back"])</a></p>
            <ul class="changes">\(changes.map { $0.line(texts) })</ul>\
            \(when: changes.isEmpty, "<p>\(texts["publish.no-paragraphs"])</p>")</section>
            \(form(texts))
            </main>
            """)
    }

    private func form(_ texts: Texts) -> HTML {
        """
        <form method="post" action="/manual/draft/publication">\(Hidden(frame, revision: revision).html)
        \(filled.summary(texts))
        \(Radios(name: "when", legend: texts["field.when"], choices: [
            Choice("now", texts["publish.now"], hint: texts["publish.now-hint"]),
            Choice("later", texts["publish.later"], hint: texts["publish.later-hint"]),
        ], isRequired: true).html(filled, texts))
        <div class="pair">
        \(Field(name: "start", label: texts["field.start"], control: .line("datetime-local"), hint: texts["publish.start-hint", frame.zone.identifier]).html(filled, texts))
        \(Field(name: "review", label: texts["field.review"], control: .line("date"), hint: texts["publish.review-hint"]).html(filled, texts))
        </div>
        \(Field(name: "summary", label: texts["field.summary"], control: .lines(4), hint: texts["publish.summary-hint"], limit: 2000).html(filled, texts))
        <div class="foot"><button class="main big">\(texts["publish.send", "\(edition)"])</button></div>
        </form>
        """
    }
}
