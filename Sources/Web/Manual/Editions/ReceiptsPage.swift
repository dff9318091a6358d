import Pages
import Vocabulary

/// Who has read an edition and who has not (A23).
struct ReceiptsPage: Equatable, Sendable {
    struct Given: Equatable, Sendable {
        let name: String
        let role: String
        let at: Instant
    }
    struct Missing: Equatable, Sendable {
        let name: String
        let role: String
        /// The last edition that they read; nil for none.
        var known: Int?
    }

    var frame: Frame
    let edition: Int
    let given: [Given]
    let missing: [Missing]
    var tabs = ManualTabs(here: .editions)

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .manual, title: texts["receipts.title", "\(edition)"]).html(
            texts,
            """
            <main id="main" class="page receipts-page">
            \(tabs.html(texts))
            <h1>\(texts["receipts.title", "\(edition)"])</h1>
            <section><h2>\(texts["receipts.missing", "\(missing.count)"])</h2>
            \(when: missing.isEmpty, "<p class=\"hint\">\(texts["receipts.all"])</p>")
            <ul class="missing">\(missing.map { "<li><b>\($0.name)</b> <span>\($0.role)</span> <small>\($0.known.map { texts["receipts.known", "\($0)"] } ?? texts["receipts.none"])</small></li>" })</ul></section>
            <section><h2>\(texts["receipts.given", "\(given.count)"])</h2>
            <ul class="given">\(given.map { "<li class=\"read-seal\"><b>\(texts["receipt.seal"])</b><span>\($0.name)</span><small>\($0.role)</small>\(wording.stamped($0.at))</li>" })</ul></section>
            </main>
            """)
    }
}
