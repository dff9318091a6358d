import Pages
import Vocabulary

/// What people who work by the manual would change in it, and what became of that (C9).
struct ProposalsPage: Equatable, Sendable {
    struct Item: Equatable, Sendable {
        let id: Int
        let edition: Int
        let paragraph: String
        let sentence: String
        let words: String
        let by: String
        let at: Instant
        var decision: Decision?
        /// What was entered in its answer and refused.
        var filled = Filled.blank

        struct Decision: Equatable, Sendable {
            let isTaken: Bool
            let answer: String
            let by: String
            let at: Instant
        }
    }

    /// The form for a new one.
    struct Making: Equatable, Sendable {
        let edition: Int
        let paragraph: String
        let sentence: String
        var filled = Filled.blank

        func html(_ frame: Frame, _ texts: Texts) -> HTML {
            let prefix = "make-\(paragraph)"
            return """
                <form id="make" class="making" method="post" action="/manual/proposals">\(Hidden(frame).html)
                <input type="hidden" name="edition" value="\(edition)"><input type="hidden" name="paragraph" value="\(paragraph)">
                \(filled.summary(texts, prefix: prefix))
                <blockquote><a href="/manual/editions/\(edition)#p-\(paragraph)">\(paragraph)</a> \(sentence)</blockquote>
                \(Field(name: "change", label: texts["field.change"], control: .lines(4), hint: texts["proposals.hint"], isRequired: true, limit: 2000, prefix: prefix).html(filled, texts))
                <div class="foot"><button class="main">\(texts["proposals.send"])</button></div></form>
                """
        }
    }

    var frame: Frame
    var making: Making?
    var open: [Item]
    let decided: [Item]
    var tabs = ManualTabs(here: .proposals)

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .manual, title: texts["manual.tab-proposals"]).html(
            texts,
            """
            <main id="main" class="page proposals">
            \(tabs.html(texts))
            <h1>\(texts["manual.tab-proposals"])</h1>
            \(making.map { $0.html(frame, texts) })
            <section><h2>\(texts["proposals.open"])</h2>
            \(when: open.isEmpty, "<p class=\"hint\">\(texts["proposals.none"])</p>")
            <ol>\(open.map { $0.html(frame, wording, mayDecide: tabs.isEditor) })</ol></section>
            \(when: !decided.isEmpty, "<section><h2>\(texts["proposals.decided"])</h2><ol>\(decided.map { $0.html(frame, wording, mayDecide: false) })</ol></section>")
            </main>
            """)
    }
}

extension ProposalsPage.Item {
    fileprivate func html(_ frame: Frame, _ wording: Wording, mayDecide: Bool) -> HTML {
        let texts = wording.texts
        return """
            <li id="on-\(id)"><blockquote><a href="/manual/editions/\(edition)#p-\(paragraph)">\(paragraph)</a> \(sentence)</blockquote>
            <p class="words">\(words)</p><p class="who">\(by) · \(wording.time(at)) · \(texts["manual.edition", "\(edition)"])</p>
            \(decision.map { decided($0, wording) })\(when: mayDecide, deciding(frame, texts))</li>
            """
    }

    private func decided(_ decision: Decision, _ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <p class="answer"><b class="\(decision.isTaken ? "taken" : "declined")">\(texts[decision.isTaken ? "proposals.taken" : "proposals.declined"])</b>\
            \(when: !decision.answer.isEmpty, " <span class=\"words\">\(decision.answer)</span>") <small>\(decision.by) · \(wording.time(decision.at))</small></p>
            """
    }

    private func deciding(_ frame: Frame, _ texts: Texts) -> HTML {
        """
        <form class="deciding" method="post" action="/manual/proposals/\(id)/decision">\(Hidden(frame).html)
        \(filled.summary(texts, prefix: "d\(id)"))
        \(Field(name: "answer", label: texts["field.answer"], control: .lines(2), limit: 2000, prefix: "d\(id)").html(filled, texts))
        <div class="foot"><button class="main" name="verdict" value="taken">\(texts["proposals.take"])</button>\
        <button name="verdict" value="declined">\(texts["proposals.decline"])</button></div></form>
        """
    }
}
