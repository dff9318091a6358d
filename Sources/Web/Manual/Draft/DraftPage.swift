import Pages
import Vocabulary

/// The next edition while it is written: its text, and beside it what is wrong with it.
struct DraftPage: Equatable, Sendable {
    var frame: Frame
    let text: String
    let revision: Int
    /// The edition it began from; nil for a preset.
    var base: Int?
    let state: State
    var findings: Findings
    var tabs = ManualTabs(here: .draft, isEditor: true)

    /// When and by whom it was last kept, and how large it is.
    struct State: Equatable, Sendable {
        let at: Instant
        var by: String?
        let bytes: Int
        let limit: Int
        var isKept = true

        func html(_ wording: Wording) -> HTML {
            let texts = wording.texts
            guard isKept else { return "<b class=\"missed\">\(texts["draft.not-kept"])</b>" }
            return """
                \(texts["draft.kept-at"]) \(wording.time(at))\(by.map { " · \($0)" as HTML }) · \
                \(texts["draft.size", wording.size(bytes), wording.size(limit)])
                """
        }
    }

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .manual, title: texts["draft.title"]).html(
            texts,
            """
            <main id="main" class="drafting">
            \(tabs.html(texts))
            <header><h1>\(texts["draft.title"])</h1>\
            <p class="edition">\(base.map { texts["draft.from-edition", "\($0)"] } ?? texts["draft.from-preset"])</p>\(discarding(texts))</header>
            \(form(frame.wording(texts)))
            \(findings.html(texts))
            </main>
            """)
    }

    /// What a page that is open already gets of it: the findings, and the two places that changed with them.
    func fragment(_ texts: Texts) -> HTML {
        """
        \(findings.html(texts))
        \(when: state.isKept, revisionField("draft-revision", isFresh: true) + revisionField("discard-revision", isFresh: true))
        <p id="draft-state" hx-swap-oob="innerHTML">\(state.html(frame.wording(texts))) · \(findings.title(texts))</p>
        """
    }

    private func form(_ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <form id="draft" method="post" action="/manual/draft/text" data-editor hx-post="/manual/draft/text" \
            hx-trigger="yd:written" hx-target="#findings" hx-swap="outerHTML" hx-sync="this:queue last">
            \(Hidden(frame).html)\(revisionField("draft-revision"))
            <p id="draft-lost" class="flaws" hidden>\(texts["draft.lost"]) <button type="button" class="plain" data-bring-back>\(texts["draft.bring-back"])</button></p>
            <p id="draft-offline" class="flaws" role="alert" hidden>\(texts["draft.offline"])</p>
            <label class="unseen" for="text">\(texts["draft.text"])</label>
            <div class="sheet"><pre class="lines" aria-hidden="true"></pre>\
            <textarea id="text" name="text" rows="32" wrap="off" spellcheck="false" autocapitalize="off" autocomplete="off">
            \(text)</textarea></div>
            <p id="draft-state" role="status">\(state.html(wording)) · \(findings.title(texts))</p>
            <div class="foot">\(buttons(texts))<span class="hint keys-hint">\(texts["draft.keys"])</span></div>
            </form>
            """
    }

    private func buttons(_ texts: Texts) -> HTML {
        """
        <button class="main" name="then" value="checking">\(texts["draft.save"])</button>\
        <button name="then" value="reading">\(texts["draft.preview"])</button>\
        \(base.map { "<button name=\"then\" value=\"comparing\">\(texts["draft.compare", "\($0)"])</button>" as HTML })\
        <button name="then" value="publishing">\(texts["draft.publish"])</button>
        """
    }

    /// What the person has seen; both forms of an open page follow what is kept.
    private func revisionField(_ id: String, isFresh: Bool = false) -> HTML {
        """
        <input type="hidden" id="\(id)" name="revision" value="\(revision)"\
        \(attribute: "hx-swap-oob", isFresh ? "true" : nil)>
        """
    }

    /// A plain question before anything is put aside.
    private func discarding(_ texts: Texts) -> HTML {
        """
        <details class="menu"><summary>\(texts["draft.discard"])</summary><div class="sheet"><p>\(texts["draft.discard-sure"])</p>
        <form method="post" action="/manual/draft/discard">\(Hidden(frame).html)\(revisionField("discard-revision"))<button>\(texts["draft.discard-yes"])</button></form></div></details>
        """
    }
}
