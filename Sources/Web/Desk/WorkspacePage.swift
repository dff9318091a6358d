import Pages

/// The workspace 工作台: queues with their counts, the list, and the ticket.
struct WorkspacePage: Equatable, Sendable {
    var frame: Frame
    var counts: QueueCounts
    var list: TicketList
    /// The open ticket; nil where none is.
    var ticket: TicketPane?

    func html(_ texts: Texts) -> HTML {
        let title = ticket.map { "\($0.number) \($0.subject)" } ?? texts["queue.\(list.queue.rawValue)"]
        return Document(frame: frame, room: .desk, title: title).html(
            texts,
            """
            <main id="main" class="workspace" data-ticket="\(ticket == nil ? "none" : "open")">
            <h1 class="unseen">\(texts["frame.workspace"])</h1>
            <nav class="shelf" aria-label="\(texts["desk.queues"])">\(counts.html(frame.wording(texts)))</nav>
            \(list.html(texts))
            \(ticket.map { $0.html(texts) } ?? Self.noTicket(texts))
            </main>
            """)
    }

    private static func noTicket(_ texts: Texts) -> HTML {
        """
        <section id="ticket" class="ticket none"><div class="empty"><p>\(texts["desk.choose"])</p>\
        <p>\(texts["desk.choose-keys"])</p></div></section>
        """
    }
}
