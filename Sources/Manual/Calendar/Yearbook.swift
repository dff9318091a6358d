import Foundation
import Synchronization
import Vocabulary

/// One year of a calendar laid out on the time line, in milliseconds since 1970.
final class Yearbook: Sendable {
    /// A stretch of service time, without its end.
    struct Span: Hashable, Sendable {
        var start: Int64
        var end: Int64
    }

    let year: Int
    let firstDay: Day
    /// Local midnights of the year's days, and the one after the last.
    let midnights: [Int64]
    /// Stretches in order, apart from each other, cut at the year's ends.
    let spans: [Span]
    /// Service time of the year before each stretch, and at last that of the whole year.
    let worked: [Int64]
    /// Places in the year of the days on which service begins.
    let serviceDays: [Int]
    /// Whether the year's holidays are known.
    let isKnown: Bool
    /// Seconds east of Greenwich, where they are the same all year.
    let offset: Int64?

    init(_ year: Int, of calendar: WorkCalendar) {
        let zone = calendar.zone
        let first = Day.first(of: year)
        let count = Day.first(of: year + 1).ordinal - first.ordinal
        let midnights = (0...count).map { zone.milliseconds(on: first + $0, minute: 0) }
        let offsets = Set((0...count).map { zone.offset(at: midnights[$0] / 1000) })
        // The days before the first reach into the year where their last period passes over midnight.
        let drafts = (-2..<count).flatMap { place in
            calendar.periods(on: first + place).map { period in
                Span(
                    start: max(zone.milliseconds(on: first + place, minute: period.start), midnights[0]),
                    end: min(zone.milliseconds(on: first + place, minute: period.end), midnights[count]))
            }
        }
        self.year = year
        firstDay = first
        self.midnights = midnights
        spans = Yearbook.joined(drafts)
        worked = spans.reduce(into: [0]) { sums, span in sums.append(sums[sums.count - 1] + span.end - span.start) }
        serviceDays = (0..<count).filter { calendar.isServiceDay(first + $0) }
        isKnown = calendar.knows(year)
        offset = offsets.count == 1 ? offsets.first : nil
    }

    var start: Int64 { midnights[0] }
    var end: Int64 { midnights[midnights.count - 1] }
    var total: Int64 { worked[worked.count - 1] }

    /// Touching and overlapping stretches made one; empty ones left out.
    private static func joined(_ drafts: [Span]) -> [Span] {
        var spans: [Span] = []
        for draft in drafts.filter({ $0.start < $0.end }).sorted(by: { $0.start < $1.start }) {
            if let last = spans.indices.last, spans[last].end >= draft.start {
                spans[last].end = max(spans[last].end, draft.end)
            } else {
                spans.append(draft)
            }
        }
        return spans
    }
}

/// The years of one calendar that have been laid out so far.
final class Yearbooks: Sendable {
    static let years = 1970...2299
    private let books = Mutex<[Int: Yearbook]>([:])

    /// The year around a moment; the first or the last one for moments beyond them.
    func book(at moment: Int64, of calendar: WorkCalendar) -> Yearbook {
        let day = min(max(moment.quotientFloored(by: 86_400_000), -1_000_000), 1_000_000)
        let book = book(Day(ordinal: Int(day)).year, of: calendar)
        if moment < book.start { return self.book(book.year - 1, of: calendar) }
        return moment < book.end ? book : self.book(book.year + 1, of: calendar)
    }

    func book(_ year: Int, of calendar: WorkCalendar) -> Yearbook {
        let year = min(max(year, Self.years.lowerBound), Self.years.upperBound)
        if let book = books.withLock({ $0[year] }) { return book }
        let book = Yearbook(year, of: calendar)
        return books.withLock { books in
            if let known = books[year] { return known }
            books[year] = book
            return book
        }
    }
}

extension TimeZone {
    /// When a day's clocks reach a minute, counted from its midnight.
    fileprivate func milliseconds(on day: Day, minute: Int) -> Int64 {
        seconds(atLocal: Int64(day.ordinal) * 86400 + Int64(minute) * 60) * 1000
    }
}
