import Foundation
import Pages
import Vocabulary

/// One calendar: its week, a year of it as a sheet, what the year has of its own, and the forms that change it.
struct CalendarPage: Equatable, Sendable {
    /// The forms of the page; one of them may have been refused.
    enum Change: String, Sendable { case week, day, file }

    struct Special: Equatable, Sendable {
        let name: String
        let dates: String
        /// Nil for days off.
        let hours: String?
        let first: String
        let last: String
    }

    struct Hours: Equatable, Sendable {
        /// The field's name: a weekday, or `makeup`.
        let key: String
        let name: String
        /// As it is typed.
        let written: String
    }

    /// A mistake in a file that was to be imported.
    struct Mistake: Equatable, Sendable {
        let line: Int
        let column: Int
        let sentence: String
    }

    var frame: Frame
    let key: String
    let name: String
    let zone: String
    let version: Int
    let published: Instant
    let week: [String]
    let hours: [Hours]
    let year: CalendarYear
    /// Whether the year's holidays are known, or there is nothing to know.
    let isKnown: Bool
    let specials: [Special]
    /// The years that the program brings along and the calendar does not know.
    let offered: [Int]
    /// Whether running clocks are still being counted anew.
    let isRedating: Bool
    let mayChange: Bool
    var filled = Filled.blank
    var refused: Change?
    var mistakes: [Mistake] = []

    var path: String { "/settings/calendars/\(key)" }

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .desk, title: name).html(
            texts,
            """
            <main id="main" class="page calendar">
            <header>
            <p class="up"><a href="/settings/calendars">\(Icon.back.html)\(texts["calendar.calendars"])</a></p>
            <h1>\(name)</h1>
            <p class="facts">\(week.joined(separator: " · "))<br><small>\(zone) · \(texts["calendar.version", "\(version)"]) · \
            \(texts["calendar.since"]) \(wording.time(published))</small></p>
            \(when: isRedating, "<p class=\"notice\" role=\"status\">\(texts["calendar.redating"])</p>")
            </header>
            <nav class="years" aria-label="\(texts["calendar.year-nav"])">
            <a rel="prev" href="\(path)?year=\(year.year - 1)">\(year.year - 1)</a>
            <h2>\(texts["calendar.year", "\(year.year)"])</h2>
            <a rel="next" href="\(path)?year=\(year.year + 1)">\(year.year + 1)</a>
            </nav>
            \(when: !isKnown, "<p class=\"notice provisional\">\(texts["calendar.provisional", "\(year.year)"])</p>")
            \(year.html(texts))
            <section class="specials"><h2>\(texts["calendar.specials", "\(year.year)"])</h2>
            \(specials.isEmpty ? "<p class=\"hint\">\(texts["calendar.no-specials"])</p>" as HTML : "<ul>\(specials.map { special($0, texts) })</ul>")
            </section>
            \(when: mayChange, CalendarForms(page: self, texts: texts).html)
            </main>
            """)
    }

    private func special(_ special: Special, _ texts: Texts) -> HTML {
        let kind = special.hours == nil ? texts["calendar.mark-off"] : texts["calendar.mark-work"]
        return """
            <li class="\(special.hours == nil ? "off" : "work")"><span class="mark" aria-hidden="true">\(kind)</span>
            <span class="name">\(special.name)</span> <span class="dates">\(special.dates)</span>
            <span class="hours">\(special.hours ?? texts["calendar.off"])</span>
            \(when: mayChange, removal(special, texts))</li>
            """
    }

    private func removal(_ special: Special, _ texts: Texts) -> HTML {
        """
        <form method="post" action="\(path)/days/\(special.first)/removal">\(Hidden(frame, revision: version).html)\
        <input type="hidden" name="until" value="\(special.last)">\
        <button class="plain">\(texts["calendar.remove"])<span class="unseen"> \(special.name) \(special.dates)</span></button></form>
        """
    }
}
