import Pages
import Vocabulary

/// The operating manual as a document to read: its paragraphs, and beside each the rules that the desk takes from it
/// and how often they were applied.
struct ManualPage: Equatable, Sendable {
    struct Chapter: Equatable, Sendable {
        let number: String
        let title: String
        let paragraphs: [Passage]
    }

    struct Passage: Equatable, Sendable {
        /// `3.1`
        let number: String
        let text: String
        var rules: [String] = []
        /// How often the desk acted by it, and how often its limit was missed; nil where it sets nothing in motion.
        var applied: Int?
        var missed: Int?
    }

    var frame: Frame
    let title: String
    let edition: Int
    let since: Instant
    let chapters: [Chapter]

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .desk, title: title).html(
            texts,
            """
            <main id="main" class="manual">
            <nav class="contents" aria-label="\(texts["manual.contents"])"><ol>\
            \(chapters.map { "<li><a href=\"#c-\($0.number)\"><span>\($0.number)</span> \($0.title)</a></li>" })</ol></nav>
            <article>
            <header><h1>\(title)</h1><p class="edition">\(texts["manual.edition", "\(edition)"]) · \(texts["manual.since"]) \(wording.time(since))</p></header>
            \(chapters.isEmpty ? "<div class=\"empty\"><p>\(texts["manual.empty"])</p></div>" as HTML : .empty)
            \(chapters.map { $0.html(wording) })
            </article>
            </main>
            """)
    }
}

extension ManualPage.Chapter {
    fileprivate func html(_ wording: Wording) -> HTML {
        """
        <section class="chapter" id="c-\(number)"><h2><span>\(number)</span> \(title)</h2>
        \(paragraphs.map { $0.html(wording) })
        </section>
        """
    }
}

extension ManualPage.Passage {
    fileprivate func html(_ wording: Wording) -> HTML {
        """
        <div class="passage" id="p-\(number)">
        <p class="text"><a class="anchor" href="#p-\(number)">\(number)</a> \(text)</p>
        <div class="margin">\(when: !rules.isEmpty, "<ul>\(rules.map { "<li>\($0)</li>" })</ul>")\
        \(applied.map { figures($0, wording) })</div>
        </div>
        """
    }

    private func figures(_ applied: Int, _ wording: Wording) -> HTML {
        """
        <p class="figures">\(wording.texts["manual.applied", wording.number(applied)])\
        \(missed.flatMap { $0 > 0 ? "<span class=\"missed\">\(wording.texts["manual.missed", wording.number($0)])</span>" as HTML : nil })</p>
        """
    }
}
