import Foundation
import HummingbirdCore
import Pages
import Storage
import Tickets
import Vocabulary

/// GET /today — one's own day; POST /today/seen puts away what one was told.
struct TodayRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("today", allows: .handleTickets, use: show)
        desk.post("today/seen", allows: .handleTickets, use: see)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        guard let staff = onlooker.actor.staff else { throw Refusal(.unauthenticated, .signIn) }
        let page = try await house.store.read { db in
            let scope = onlooker.actor.scope
            let frame = try onlooker.frame(in: db)
            let mine = try db.listed(in: .mine, for: staff, within: scope, after: nil)
            return TodayPage(
                frame: frame, key: FormKey.fresh(), day: try db.day(of: staff, since: frame.midnight),
                news: try db.notices(for: staff, within: scope).map {
                    TodayPage.News(id: $0.id, kind: $0.kind, number: $0.number, at: $0.at)
                },
                mine: try TicketRow.rows(mine.tickets, for: onlooker, in: db),
                open: try db.counts(for: staff, within: scope)[.mine] ?? mine.tickets.count)
        }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func see(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let notices = form.texts("notice", most: 200).compactMap { Int64($0) }
        _ = form.onceKey(exchange)
        try form.check()
        try await house.store.write(as: exchange.visit.actor) { try Notice.see(notices, in: $0) }
        return .goTo("/today")
    }
}

extension Frame {
    /// When the center's day began.
    var midnight: Instant {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let start = calendar.startOfDay(for: Date(timeIntervalSince1970: Double(now.milliseconds) / 1000))
        return Instant(milliseconds: Int64(start.timeIntervalSince1970 * 1000))
    }
}
