import Foundation
import Manual
import Pages
import Rulebook
import Vocabulary

/// The calendars that the center keeps.
struct CalendarsPage: Equatable, Sendable {
    struct Row: Equatable, Sendable {
        let key: String
        let name: String
        let week: [String]
        let zone: String
        let version: Int
        let published: Instant
        /// The years whose holidays are known; nil where the calendar follows none.
        let years: [Int]?
        /// What comes next of its own: `国庆节 10 月 1 日至 10 月 7 日`.
        let next: String?
    }

    var frame: Frame
    let rows: [Row]

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .desk, title: texts["calendar.calendars"]).html(
            texts,
            """
            <main id="main" class="page calendars">
            <h1>\(texts["calendar.calendars"])</h1><p class="hint">\(texts["calendar.calendars-hint"])</p>
            <ul class="kept">\(rows.map { row($0, wording) })</ul>
            </main>
            """)
    }

    private func row(_ row: Row, _ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <li><a href="/settings/calendars/\(row.key)"><h2>\(row.name)</h2></a>
            <p>\(row.week.joined(separator: " · "))</p>
            \(row.next.map { "<p class=\"next\">\(texts["calendar.next", $0])</p>" as HTML })
            <p><small>\(row.zone) · \(texts["calendar.version", "\(row.version)"]) · \(texts["calendar.since"]) \(wording.time(row.published))\
            \(row.years.map { " · \($0.isEmpty ? texts["calendar.no-years"] : texts["calendar.years", $0.map(String.init).joined(separator: texts["list.comma"])])" as HTML })</small></p></li>
            """
    }
}

extension CalendarsPage.Row {
    init(_ kept: KeptCalendar, _ manual: Edition, _ texts: Texts, now: Instant) {
        let calendar = kept.calendar
        let words = CalendarWords(texts)
        let today = Day(now, in: calendar.zone)
        let next = (today.year...today.year + 1).lazy.flatMap { calendar.specialDays(in: $0) }
            .first { $0.last >= today }
        self.init(
            key: calendar.key.text, name: manual.calendar(calendar.key)?.name[texts.language] ?? calendar.key.text,
            week: words.week(calendar.week), zone: calendar.zone.identifier, version: calendar.version,
            published: kept.publishedAt, years: calendar.years?.sorted(),
            next: next.map { texts["calendar.special", $0.name, words.dates($0)] })
    }
}
