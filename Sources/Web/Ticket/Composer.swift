import Pages

/// Where a person writes: to the customer, to colleagues, a question, the solution, how it was told, what was confirmed.
/// Each is a plain form of its own; the tabs are radio buttons, so they turn without scripts.
struct Composer {
    enum Mode: String, CaseIterable, Sendable { case reply, note, progress, wait, resolve, tell, confirm }

    let pane: TicketPane

    func html(_ wording: Wording) -> HTML {
        let texts = wording.texts
        let modes = Mode.allCases.filter { pane.allows.contains($0.verb) }
        guard let first = modes.first else { return "<p class=\"closed-note\">\(texts["composer.nothing"])</p>" }
        let chosen = modes.first { $0.verb == pane.refused } ?? first
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
        let filled = pane.refused == mode.verb ? pane.filled : .blank
        return """
            <form hx-boost="true" data-mode="\(mode.rawValue)" method="post" \
            action="/tickets/\(pane.number)/\(mode.resource)" enctype="multipart/form-data" data-draft="\(pane.number)/\(mode.rawValue)">
            \(Hidden(pane.frame, key: pane.key, revision: pane.revision).html)
            \(filled.summary(texts, prefix: "c-\(mode.rawValue)"))
            \(when: mode == .confirm, outcomes(filled, texts))\(when: mode == .tell, through(filled, texts))
            <label class="unseen" for="c-\(mode.rawValue)-\(mode.field)">\(texts["composer.\(mode.rawValue)-label"])</label>
            <textarea id="c-\(mode.rawValue)-\(mode.field)" name="\(mode.field)" rows="3"\(flag: "required", mode != .tell) \
            placeholder="\(texts["composer.\(mode.rawValue)-hint"])">
            \(filled[mode.field])</textarea>\(when: mode == .tell, proof(filled, texts))
            <div class="foot">
            \(when: mode.takesFiles, files(mode, texts))\(when: mode == .progress, expected(filled, texts))\(when: mode == .resolve, later(filled, texts))
            <span class="draft" role="status"></span>
            \(when: mode.goesOut, "<span class=\"via\">\(texts["composer.via", pane.channel])</span>")
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

    /// Whoever would rather call leaves the telling open.
    private func later(_ filled: Filled, _ texts: Texts) -> HTML {
        """
        <label class="later"><input type="checkbox" name="later" value="yes"\(flag: "checked", filled["later"] == "yes")> \
        <span>\(texts["composer.later"])</span></label>
        """
    }

    private func expected(_ filled: Filled, _ texts: Texts) -> HTML {
        """
        <p class="later"><label for="c-progress-expected">\(texts["composer.expected"])</label> \
        <input type="datetime-local" name="expected" id="c-progress-expected" value="\(filled["expected"])"></p>
        """
    }

    private func through(_ filled: Filled, _ texts: Texts) -> HTML {
        var filled = filled
        if filled["channel"].isEmpty { filled.values["channel"] = pane.arrival }
        return Field(
            name: "channel", label: texts["composer.told-through"], control: .choice(pane.channels, blank: nil),
            isRequired: true, prefix: "c-tell"
        ).html(filled, texts)
    }

    private func proof(_ filled: Filled, _ texts: Texts) -> HTML {
        Field(
            name: "evidence", label: texts["composer.told-evidence"], autocomplete: "off", limit: 500, prefix: "c-tell"
        ).html(filled, texts)
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
        case .progress: .progress
        case .wait: .wait
        case .resolve: .resolve
        case .tell: .tell
        case .confirm: .confirm
        }
    }

    /// The resource that the form creates.
    fileprivate var resource: String {
        switch self {
        case .reply: "replies"
        case .note: "notes"
        case .progress: "progress"
        case .wait: "waiting"
        case .resolve: "resolution"
        case .tell: "telling"
        case .confirm: "confirmation"
        }
    }

    fileprivate var field: String {
        switch self {
        case .reply, .note, .progress, .wait, .tell: "words"
        case .resolve: "solution"
        case .confirm: "evidence"
        }
    }

    fileprivate var takesFiles: Bool { self == .reply || self == .note }

    /// Whether the words go out to the customer through the ticket's channel.
    fileprivate var goesOut: Bool { [.reply, .progress, .wait, .resolve].contains(self) }
}
