import Pages
import Vocabulary

/// Whether the reader has said that they know this edition, and the place to say it (A23).
struct ReceiptBox: Equatable, Sendable {
    let edition: Int
    /// Who gave it and when; nil where it is still to be given.
    var given: Given?
    /// The last edition that the reader gave a receipt for, and what has changed since.
    var known: Int?
    var changes: [Changed] = []

    struct Given: Equatable, Sendable {
        let name: String
        let at: Instant
    }

    /// A paragraph that is not as it was.
    struct Changed: Equatable, Sendable {
        let number: String
        let heading: String
        /// `added`, `removed`, `words`, `rules`, `words-and-rules`
        let change: String

        private var isGone: Bool { change == "removed" }

        func html(_ texts: Texts) -> HTML {
            let name: HTML = "<span>\(number)</span> \(heading)"
            return """
                <li data-change="\(change)">\(isGone ? name : "<a href=\"#p-\(number)\">\(name)</a>" as HTML) \
                <small>\(texts["change.\(change)"])</small></li>
                """
        }
    }

    /// Above the text: what is new to this reader.
    func note(_ wording: Wording) -> HTML {
        let texts = wording.texts
        guard given == nil else { return .empty }
        let since = known.map { texts["receipt.changed-since", "\($0)", "\(changes.count)"] }
        return """
            <aside class="unread"><p>\(since ?? texts["receipt.first"]) <a href="#receipt">\(texts["receipt.go"])</a>\
            \(known.map { " · <a href=\"/manual/comparison?from=\($0)&amp;to=\(edition)\">\(texts["receipt.compare", "\($0)"])</a>" as HTML })</p>
            \(when: !changes.isEmpty, "<ul class=\"changes\">\(changes.map { $0.html(texts) })</ul>")</aside>
            """
    }

    /// Below the text: the seal, or the button that sets it.
    func foot(_ frame: Frame, _ wording: Wording) -> HTML {
        let texts = wording.texts
        guard let given else {
            return """
                <form id="receipt" class="receipt" method="post" action="/manual/editions/\(edition)/receipt">\(Hidden(frame).html)
                <p>\(texts["receipt.ask", "\(edition)"])</p><button class="main">\(texts["receipt.give"])</button></form>
                """
        }
        return """
            <div id="receipt" class="receipt"><p>\(texts["receipt.given", "\(edition)"])</p>\
            <p class="read-seal"><b>\(texts["receipt.seal"])</b><span>\(given.name)</span>\(wording.stamped(given.at))</p></div>
            """
    }
}
