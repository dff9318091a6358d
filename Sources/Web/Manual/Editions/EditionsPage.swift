import Pages
import Vocabulary

/// Every edition there was, is and will be.
struct EditionsPage: Equatable, Sendable {
    struct Row: Equatable, Sendable {
        let number: Int
        /// `in-force`, `scheduled`, `past`, `withdrawn`
        let standing: String
        let start: Instant
        let publishedAt: Instant
        var publishedBy: String?
        var summary = ""
        var review: String?
        /// The edition before it that was not withdrawn.
        var before: Int?
        /// How many have given their receipt, of how many; nil for whoever need not know.
        var receipts: Receipts?

        struct Receipts: Equatable, Sendable {
            let given: Int
            let people: Int
        }
    }

    var frame: Frame
    let rows: [Row]
    var tabs = ManualTabs(here: .editions)

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .manual, title: texts["manual.tab-editions"]).html(
            texts,
            """
            <main id="main" class="page editions">
            \(tabs.html(texts))
            <h1>\(texts["manual.tab-editions"])</h1>
            <ol>\(rows.map { $0.html(frame, wording, mayWithdraw: tabs.isEditor) })</ol>
            </main>
            """)
    }
}

extension EditionsPage.Row {
    fileprivate func html(_ frame: Frame, _ wording: Wording, mayWithdraw: Bool) -> HTML {
        let texts = wording.texts
        return """
            <li data-standing="\(standing)" id="e-\(number)">
            <h2><a href="/manual/editions/\(number)">\(texts["manual.edition", "\(number)"])</a> <span class="tag">\(texts["standing.\(standing)"])</span></h2>
            <p class="when">\(texts["edition.starts"]) \(wording.stamped(start)) · \(texts["edition.published", publishedBy ?? texts["frame.product"]]) \(wording.stamped(publishedAt))\
            \(review.map { " · \(texts["manual.review", $0])" as HTML })</p>
            \(when: !summary.isEmpty, "<p class=\"summary words\">\(summary)</p>")
            <p class="ways">\(before.map { "<a href=\"/manual/comparison?from=\($0)&amp;to=\(number)\">\(texts["receipt.compare", "\($0)"])</a>" as HTML })\
            <a href="/manual/editions/\(number)/text" download="manual-\(number).yaml">\(texts["edition.text"])</a>\
            \(receipts.map { receipts($0, texts) })</p>
            \(when: mayWithdraw && standing == "scheduled", withdrawal(frame, texts))
            </li>
            """
    }

    private func receipts(_ receipts: Receipts, _ texts: Texts) -> HTML {
        let share = receipts.given * 100 / max(1, receipts.people)
        return """
            <a class="receipts" href="/manual/editions/\(number)/receipts">\(texts["edition.receipts", "\(receipts.given)", "\(receipts.people)"])\
            <svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
            <rect class="open" width="100" height="10"/><rect class="kept" width="\(share)" height="10"/></svg></a>
            """
    }

    private func withdrawal(_ frame: Frame, _ texts: Texts) -> HTML {
        """
        <details class="unfold"><summary>\(texts["edition.withdraw"])</summary>
        <form method="post" action="/manual/editions/\(number)/withdrawal">\(Hidden(frame).html)<p>\(texts["edition.withdraw-sure", "\(number)"])</p>\
        <button>\(texts["edition.withdraw-yes"])</button></form></details>
        """
    }
}
