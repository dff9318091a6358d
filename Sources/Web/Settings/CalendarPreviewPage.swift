import Manual
import Pages
import Vocabulary

/// What an import would change, before anything does.
struct CalendarPreviewPage: Equatable, Sendable {
    struct Change: Equatable, Sendable {
        /// `10 月 1 日`
        let date: String
        let weekday: String
        let before: String
        let after: String
    }

    struct Year: Equatable, Sendable {
        let year: Int
        var days: [Change]
    }

    var frame: Frame
    let key: String
    let name: String
    let version: Int
    /// The years that become known.
    let years: [Int]
    let changes: [Year]
    /// How many running clocks fall due at another time, counted up to `most`.
    let redated: Int
    /// What is published when somebody agrees, as `HolidayLines` writes it.
    let lines: String

    static let most = 1000

    private var path: String { "/settings/calendars/\(key)" }

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        let count = changes.reduce(0) { $0 + $1.days.count }
        return Document(frame: frame, room: .desk, title: texts["calendar.import"]).html(
            texts,
            """
            <main id="main" class="page calendar preview">
            <p class="up"><a href="\(path)">\(Icon.back.html)\(name)</a></p>
            <h1>\(texts["calendar.preview-title", wording.number(count)])</h1>
            <p class="facts">\(when: !years.isEmpty, "\(texts["calendar.preview-years", years.map(String.init).joined(separator: texts["list.comma"])])<br>")\
            \(redated == 0 ? texts["calendar.preview-no-clocks"] : texts["calendar.preview-clocks", wording.count(redated, upTo: Self.most - 1)])</p>
            \(changes.map { table($0, texts) })
            \(count == 0 && years.isEmpty ? "<p class=\"hint\">\(texts["calendar.preview-same"])</p>" as HTML : agreement(texts))
            </main>
            """)
    }

    private func table(_ year: Year, _ texts: Texts) -> HTML {
        """
        <table class="changed"><caption>\(texts["calendar.year", "\(year.year)"])</caption>
        <thead><tr><th scope="col">\(texts["calendar.day"])</th><th scope="col">\(texts["calendar.before"])</th>\
        <th scope="col">\(texts["calendar.after"])</th></tr></thead>
        <tbody>\(year.days.map { "<tr><th scope=\"row\">\($0.date) <small>\($0.weekday)</small></th><td>\($0.before)</td><td>\($0.after)</td></tr>" })</tbody></table>
        """
    }

    private func agreement(_ texts: Texts) -> HTML {
        """
        <form method="post" action="\(path)/holidays">\(Hidden(frame, revision: version).html)\
        <input type="hidden" name="lines" value="\(lines)"><input type="hidden" name="years" value="\(years.map(String.init).joined(separator: " "))">
        <p class="foot"><button class="main">\(texts["calendar.publish"])</button> <a class="button" href="\(path)">\(texts["calendar.cancel"])</a></p></form>
        """
    }
}
