import Pages
import Vocabulary

/// 大屏模式: the board in big type without anything to press. It loads itself anew each half minute, with a script or without.
struct WallPage: Equatable, Sendable {
    var board: BoardPage
    private static let pause = 30

    func html(_ texts: Texts) -> HTML {
        let frame = board.frame
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .wall, title: texts["board.title"], refresh: Self.pause).html(
            texts,
            """
            <main id="main" class="wall" data-again="\(Self.pause)">
            <header><h1>\(frame.center)</h1><p>\(wording.stamp(frame.now))</p></header>
            <dl class="totals">\(totals(texts).map { total in
                "<div\(attribute: "data-late", total.isLate ? "yes" : nil)><dt>\(total.name)</dt><dd>\(total.count)</dd></div>"
            })</dl>
            <div class="columns">
            <section aria-labelledby="teams-title"><h2 id="teams-title">\(texts["board.teams"])</h2>\(BoardTable(lines: board.teams).html(texts))</section>
            <section aria-labelledby="soon-title"><h2 id="soon-title">\(texts["board.pressing"])</h2>\(soon(wording))</section>
            </div>
            </main>
            """)
    }

    private func totals(_ texts: Texts) -> [(name: String, count: Int, isLate: Bool)] {
        let overdue = board.teams.map(\.overdue).reduce(0, +)
        return [
            (texts["board.open"], board.teams.map(\.open).reduce(0, +), false),
            (texts["board.unowned"], board.teams.compactMap(\.unowned).reduce(0, +), false),
            (texts["board.overdue"], overdue, overdue > 0),
            (texts["board.approvals"], board.approvals.count, false),
            (texts["presence.available"], board.hands.count { $0.presence == .available }, false),
        ]
    }

    /// No names and no words of customers: whoever passes by can read a wall.
    private func soon(_ wording: Wording) -> HTML {
        guard !board.pressing.isEmpty else { return "<p>\(wording.texts["board.calm"])</p>" }
        return """
            <ol>\(board.pressing.prefix(8).map { row in
                "<li><span class=\"number\">\(row.number)</span> <span>\(row.type)</span> \(row.clock.map { $0.html(wording) })</li>"
            })</ol>
            """
    }
}
