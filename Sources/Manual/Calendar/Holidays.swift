import Vocabulary
import Yams

/// The public holidays of a country, and the weekend days on which it works instead (调休), year by year.
public struct Holidays: Hashable, Sendable {
    /// Who announced them.
    public let source: String
    /// The years that have been announced.
    public let years: Set<Int>
    /// Days off, by name.
    public let off: [Day: String]
    /// Make-up workdays, by the name of the holiday they pay for.
    public let work: [Day: String]

    public init(source: String, years: Set<Int>, off: [Day: String], work: [Day: String]) {
        self.source = source
        self.years = years
        self.off = off
        self.work = work
    }

    /// Reads a file of holidays; throws every mistake in it, each with its place.
    ///
    /// JSON or YAML with `source` and `years`: either a list, each year with its `holidays` from a first to a last day and
    /// the days worked instead, or by year all days `off` and all days of `work`, as collections of notices are published.
    public static func read(_ json: String) throws(Mistakes) -> Holidays {
        try Reading.read(json) { Holidays($0) }
    }
}

extension Holidays {
    init(_ entry: Entry) {
        let source = entry.text("source")
        var years: Set<Int> = []
        var off: [Day: String] = [:]
        var work: [Day: String] = [:]
        for year in Holidays.read(entry) {
            if !years.insert(year.number).inserted { entry.report(.duplicate, String(year.number)) }
            off.merge(year.off) { first, _ in first }
            work.merge(year.work) { first, _ in first }
        }
        self.init(source: source, years: years, off: off, work: work)
    }

    private static func read(_ entry: Entry) -> [Year] {
        if case .mapping? = entry.look("years") {
            if entry.has("format") { _ = entry.number("format", in: 1...1) }
            return entry.mapping("years") { years in
                years.each { years, year in years.mapping(year) { Year(named: year, $0) } }
            }
        }
        _ = entry.number("format", in: 1...1)
        return entry.list("years", Year.init)
    }

    /// One announced year: holidays from a first to a last day, and the days worked instead.
    private struct Year {
        let number: Int
        var off: [Day: String] = [:]
        var work: [Day: String] = [:]

        init(_ entry: Entry) {
            number = entry.number("year", in: 1990...2200)
            for holiday in entry.list("holidays", Holiday.init) {
                for day in holiday.off { off[day] = holiday.name }
                for day in holiday.work {
                    if off[day] != nil { entry.report(.duplicate, day.description) }
                    work[day] = holiday.name
                }
            }
        }

        /// A year by its number, with each of its days.
        init(named name: String, _ entry: Entry) {
            number = Int(name).flatMap { (1990...2200).contains($0) ? $0 : nil } ?? 0
            if number == 0 { entry.report(.badNumber, name, "1990", "2200") }
            off = Year.days(entry.optionalList("off", Dated.init))
            work = Year.days(entry.optionalList("work", Dated.init))
            for day in work.keys where off[day] != nil { entry.report(.duplicate, day.description) }
        }

        private static func days(_ dates: [Dated]) -> [Day: String] {
            Dictionary(dates.compactMap { date in date.day.map { ($0, date.name) } }) { first, _ in first }
        }
    }

    private struct Dated {
        let day: Day?
        let name: String

        init(_ entry: Entry) {
            day = entry.day(of: entry.need("date"))
            name = entry.text("name")
        }
    }

    private struct Holiday {
        let name: String
        let off: [Day]
        let work: [Day]

        init(_ entry: Entry) {
            name = entry.text("name")
            let first = entry.day(of: entry.need("from"))
            let last = entry.day(of: entry.need("to"))
            work = entry.once(entry.nodes(entry.take("work"))) { entry.day(of: $0) }
            guard let first, let last else {
                off = []
                return
            }
            guard first <= last, last.ordinal - first.ordinal <= 31 else {
                entry.report(.badDate, last.description)
                off = []
                return
            }
            off = (first.ordinal...last.ordinal).map(Day.init(ordinal:))
        }
    }
}

extension Entry {
    /// A date such as `2026-02-14`.
    func day(of node: Node?) -> Day? { scalar(node, or: .badDate) { Day($0) } }
}
