import Manual
import Pages
import Vocabulary

/// A year of a calendar as twelve months, each a small sheet: service days, days off, make-up days.
struct CalendarYear: Equatable, Sendable {
    enum Kind: String, Sendable {
        /// In service as the week says; not in service as the week says; a day off; a day with hours of its own.
        case service, rest, off, work
    }

    struct Cell: Equatable, Sendable {
        let day: Int
        /// `2026-10-01`
        let date: String
        let kind: Kind
        /// The holiday's name; of a day that follows the week nil.
        let name: String?
        let isToday: Bool
    }

    struct Month: Equatable, Sendable {
        let number: Int
        /// How many days of the first week belong to the month before; weeks begin on Monday.
        let lead: Int
        let days: [Cell]
    }

    let year: Int
    let months: [Month]

    func html(_ texts: Texts) -> HTML {
        """
        <div class="year">\(months.map { $0.html(year, texts) })</div>
        <ul class="legend">
        <li><span class="mark service"></span>\(texts["calendar.service"])</li>
        <li><span class="mark rest"></span>\(texts["calendar.rest"])</li>
        <li><span class="mark off">\(texts["calendar.mark-off"])</span>\(texts["calendar.off"])</li>
        <li><span class="mark work">\(texts["calendar.mark-work"])</span>\(texts["calendar.work"])</li>
        </ul>
        """
    }
}

extension CalendarYear.Month {
    fileprivate func html(_ year: Int, _ texts: Texts) -> HTML {
        let cells = [CalendarYear.Cell?](repeating: nil, count: lead) + days.map(\.self)
        let weeks = stride(from: 0, to: cells.count, by: 7).map { Array(cells[$0..<min($0 + 7, cells.count)]) }
        return """
            <table class="month"><caption>\(texts["time.month-\(number)"])</caption>
            <thead><tr>\(Weekday.allCases.map { head($0, texts) })</tr></thead>
            <tbody>\(weeks.map { week in "<tr>\(week.map { cell($0, texts) })</tr>" as HTML })</tbody></table>
            """
    }

    private func head(_ day: Weekday, _ texts: Texts) -> HTML {
        "<th scope=\"col\" abbr=\"\(texts["weekday.\(day.rawValue)"])\">\(texts["weekday.short-\(day.rawValue)"])</th>"
    }

    private func cell(_ cell: CalendarYear.Cell?, _ texts: Texts) -> HTML {
        guard let cell else { return "<td></td>" }
        let time: HTML = "<time datetime=\"\(cell.date)\">\(cell.day)</time>"
        return """
            <td class="\(cell.kind.rawValue)\(cell.isToday ? " today" : "")"\(attribute: "title", cell.name)\
            \(attribute: "aria-current", cell.isToday ? "date" : nil)>\(time)\(mark(cell.kind, texts))</td>
            """
    }

    private func mark(_ kind: CalendarYear.Kind, _ texts: Texts) -> HTML {
        switch kind {
        case .service, .rest: .empty
        case .off: "<b>\(texts["calendar.mark-off"])</b>"
        case .work: "<b>\(texts["calendar.mark-work"])</b>"
        }
    }
}

extension CalendarYear {
    init(_ year: Int, of calendar: WorkCalendar, today: Day) {
        self.year = year
        months = (1...12).compactMap { month in
            guard let first = Day(year: year, month: month, day: 1) else { return nil }
            let days = (0..<31).map { first + $0 }.filter { $0.parts.month == month }
            return Month(
                number: month, lead: Weekday.allCases.firstIndex(of: first.weekday) ?? 0,
                days: days.map { Cell($0, of: calendar, today: today) })
        }
    }
}

extension CalendarYear.Cell {
    fileprivate init(_ day: Day, of calendar: WorkCalendar, today: Day) {
        let exception = calendar.exceptions[day]
        let isServed = calendar.isServiceDay(day)
        self.init(
            day: day.parts.day, date: day.description,
            kind: exception == nil ? (isServed ? .service : .rest) : (isServed ? .work : .off), name: exception?.name,
            isToday: day == today)
    }
}
