import Pages
import Vocabulary

/// Where no draft is: from what to begin one.
struct DraftStartPage: Equatable, Sendable {
    var frame: Frame
    /// Editions and presets, the likeliest first; the keys are `edition-4`, `preset-standard`.
    let sources: [Choice]
    var filled = Filled.blank
    var tabs = ManualTabs(here: .draft, isEditor: true)

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .manual, title: texts["draft.title"]).html(
            texts,
            """
            <main id="main" class="page starting">
            \(tabs.html(texts))
            <h1>\(texts["draft.start-title"])</h1>
            <p class="lead">\(texts["draft.start-hint"])</p>
            <form method="post" action="/manual/draft">\(Hidden(frame).html)
            \(filled.summary(texts))
            \(Radios(name: "source", legend: texts["field.source"], choices: sources, isRequired: true).html(filled, texts))
            <div class="foot"><button class="main">\(texts["draft.begin"])</button></div></form>
            </main>
            """)
    }
}
