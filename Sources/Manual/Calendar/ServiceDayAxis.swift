import Vocabulary

/// Time with the days taken out on which no service begins: 24 hours on it lead to the same time on the next service day.
///
/// A moment outside service stands at the next opening: what comes in after hours, at a weekend or on a holiday counts
/// from there. Early hours that belong to the night before, on a day without service of its own, stand at the end of
/// that night. Where the time found is outside service, the due time is the end of the service before it on the same
/// day, or that day's first opening: nothing falls due on a day without service. Shown times decide, so a day with
/// 23 or 25 hours counts as one day.
struct ServiceDayAxis {
    let calendar: WorkCalendar

    private static let day: Int64 = 86_400_000

    /// A point on the axis: a service day, by its place among the year's service days, and the local time on it.
    private struct Point {
        var book: Yearbook
        var serviceDay: Int
        var time: Int64
        /// Whether a year without known holidays had to be looked at.
        var isProvisional: Bool
    }

    func due(from: Int64, limit: Int64) -> Due {
        guard var point = point(at: from) else { return never(from) }
        let time = point.time + limit
        point.time = time % Self.day
        guard advance(&point, by: Int(time / Self.day)) else { return never(from) }
        let place = point.book.serviceDays[point.serviceDay]
        let shown = Int64((point.book.firstDay + place).ordinal) * Self.day + point.time
        guard let moment = point.book.serviceMoment(before: instant(atLocal: shown, in: point.book), on: place) else {
            return never(from)
        }
        return Due(at: Instant(milliseconds: moment), isProvisional: point.isProvisional)
    }

    func distance(from: Int64, to: Int64) -> Int64 {
        guard let start = point(at: from), let end = point(at: to) else { return 0 }
        var days = Int64(end.serviceDay - start.serviceDay)
        var year = start.book.year
        while year < end.book.year {
            days += Int64(calendar.yearbooks.book(year, of: calendar).serviceDays.count)
            year += 1
        }
        return max(0, days * Self.day + end.time - start.time)
    }

    /// Where a moment stands; nil where no service follows it.
    private func point(at moment: Int64) -> Point? {
        var book = calendar.yearbooks.book(at: moment, of: calendar)
        let last = book.year + 100
        var isProvisional = !book.isKnown
        var moment = moment
        while true {
            if let opening = book.opening(from: moment) {
                return point(inService: opening, book, isProvisional)
            }
            guard let next = calendar.year(after: book, until: last) else { return nil }
            book = next
            moment = book.start
            isProvisional = isProvisional || !book.isKnown
        }
    }

    private func point(inService moment: Int64, _ book: Yearbook, _ isProvisional: Bool) -> Point? {
        let place = book.place(of: moment)
        let serviceDay = book.serviceDays.indices.bisect { book.serviceDays[$0] >= place }
        var point = Point(book: book, serviceDay: serviceDay, time: 0, isProvisional: isProvisional)
        if serviceDay < book.serviceDays.count, book.serviceDays[serviceDay] == place {
            point.time = local(moment, in: book) - Int64((book.firstDay + place).ordinal) * Self.day
            return point
        }
        // The rest of a night on a day without service: the beginning of the next service day stands for it.
        return advance(&point, by: 0) ? point : nil
    }

    /// Moves a point by whole service days, into later years where needed; false where there are not so many.
    private func advance(_ point: inout Point, by days: Int) -> Bool {
        let last = point.book.year + 100
        var target = point.serviceDay + days
        while target >= point.book.serviceDays.count {
            target -= point.book.serviceDays.count
            guard let next = calendar.year(after: point.book, until: last) else { return false }
            point.book = next
            point.isProvisional = point.isProvisional || !next.isKnown
        }
        point.serviceDay = target
        return true
    }

    private func never(_ from: Int64) -> Due {
        Due(at: Instant(milliseconds: from) + .days(36_525), isProvisional: true)
    }

    /// The latest local time shown up to a moment, in milliseconds.
    private func local(_ moment: Int64, in book: Yearbook) -> Int64 {
        if let offset = book.offset { return moment + offset * 1000 }
        let seconds = moment.quotientFloored(by: 1000)
        let latest = calendar.zone.latestLocalSeconds(at: seconds)
        let isShownAgain = latest != calendar.zone.localSeconds(at: seconds)
        return latest * 1000 + (isShownAgain ? 0 : moment - seconds * 1000)
    }

    private func instant(atLocal local: Int64, in book: Yearbook) -> Int64 {
        if let offset = book.offset { return local - offset * 1000 }
        let seconds = local.quotientFloored(by: 1000)
        return calendar.zone.seconds(atLocal: seconds) * 1000 + local - seconds * 1000
    }
}
