import Pages
import Vocabulary

/// One page of a queue, by the nearest clock; where it ends, a cursor leads on.
struct TicketList: Equatable, Sendable {
    var frame: Frame
    let queue: Queue
    let rows: [TicketRow]
    /// The cursor of the next page.
    var next: String?
    /// The number of the ticket that is open.
    var open: String?

    /// The list with its heading: the middle pane, and what a live change fetches again.
    func html(_ texts: Texts) -> HTML {
        """
        <section id="list" class="list" aria-labelledby="list-title">
        <h2 id="list-title">\(texts["queue.\(queue.rawValue)"])</h2>
        \(when: rows.isEmpty, empty(texts))\(when: !rows.isEmpty, Self.opening)\
        \(each: rows, row(texts))\(next.map { more($0, texts) })\(when: !rows.isEmpty, "</ol>")
        </section>
        """
    }

    /// What a row's link fetches: said once for them all.
    private static let opening: HTML = """
        <ol class="rows" tabindex="-1" hx-target="#ticket" hx-select="#ticket" hx-swap="outerHTML" hx-push-url="true">
        """

    /// What the link at the end of a page fetches in its own place: further rows, and again a link.
    func rowsAndMore(_ texts: Texts) -> HTML { "\(each: rows, row(texts))\(next.map { more($0, texts) })" }

    private func row(_ texts: Texts) -> (TicketRow) -> HTML {
        let wording = frame.wording(texts)
        return { $0.html(wording, queue: queue, isOpen: $0.number == open) }
    }

    private func more(_ cursor: String, _ texts: Texts) -> HTML {
        """
        <li class="more"><a href="/desk?queue=\(queue.rawValue)&amp;after=\(cursor)" \
        hx-get="/desk/list?queue=\(queue.rawValue)&amp;after=\(cursor)" hx-target="closest li" hx-select="unset" \
        hx-swap="outerHTML" hx-push-url="false">\(texts["list.more"])</a></li>
        """
    }

    /// Says that nothing is there, and what this person could do about it.
    private func empty(_ texts: Texts) -> HTML {
        let first: HTML = "<p>\(texts["list.first-step"]) <a href=\"/ask\">\(texts["list.try-portal"])</a></p>"
        let take: HTML = "<p><a href=\"/desk?queue=new\">\(texts["list.take-one"])</a></p>"
        return """
            <div class="empty"><p>\(texts["list.empty-\(queue.rawValue)"])</p>\
            \(when: queue == .mine && frame.allows(.handleTickets), take)\
            \(when: [.open, .new].contains(queue) && frame.allows(.administer), first)</div>
            """
    }
}
