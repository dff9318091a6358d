import Clocks
import Foundation
import HummingbirdCore
import Manual
import Pages
import Presets
import Rulebook
import Storage
import Vocabulary

/// GET /settings/calendars, GET /settings/calendars/{key} — when the center is in service; POST …/week, …/days,
/// …/days/{day}/removal and …/holidays publish a calendar's next version; POST …/import shows what a file would change.
struct CalendarRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        let file = Route.Cargo.files(FileLimits(most: 1, each: 2_000_000, total: 2_100_000))
        desk.get("settings/calendars", allows: .everyMember, use: list)
        desk.get("settings/calendars/{key}", allows: .everyMember, use: show)
        desk.post("settings/calendars/{key}/week", allows: .editManual, use: changeWeek, again: again(.week))
        desk.post("settings/calendars/{key}/days", allows: .editManual, use: addDay, again: again(.day))
        desk.post("settings/calendars/{key}/days/{day}/removal", allows: .editManual, use: removeDay)
        desk.post("settings/calendars/{key}/import", file, allows: .editManual, use: preview, again: again(.file))
        desk.post("settings/calendars/{key}/holidays", .form(bytes: 1_000_000), allows: .editManual, use: publish)
    }

    // MARK: Looking

    @Sendable private func list(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            let manual = try db.currentEdition().edition
            return CalendarsPage(
                frame: try onlooker.frame(in: db),
                rows: try db.keptCalendars().map { CalendarsPage.Row($0, manual, onlooker.texts, now: db.now) })
        }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let page = try await page(exchange)
        return .page(page.html(exchange.onlooker(house).texts))
    }

    private func again(_ change: CalendarPage.Change) -> Again {
        { exchange, form, refusal in
            var page = try await page(exchange)
            let fields = Weekday.allCases.map(\.rawValue) + ["makeup", "from", "until", "title", "kind", "periods"]
            page.filled = Filled(form, refusal, fields: fields)
            page.refused = change
            return .page(page.html(exchange.onlooker(house).texts))
        }
    }

    private func page(_ exchange: Exchange) async throws -> CalendarPage {
        let key = CalendarKey(try exchange.step("key"))
        let onlooker = exchange.onlooker(house)
        let year = exchange.query("year").flatMap { Int($0) }
        return try await house.store.read { db in
            try CalendarPage(key, year: year, onlooker, in: db)
        }
    }

    // MARK: Changing

    @Sendable private func changeWeek(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let week = try WeekRequest(&form)
        return try await change(exchange, week.revision) { calendar, now in
            calendar.keeping(week: week.week, makeup: week.makeup, from: Day(now, in: calendar.zone))
        }
    }

    @Sendable private func addDay(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let request = try DayRequest(&form)
        return try await change(exchange, request.revision, showing: request.from.year) { calendar, _ in
            let exception = WorkCalendar.Exception(
                name: request.title,
                periods: request.isOff ? [] : request.periods.isEmpty ? calendar.makeup : request.periods)
            return request.days.reduce(calendar) { $0.keeping($1, as: exception) }
        }
    }

    @Sendable private func removeDay(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        guard let first = Day(try exchange.step("day")) else { throw Refusal(.notFound, .notFound) }
        let revision = form.revision()
        let last = Day(form.line("until", max: 10)) ?? first
        try form.check()
        return try await change(exchange, revision, showing: first.year) { calendar, _ in
            let days = calendar.exceptions.keys.filter { $0 >= first && $0 <= last }
            return days.reduce(calendar) { $0.following(theWeekOn: $1) }
        }
    }

    @Sendable private func publish(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let revision = form.revision()
        let lines = form.text("lines", max: 200_000)
        let years = form.line("years", max: 1000)
        try form.check()
        guard let holidays = HolidayLines.read(lines, years: years) else { throw Refusal(.invalid, .malformed) }
        return try await change(exchange, revision, showing: holidays.years.max()) { calendar, _ in
            calendar.laying(holidays, makeup: calendar.makeup)
        }
    }

    /// Publishes what becomes of the version that the person saw, where that is another calendar at all.
    private func change(
        _ exchange: Exchange, _ revision: Int64?, showing year: Int? = nil,
        _ change: @escaping @Sendable (WorkCalendar, Instant) -> WorkCalendar
    ) async throws -> Response {
        let key = CalendarKey(try exchange.step("key"))
        try await house.store.write(as: exchange.visit.actor) { tx in
            let kept = try tx.keptCalendar(key).calendar
            let changed = change(kept, tx.now)
            guard changed != kept || revision.map(Int.init) != kept.version else { return }
            try tx.change(changed, replacing: Int(revision ?? 0))
        }
        return .goTo("/settings/calendars/\(PercentCoding.encode(key.text))" + (year.map { "?year=\($0)" } ?? ""))
    }

    // MARK: Importing

    @Sendable private func preview(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let key = CalendarKey(try exchange.step("key"))
        let onlooker = exchange.onlooker(house)
        let text = try HolidayFile.text(of: &form)
        let kept = try await house.store.read { try $0.keptCalendar(key).calendar }
        do {
            let holidays = try HolidayFile.read(text, in: kept.zone)
            let page = try await house.store.read { db in
                try CalendarPreviewPage(key, laying: holidays, onlooker, in: db)
            }
            return .page(page.html(onlooker.texts))
        } catch let mistakes as Mistakes {
            var page = try await page(exchange)
            page.refused = .file
            page.mistakes = mistakes.all.prefix(100).map {
                CalendarPage.Mistake(
                    line: $0.line, column: $0.column, sentence: onlooker.texts.text($0.key, $0.about))
            }
            return .page(page.html(onlooker.texts), status: .unprocessableContent)
        }
    }
}
