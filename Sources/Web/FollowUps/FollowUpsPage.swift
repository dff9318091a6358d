import Pages
import Tickets
import Vocabulary

/// 回访: the calls that are to be made, the longest due first, and the remedies that are owed.
struct FollowUpsPage: Equatable, Sendable {
    /// One call to be made.
    struct Call: Equatable, Sendable {
        let row: TicketRow
        let paragraph: String
        let attempts: Int
        /// How many the manual asks for.
        let most: Int
        /// When the next one may be made.
        let next: Instant
        var last: Instant?
        let asksRating: Bool
    }

    /// One remedy, as far as it has come.
    struct Owed: Equatable, Sendable {
        let row: TicketRow
        let paragraph: String
        let stars: Int
        let since: Instant
        var isContacted = false
        var offered: String?
    }

    /// Which form of the page was refused.
    struct Refused: Equatable, Sendable {
        let number: String
        let isRemedy: Bool
    }

    var frame: Frame
    let key: String
    let calls: [Call]
    let owed: [Owed]
    let causes: [Choice]
    var refused: Refused?
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["follow-ups.title"]).html(
            texts,
            """
            <main id="main" class="page follow-ups">
            <h1>\(texts["follow-ups.title"])</h1>
            \(when: refused == nil, filled.summary(texts))
            <section aria-labelledby="calls-title"><h2 id="calls-title">\(texts["follow-ups.calls"])</h2>
            \(calls.isEmpty ? "<p class=\"hint\">\(texts["follow-ups.no-calls"])</p>" as HTML : "<ol class=\"decisions\">\(calls.map { self.call($0, texts) })</ol>")
            </section>
            <section aria-labelledby="owed-title"><h2 id="owed-title">\(texts["follow-ups.remedies"])</h2>
            \(owed.isEmpty ? "<p class=\"hint\">\(texts["follow-ups.no-remedies"])</p>" as HTML : "<ol class=\"decisions\">\(owed.map { remedy($0, texts) })</ol>")
            </section>
            </main>
            """)
    }

    private func call(_ call: Call, _ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        let isRefused = refused == Refused(number: call.row.number, isRemedy: false)
        return """
            <li>\(head(call.row, call.paragraph, texts))
            <p class="foot"><span>\(texts["follow-ups.attempts", "\(call.attempts)", "\(call.most)"])</span>\
            \(call.last.map { "<span>\(texts["follow-ups.last"]) \(wording.time($0))</span>" as HTML })\
            <span class="due">\(call.next <= frame.now ? texts["follow-ups.now"] : texts["follow-ups.from", wording.appointment(call.next)])</span></p>
            <details class="unfold"\(flag: "open", isRefused)><summary>\(texts["follow-ups.record"])</summary>
            \(CallForm(page: self, call: call, filled: isRefused ? filled : .blank).html(texts))</details></li>
            """
    }

    func head(_ row: TicketRow, _ paragraph: String, _ texts: Texts) -> HTML {
        """
        <p class="subject"><a href="/tickets/\(row.number)"><span class="number">\(row.number)</span> <span hx-disable>\(row.subject)</span></a></p>
        <p class="foot"><span hx-disable>\(row.customer)</span><span>\(row.type)</span><span class="level" data-level="\(row.level.key)">\(row.level.name)</span>\
        <span>\(texts["mark.by", paragraph])</span></p>
        """
    }

    private func remedy(_ owed: Owed, _ texts: Texts) -> HTML {
        let isRefused = refused == Refused(number: owed.row.number, isRemedy: true)
        let form = RemedyForm(page: self, owed: owed, filled: isRefused ? filled : .blank)
        return """
            <li>\(head(owed.row, owed.paragraph, texts))
            <p class="foot"><span>\(Stars.shown(owed.stars, texts))</span><span>\(texts["follow-ups.since"]) \(frame.wording(texts).time(owed.since))</span>\
            <span>\(texts[owed.isContacted ? "follow-ups.contacted" : "follow-ups.not-contacted"])</span></p>
            \(owed.offered.map { "<blockquote hx-disable>\($0)</blockquote>" as HTML })
            \(form.html(texts))</li>
            """
    }
}
