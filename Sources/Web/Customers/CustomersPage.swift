import Pages

/// The customers: found by number, its last four digits, name, pinyin or organisation; the latest ones before that.
struct CustomersPage: Equatable, Sendable {
    var frame: Frame
    /// What was typed, once something was looked for.
    var query: String?
    let rows: [CustomerRow]
    var next: String?
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["customers.title"]).html(
            texts,
            """
            <main id="main" class="page customers">
            <h1>\(texts["customers.title"])</h1>
            \(CustomersTabs(here: .customers).html(texts))
            \(filled.summary(texts))
            <form class="search-again" action="/customers/search" method="post">\(Hidden(frame).html)
            <label for="f-q">\(texts["customers.find"])</label>
            <input id="f-q" type="search" name="q" value="\(query ?? filled["q"])" maxlength="100" required autocomplete="off" \
            aria-describedby="find-hint"><button>\(texts["search.go"])</button>
            <p id="find-hint" class="hint">\(texts["customers.find-hint"])</p>
            </form>
            \(rows.isEmpty ? nothing(texts) : found(texts))
            </main>
            """)
    }

    private func nothing(_ texts: Texts) -> HTML {
        """
        <div class="empty" role="status"><p>\(texts[query == nil ? "customers.empty" : "customers.nothing"])</p>\
        <p>\(texts[query == nil ? "customers.empty-tip" : "customers.nothing-tip"])</p></div>
        """
    }

    private func found(_ texts: Texts) -> HTML {
        """
        <p class="total" role="status">\(texts[query == nil ? "customers.latest" : "customers.found", "\(rows.count)"])</p>
        <ol class="rows wide">\(rows.map { $0.html(texts) })\
        \(next.map { "<li class=\"more\"><a href=\"/customers?before=\($0)\">\(texts["list.more"])</a></li>" as HTML })</ol>
        """
    }
}

/// The rooms in which customers are kept.
struct CustomersTabs {
    enum Room: String, CaseIterable { case customers, organisations, agreements }

    let here: Room

    func html(_ texts: Texts) -> HTML {
        """
        <nav class="tabs" aria-label="\(texts["customers.rooms"])">\(Room.allCases.map { room in
            "<a href=\"/\(room.rawValue)\"\(attribute: "aria-current", room == here ? "page" : nil)>\(texts["\(room.rawValue).title"])</a>"
        })</nav>
        """
    }
}
