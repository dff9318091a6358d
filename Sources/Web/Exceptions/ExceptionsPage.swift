import Pages
import Storage
import Vocabulary

/// 异常台: tickets of calls that are not complete, and work of the center itself that stopped and waits for a person.
struct ExceptionsPage: Equatable, Sendable {
    /// A job that stopped.
    struct Stopped: Equatable, Sendable {
        let id: Int64
        /// `ticket.receipt`
        let kind: String
        let isDoubtful: Bool
        /// The ticket that it is about, where it is about one.
        var number: String?
        let attempts: Int
        let since: Instant
        var reason: String?
    }

    var frame: Frame
    let key: String
    let incomplete: [TicketRow]
    let stopped: [Stopped]
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["exceptions.title"]).html(
            texts,
            """
            <main id="main" class="page exceptions">
            <h1>\(texts["exceptions.title"])</h1>
            \(filled.summary(texts))
            \(incomplete.isEmpty && stopped.isEmpty ? empty(texts) : lists(texts))
            </main>
            """)
    }

    private func empty(_ texts: Texts) -> HTML {
        "<div class=\"empty\"><p>\(texts["exceptions.empty"])</p><p>\(texts["exceptions.empty-tip"])</p></div>"
    }

    private func lists(_ texts: Texts) -> HTML {
        """
        <section aria-labelledby="incomplete-title"><h2 id="incomplete-title">\(texts["exceptions.incomplete"])</h2>
        \(incomplete.isEmpty ? "<p class=\"hint\">\(texts["exceptions.none"])</p>" as HTML : "<ol class=\"rows wide\">\(incomplete.map { completing($0, texts) })</ol>")
        </section>
        <section aria-labelledby="stopped-title"><h2 id="stopped-title">\(texts["exceptions.stopped"])</h2>
        \(stopped.isEmpty ? "<p class=\"hint\">\(texts["exceptions.none"])</p>" as HTML : "<ol class=\"decisions\">\(stopped.map { job($0, frame.wording(texts)) })</ol>")
        </section>
        """
    }

    private func completing(_ row: TicketRow, _ texts: Texts) -> HTML {
        """
        \(row.html(frame.wording(texts), queue: nil))<li class="row-act"><form method="post" action="/exceptions/tickets/\(row.number)/completion">\
        \(Hidden(frame, key: "\(key)-\(row.number)").html)<button class="plain">\(texts["exceptions.waive"])<span class="unseen"> \(row.number)</span></button></form></li>
        """
    }

    private func job(_ job: Stopped, _ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <li><p class="top"><strong>\(texts.optional("job.\(job.kind)") ?? texts["exceptions.other"])</strong>\
            <span class="due" data-late="yes">\(texts[job.isDoubtful ? "exceptions.doubtful" : "exceptions.dead"])</span></p>
            <p class="foot">\(job.number.map { "<a href=\"/tickets/\($0)\">\($0)</a>" as HTML })<span>\(texts["exceptions.attempts", "\(job.attempts)"])</span>\
            \(wording.time(job.since))\(job.reason.map { "<code>\($0)</code>" as HTML })</p>
            <div class="foot"><form method="post" action="/exceptions/jobs/\(job.id)/release">\(Hidden(frame, key: "\(key)-\(job.id)").html)\
            <button>\(texts["exceptions.release"])</button></form>
            <form method="post" action="/exceptions/jobs/\(job.id)/dismissal">\(Hidden(frame, key: "\(key)-\(job.id)").html)\
            <button class="plain">\(texts["exceptions.dismiss"])</button></form></div></li>
            """
    }
}
