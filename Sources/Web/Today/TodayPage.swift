import Pages
import Tickets
import Vocabulary

/// 我的今天: what one did today, how it was liked, what came in, and what is still promised.
struct TodayPage: Equatable, Sendable {
    /// Something that one should know.
    struct News: Equatable, Sendable {
        let id: Int64
        let kind: Notice.Kind
        let number: String
        let at: Instant
    }

    var frame: Frame
    let key: String
    let day: PersonDay
    let news: [News]
    /// Own open tickets, the nearest limit first.
    let mine: [TicketRow]
    /// How many of one's own there are altogether.
    let open: Int

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["today.title"]).html(
            texts,
            """
            <main id="main" class="page today">
            <h1>\(texts["today.title"])</h1>
            <dl class="figures">\(figures(texts).map { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>" })</dl>
            \(when: !news.isEmpty, told(texts))
            <section aria-labelledby="mine-title"><h2 id="mine-title"><a href="/desk?queue=mine">\(texts["today.mine"])</a> <span class="count">\(frame.wording(texts).count(open))</span></h2>
            \(mine.isEmpty ? "<p class=\"hint\">\(texts["today.nothing"])</p>" as HTML : "<ol class=\"rows wide\">\(mine.map { $0.html(frame.wording(texts), queue: nil) })</ol>")
            </section>
            </main>
            """)
    }

    private func figures(_ texts: Texts) -> [(name: String, value: String)] {
        let wording = frame.wording(texts)
        let tenths = day.ratings == 0 ? 0 : (day.stars * 10 + day.ratings / 2) / day.ratings
        return [
            (texts["today.taken"], wording.number(day.taken)), (texts["today.resolved"], wording.number(day.resolved)),
            (texts["today.on-the-spot"], wording.number(day.onTheSpot)),
            (
                texts["today.ratings"],
                day.ratings == 0 ? "—" : texts["today.average", "\(tenths / 10).\(tenths % 10)", "\(day.ratings)"]
            ),
        ]
    }

    private func told(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return """
            <section aria-labelledby="news-title"><h2 id="news-title">\(texts["today.news"])</h2>
            <ul class="points">\(news.map { news in
                "<li><p><a href=\"/tickets/\(news.number)\">\(texts[news.kind.textKey, news.number])</a> \(wording.time(news.at))</p></li>"
            })</ul>
            <form method="post" action="/today/seen">\(Hidden(frame, key: key).html)\
            \(news.map { Hidden.value("notice", "\($0.id)") })<button class="plain">\(texts["today.seen"])</button></form>
            </section>
            """
    }
}
