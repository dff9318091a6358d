import Pages
import Vocabulary

/// The operating manual as a document to read: its paragraphs, and beside each the rules that the desk takes from it
/// and how they fared.
struct ManualPage: Equatable, Sendable {
    /// Where the text that is shown stands.
    enum Standing: Equatable, Sendable {
        case inForce(edition: Int, since: Instant)
        case scheduled(edition: Int, from: Instant)
        case past(edition: Int, since: Instant)
        case withdrawn(edition: Int)
        /// What is being written, as it would read.
        case draft
    }

    var frame: Frame
    let title: String
    let standing: Standing
    /// What its publisher said of it.
    var summary = ""
    /// By when it is to be looked through again, and whether that day has passed.
    var review: Review?
    let chapters: [Chapter]
    var receipt: ReceiptBox?
    var tabs = ManualTabs(here: .reading)

    struct Review: Equatable, Sendable {
        let day: String
        let isOver: Bool
    }

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .manual, title: title).html(
            texts,
            """
            <main id="main" class="manual">
            \(tabs.html(texts))
            <nav class="contents" aria-label="\(texts["manual.contents"])"><ol>\(chapters.map(\.entry))</ol></nav>
            <article>
            <header><h1>\(title)</h1><p class="edition">\(line(wording))</p>\
            \(when: !summary.isEmpty, "<p class=\"summary words\">\(summary)</p>")</header>
            \(receipt.map { $0.note(wording) })
            \(chapters.isEmpty ? "<div class=\"empty\"><p>\(texts["manual.empty"])</p></div>" as HTML : .empty)
            \(chapters.map { $0.html(wording) })
            \(receipt.map { $0.foot(frame, wording) })
            </article>
            </main>
            """)
    }

    private func line(_ wording: Wording) -> HTML {
        let texts = wording.texts
        let place: HTML =
            switch standing {
            case .inForce(let edition, let since):
                "<b>\(texts["manual.edition", "\(edition)"])</b> · \(texts["manual.since"]) \(wording.stamped(since))"
            case .scheduled(let edition, let start):
                "<b>\(texts["manual.edition", "\(edition)"])</b> · <span class=\"tag\">\(texts["manual.from"]) \(wording.stamped(start))</span>"
            case .past(let edition, let since):
                "<b>\(texts["manual.edition", "\(edition)"])</b> · \(texts["manual.since"]) \(wording.stamped(since)) · <span class=\"tag\">\(texts["manual.past"])</span>"
            case .withdrawn(let edition):
                "<b>\(texts["manual.edition", "\(edition)"])</b> · <span class=\"tag\">\(texts["manual.withdrawn"])</span>"
            case .draft: "<span class=\"tag\">\(texts["manual.tab-draft"])</span> \(texts["manual.draft-hint"])"
            }
        return place + (review.map { self.review($0, texts) } ?? .empty)
    }

    private func review(_ review: Review, _ texts: Texts) -> HTML {
        " · <span\(attribute: "class", review.isOver ? "missed" : nil)>\(texts[review.isOver ? "manual.review-over" : "manual.review", review.day])</span>"
    }
}
