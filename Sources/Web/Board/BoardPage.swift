import Pages
import People
import Tickets
import Vocabulary

/// 现场看板: how the floor stands at this moment, made anew whenever something changes.
struct BoardPage: Equatable, Sendable {
    /// A team or a type of request with its counts.
    struct Line: Equatable, Sendable {
        let name: String
        let open: Int
        var unowned: Int?
        var waiting: Int?
        let overdue: Int
        var pressing: Int?
    }

    /// Somebody who works here.
    struct Hand: Equatable, Sendable {
        let id: Int64
        let name: String
        let team: String
        let presence: Presence
        /// Nil for somebody who never said.
        var since: Instant?
        let load: Int
        let overdue: Int
        /// How many they carry at once; nil where nothing says it.
        var capacity: Int?
    }

    var frame: Frame
    let teams: [Line]
    let types: [Line]
    /// Limits that pass soon.
    let pressing: [TicketRow]
    let hands: [Hand]
    let approvals: [ApprovalItem]
    var mayOpenPeople = true

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["board.title"]).html(
            texts,
            """
            <main id="main" class="page board">
            <div class="head"><h1>\(texts["board.title"])</h1><a class="button" href="/board/wall">\(texts["board.wall"])</a></div>
            <div id="now" data-news>
            <div class="columns">
            <section aria-labelledby="teams-title"><h2 id="teams-title">\(texts["board.teams"])</h2>\(BoardTable(lines: teams).html(texts))</section>
            <section aria-labelledby="types-title"><h2 id="types-title">\(texts["board.types"])</h2>\(BoardTable(lines: types).html(texts))</section>
            </div>
            <div class="columns">
            <div>
            <section aria-labelledby="soon-title"><h2 id="soon-title">\(texts["board.pressing"])</h2>\(soon(texts))</section>
            <section aria-labelledby="hands-title"><h2 id="hands-title">\(texts["board.people"])</h2>\(people(texts))</section>
            </div>
            <section aria-labelledby="asked-title"><h2 id="asked-title"><a href="/approvals">\(texts["board.approvals"])</a> <span class="count">\(approvals.count)</span></h2>\(asked(texts))</section>
            </div>
            </div>
            </main>
            """)
    }

    private func soon(_ texts: Texts) -> HTML {
        pressing.isEmpty
            ? "<p class=\"hint\">\(texts["board.calm"])</p>"
            : "<ol class=\"rows wide\">\(pressing.map { $0.html(frame.wording(texts), queue: nil) })</ol>"
    }

    private func asked(_ texts: Texts) -> HTML {
        approvals.isEmpty
            ? "<p class=\"hint\">\(texts["approvals.empty"])</p>"
            : "<ol class=\"decisions\">\(approvals.prefix(8).map { "<li>\($0.html(frame.wording(texts)))</li>" })</ol>"
    }

    private func people(_ texts: Texts) -> HTML {
        """
        <table class="board-table folding"><thead><tr><th scope="col">\(texts["board.person"])</th><th scope="col">\(texts["board.team"])</th>\
        <th scope="col">\(texts["board.presence"])</th><th scope="col">\(texts["board.load"])</th><th scope="col">\(texts["board.overdue"])</th></tr></thead>
        <tbody>\(hands.map { hand($0, frame.wording(texts)) })</tbody></table>
        """
    }

    private func hand(_ hand: Hand, _ wording: Wording) -> HTML {
        """
        <tr><th scope="row">\(mayOpenPeople ? "<a href=\"/settings/people/\(hand.id)\">\(hand.name)</a>" as HTML : "\(hand.name)")</th><td>\(hand.team)</td>\
        <td><span class="presence" data-presence="\(hand.presence.rawValue)">\(wording.texts["presence.\(hand.presence.rawValue)"])</span> \
        \(hand.presence == .off ? nil : hand.since.map { "<small>\(wording.span(wording.now - $0))</small>" as HTML })</td>\
        <td class="figure" data-name="\(wording.texts["board.load"])"\(attribute: "data-full", hand.capacity.map { hand.load >= $0 ? "yes" : "no" })>\(hand.load)\(hand.capacity.map { " / \($0)" as HTML })</td>\
        \(BoardTable.figure(hand.overdue, isLate: true))</tr>
        """
    }
}

/// Counts as a table: what a chart would show, in figures.
struct BoardTable {
    let lines: [BoardPage.Line]

    func html(_ texts: Texts) -> HTML {
        let isFull = lines.contains { $0.unowned != nil }
        return """
            <table class="board-table"><thead><tr><th scope="col"><span class="unseen">\(texts["board.name"])</span></th><th scope="col">\(texts["board.open"])</th>\
            \(when: isFull, "<th scope=\"col\">\(texts["board.unowned"])</th><th scope=\"col\">\(texts["board.waiting"])</th><th scope=\"col\">\(texts["board.soon"])</th>")\
            <th scope="col">\(texts["board.overdue"])</th></tr></thead>
            <tbody>\(lines.map { line($0, isFull, texts) })</tbody></table>
            """
    }

    private func line(_ line: BoardPage.Line, _ isFull: Bool, _ texts: Texts) -> HTML {
        """
        <tr><th scope="row">\(line.name)</th>\(Self.figure(line.open))\
        \((isFull ? [line.unowned, line.waiting, line.pressing] : []).map { Self.figure($0 ?? 0) })\
        \(Self.figure(line.overdue, isLate: true))</tr>
        """
    }

    /// A count: quiet where there is nothing, loud where limits were missed.
    static func figure(_ count: Int, isLate: Bool = false) -> HTML {
        """
        <td class="figure"\(attribute: "data-none", count == 0 ? "yes" : nil)\
        \(attribute: "data-late", isLate && count > 0 ? "yes" : nil)>\(count)</td>
        """
    }
}
