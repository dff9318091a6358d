import Pages

/// What is wrong with a text, each with its place; or, where nothing is, what it changes.
struct Findings: Equatable, Sendable {
    struct Finding: Equatable, Sendable {
        let line: Int
        let column: Int
        let sentence: String
        /// The line up to the place, what stands there, and the rest.
        let before: String
        let word: String
        let rest: String
    }

    /// The first of them.
    let mistakes: [Finding]
    let total: Int
    /// The paragraphs that differ from the edition the draft began from.
    var changes: [ReceiptBox.Changed] = []
    /// That edition; nil for a draft that began from a preset.
    var base: Int?
    /// Why the last text was not kept, and the revision over which it could be.
    var refusal: Refused?

    struct Refused: Equatable, Sendable {
        let sentence: String
        var over: Int?
    }

    func html(_ texts: Texts) -> HTML {
        """
        <aside id="findings" class="findings" aria-labelledby="findings-title">
        \(refusal.map { $0.html(texts) })
        <h2 id="findings-title"\(attribute: "class", total == 0 ? "good" : "bad")>\(title(texts))</h2>
        \(total == 0 ? changed(texts) : list(texts))
        </aside>
        """
    }

    /// The same in a few words, for the line below the text.
    func title(_ texts: Texts) -> String {
        total == 0 ? texts["draft.no-mistakes"] : texts[total == 1 ? "draft.mistake" : "draft.mistakes", "\(total)"]
    }

    private func list(_ texts: Texts) -> HTML {
        """
        <ol>\(mistakes.map { $0.html(texts) })</ol>\
        \(when: mistakes.count < total, "<p class=\"hint\">\(texts["draft.more-mistakes", "\(total - mistakes.count)"])</p>")
        """
    }

    private func changed(_ texts: Texts) -> HTML {
        guard let base else { return .empty }
        guard !changes.isEmpty else { return "<p class=\"hint\">\(texts["draft.no-changes", "\(base)"])</p>" }
        return """
            <p class="hint">\(texts["draft.changes", "\(base)", "\(changes.count)"])</p>
            <ul class="changes">\(changes.map { $0.line(texts) })</ul>
            """
    }
}

extension Findings.Finding {
    fileprivate func html(_ texts: Texts) -> HTML {
        """
        <li><a href="#text" data-line="\(line)" data-column="\(column)">\(texts["draft.place", "\(line)", "\(column)"])</a>
        <p>\(sentence)</p>\
        \(when: !(before + word).isEmpty, "<code><span>\(line)</span> \(before)<mark>\(word)</mark>\(rest)</code>")</li>
        """
    }
}

extension Findings.Refused {
    fileprivate func html(_ texts: Texts) -> HTML {
        """
        <div class="flaws" role="alert"><p>\(sentence)</p>\(over.map { choose($0, texts) })</div>
        """
    }

    private func choose(_ revision: Int, _ texts: Texts) -> HTML {
        """
        <div class="foot"><a href="/manual/draft/text" target="_blank">\(texts["draft.see-theirs"])</a>\
        <button form="draft" name="over" value="\(revision)">\(texts["draft.over"])</button></div>
        """
    }
}

extension ReceiptBox.Changed {
    /// Without a link, for a page that does not show the paragraphs.
    func line(_ texts: Texts) -> HTML {
        """
        <li data-change="\(change)"><span>\(number)</span> \(heading) <small>\(texts["change.\(change)"])</small></li>
        """
    }
}
