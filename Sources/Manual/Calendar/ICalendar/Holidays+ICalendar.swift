import Foundation
import Vocabulary

extension Holidays {
    /// Reads the holidays of an iCalendar file (RFC 5545); throws every mistake in it, each with its place.
    ///
    /// An event whose summary says 班 is a make-up workday, any other a day off. Where the file marks its days off (休, 假),
    /// events that say neither, such as festivals and solar terms, are only read past. The years in which a single event
    /// lies count as known; those that only repeated events reach do so where the file has no single ones.
    /// - Parameter zone: in which times given in UTC are understood.
    public static func read(iCalendar text: String, zone: TimeZone) throws(Mistakes) -> Holidays {
        guard text.utf8.count <= Reading.largest else {
            throw Mistakes([Mistake(.tooLarge, line: 1, column: 1, [String(Reading.largest)])])
        }
        var file = CalendarFile(zone: zone)
        for (number, line) in ContentLine.lines(of: text) { file.take(line, number) }
        return try file.holidays()
    }

    /// Whether a text looks like an iCalendar file.
    public static func isICalendar(_ text: String) -> Bool {
        text.prefix(200).uppercased().contains("BEGIN:VCALENDAR")
    }
}

/// The events of a file, collected line by line.
private struct CalendarFile {
    let zone: TimeZone
    private var open: [String] = []
    private var hasBegun = false
    private var event: (begins: Int, lines: [ContentLine])?
    private var events: [CalendarEvent] = []
    private var name = ""
    private var mistakes: [Mistake] = []
    private var last = 1

    init(zone: TimeZone) { self.zone = zone }

    mutating func take(_ line: ContentLine?, _ number: Int) {
        last = number
        guard let line else { return mistakes.append(Mistake(.badContentLine, line: number, column: 1)) }
        guard line.name != "BEGIN" else { return begin(line.value.uppercased(), line) }
        guard line.name != "END" else { return end(line.value.uppercased(), line) }
        if open == ["VCALENDAR", "VEVENT"] { event?.lines.append(line) }
        if open == ["VCALENDAR"], line.name == "X-WR-CALNAME" { name = line.words }
    }

    private mutating func begin(_ part: String, _ line: ContentLine) {
        if open.isEmpty {
            guard part == "VCALENDAR" else {
                return mistakes.append(Mistake(.notICalendar, line: line.line, column: 1))
            }
            hasBegun = true
        }
        open.append(part)
        if open == ["VCALENDAR", "VEVENT"] { event = (line.line, []) }
    }

    private mutating func end(_ part: String, _ line: ContentLine) {
        guard open.last == part else {
            return mistakes.append(Mistake(.badContentLine, line: line.line, column: 1))
        }
        open.removeLast()
        guard part == "VEVENT", open == ["VCALENDAR"], let event else { return }
        self.event = nil
        var found: [Mistake] = []
        if let read = CalendarEvent(event.lines, begins: event.begins, zone: zone, report: { found.append($0) }) {
            events.append(read)
        }
        mistakes += found
    }

    mutating func holidays() throws(Mistakes) -> Holidays {
        if !hasBegun || !open.isEmpty { mistakes.append(Mistake(.notICalendar, line: last, column: 1)) }
        let isMarked = events.contains { $0.meaning == .off }
        var off: [Day: String] = [:]
        var work: [Day: String] = [:]
        var used: [CalendarEvent] = []
        for event in events {
            switch event.meaning {
            case .work: for day in event.allDays { work[day] = work[day] ?? event.name }
            case .off: for day in event.allDays { off[day] = off[day] ?? event.name }
            case nil:
                if isMarked { continue }
                for day in event.allDays { off[day] = off[day] ?? event.name }
            }
            used.append(event)
        }
        for event in used where event.meaning == .work {
            for day in event.allDays where off[day] != nil {
                mistakes.append(Mistake(.duplicate, line: event.line, column: 1, [day.description]))
            }
        }
        if mistakes.isEmpty, used.isEmpty { mistakes.append(Mistake(.empty, line: last, column: 1)) }
        guard mistakes.isEmpty else { throw Mistakes(mistakes) }
        let single = Set(used.filter { $0.lastYear == nil }.flatMap { $0.allDays.map(\.year) })
        let years = single.isEmpty ? Set(used.flatMap { $0.allDays.map(\.year) }) : single
        return Holidays(source: name, years: years, off: off, work: work)
    }
}
