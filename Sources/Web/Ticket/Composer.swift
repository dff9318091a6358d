import Pages

/// Where a person writes: to the customer, to colleagues, a question, the solution, or what the customer confirmed.
/// Each is a plain form of its own; the tabs are radio buttons, so they turn without scripts.
struct Composer {
    enum Mode: String, CaseIterable, Sendable { case reply, note, wait, resolve, confirm }

    let pane: TicketPane

    func html(_ wording: Wording) -> HTML {
        let texts = wording.texts
        let modes = Mode.allCases.filter { pane.allows.contains($0.verb) }
        guard let first = modes.first else { return "<p class=\"closed-note\">\(texts["composer.nothing"])</p>" }
        let chosen = pane.refused.flatMap { modes.contains($0) ? $0 : nil } ?? first
        return """
            <section class="composer" id="composer" aria-label="\(texts["composer.name"])">
            <fieldset class="tabs"><legend class="unseen">\(texts["composer.tabs"])</legend>\
            \(modes.map { tab($0, isChosen: $0 == chosen, texts) })</fieldset>
            \(modes.map { form($0, texts) })
            </section>
            """
    }

    private func tab(_ mode: Mode, isChosen: Bool, _ texts: Texts) -> HTML {
        """
        <label><input type="radio" name="composer" value="\(mode.rawValue)"\(flag: "checked", isChosen)>\
        <span>\(texts["composer.\(mode.rawValue)"])</span></label>
        """
    }

    private func form(_ mode: Mode, _ texts: Texts) -> HTML {
        let filled = pane.refused == mode ? pane.filled : .blank
        return """
            <form hx-boost="true" data-mode="\(mode.rawValue)" method="post" \
            action="/tickets/\(pane.number)/\(mode.resource)" enctype="multipart/form-data" data-draft="\(pane.number)/\(mode.rawValue)">
            \(Hidden(pane.frame, key: pane.key, revision: pane.revision).html)
            \(filled.summary(texts, prefix: "c-\(mode.rawValue)"))
            \(when: mode == .confirm, outcomes(filled, texts))
            <label class="unseen" for="c-\(mode.rawValue)-\(mode.field)">\(texts["composer.\(mode.rawValue)-label"])</label>
            <textarea id="c-\(mode.rawValue)-\(mode.field)" name="\(mode.field)" rows="3" required \
            placeholder="\(texts["composer.\(mode.rawValue)-hint"])">
            \(filled[mode.field])</textarea>
            <div class="foot">
            \(when: mode.takesFiles, files(mode, texts))
            <span class="draft" role="status"></span>
            \(when: mode == .reply || mode == .wait, "<span class=\"via\">\(texts["composer.via", pane.channel])</span>")
            <button class="main">\(texts["composer.\(mode.rawValue)-send"])</button>
            </div>
            </form>
            """
    }

    private func files(_ mode: Mode, _ texts: Texts) -> HTML {
        """
        <label class="attach">\(Icon.clip.html)<span>\(texts["composer.attach"])</span>\
        <input type="file" name="file" multiple data-limit="5"></label><ul class="chosen" aria-live="polite"></ul>
        """
    }

    private func outcomes(_ filled: Filled, _ texts: Texts) -> HTML {
        Radios(
            name: "outcome", legend: texts["composer.outcome"],
            choices: [Choice("solved", texts["outcome.solved"]), Choice("unsolved", texts["outcome.unsolved"])],
            isRequired: true, prefix: "c-confirm"
        ).html(filled, texts)
    }
}

extension Composer.Mode {
    var verb: TicketPane.Verb {
        switch self {
        case .reply: .reply
        case .note: .note
        case .wait: .wait
        case .resolve: .resolve
        case .confirm: .confirm
        }
    }

    /// The resource that the form creates.
    fileprivate var resource: String {
        switch self {
        case .reply: "replies"
        case .note: "notes"
        case .wait: "waiting"
        case .resolve: "resolution"
        case .confirm: "confirmation"
        }
    }

    fileprivate var field: String {
        switch self {
        case .reply, .note, .wait: "words"
        case .resolve: "solution"
        case .confirm: "evidence"
        }
    }

    fileprivate var takesFiles: Bool { self == .reply || self == .note }
}
