import Pages

/// What a search found, newest first.
struct SearchPage: Equatable, Sendable {
    var frame: Frame
    /// What was looked for, as it was typed.
    let query: String
    let rows: [TicketRow]
    /// How many there are; a search stops counting at a thousand.
    let total: Int
    var next: String?

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .desk, title: texts["search.title"]).html(
            texts,
            """
            <main id="main" class="page">
            <h1>\(texts["search.title"])</h1>
            <form class="search-again" action="/search" method="get">
            <label for="search-q">\(texts["frame.search"])</label>
            <input id="search-q" type="search" name="q" value="\(query)" autocomplete="off"><button>\(texts["search.go"])</button>
            </form>
            \(query.isEmpty ? hint(texts) : rows.isEmpty ? nothing(texts) : found(wording))
            </main>
            """)
    }

    private func hint(_ texts: Texts) -> HTML { "<div class=\"empty\"><p>\(texts["search.hint"])</p></div>" }

    private func nothing(_ texts: Texts) -> HTML {
        "<div class=\"empty\" role=\"status\"><p>\(texts["search.nothing", query])</p><p>\(texts["search.nothing-tip"])</p></div>"
    }

    private func found(_ wording: Wording) -> HTML {
        """
        <p class="total" role="status">\(wording.texts["search.found", wording.count(total, upTo: 1000)])</p>
        <ol class="rows wide">\(rows.map { $0.html(wording, queue: nil) })\
        \(next.map { "<li class=\"more\"><a href=\"/search?q=\(query.inQuery)&amp;after=\($0)\">\(wording.texts["list.more"])</a></li>" as HTML })</ol>
        """
    }
}
