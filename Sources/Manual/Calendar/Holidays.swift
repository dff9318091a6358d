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

    /// Reads a file of holidays (JSON: `format`, `source`, `years`); throws every mistake in it, each with its place.
    public static func read(_ json: String) throws(Mistakes) -> Holidays {
        try Reading.read(json) { Holidays($0) }
    }
}

extension Holidays {
    init(_ entry: Entry) {
        _ = entry.number("format", in: 1...1)
        let source = entry.text("source")
        var years: Set<Int> = []
        var off: [Day: String] = [:]
        var work: [Day: String] = [:]
        for year in entry.list("years", Year.init) {
            if !years.insert(year.number).inserted { entry.report(.duplicate, String(year.number)) }
            off.merge(year.off) { first, _ in first }
            work.merge(year.work) { first, _ in first }
        }
        self.init(source: source, years: years, off: off, work: work)
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
