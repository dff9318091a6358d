import Foundation
import HummingbirdCore
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

/// GET /settings/audit — the record, filtered by person, ticket, kind and day; POST …/verification checks its chain.
struct AuditRoutes {
    let house: House

    static let page = 50
    /// The first words of events' names, in the order in which people choose among them.
    static let areas = [
        "ticket", "clock", "customer", "contact", "link", "organisation", "agreement", "disposition", "person", "token",
        "center", "edition", "draft", "change", "calendar", "audit",
    ]

    func add(to desk: DeskRouter) {
        desk.get("settings/audit", allows: .audit, use: show)
        desk.post(
            "settings/audit/verification", allows: .audit, pace: Pace("chain", burst: 3, every: .seconds(20)),
            use: verify)
    }

    @Sendable private func verify(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try form.check()
        _ = try await Chain(house.store).audit(as: exchange.visit.actor)
        return .goTo("/settings/audit")
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let before = exchange.query("before").flatMap { Int64($0) }
        var filled = Filled.blank
        for name in AuditPage.fields { filled.values[name] = exchange.query(name) ?? "" }
        let asked = filled
        let page = try await house.store.report { db in
            try onlooker.actor.mustAudit()
            let frame = try onlooker.frame(in: db)
            var filled = asked
            var findings: LogFindings?
            do {
                var query = try LogQuery(filled, zone: frame.zone, in: db)
                query.before = before
                findings = try db.happenings(query, for: onlooker.actor, limit: Self.page)
            } catch let refusal as Refusal where refusal.kind == .invalid {
                filled.refusal = refusal
            }
            let found = findings?.found ?? []
            let words = try AuditWords(found.map(\.happening), onlooker, in: db)
            let head = try db.chainHead()
            return AuditPage(
                frame: frame,
                seal: .init(
                    place: head.place, position: head.lastPosition,
                    last: try db.lastChainCheck().map { try AuditPage.Seal.Check($0, onlooker, in: db) }),
                people: try Person.all(in: db).map { Choice(String($0.id), $0.name) }, areas: Self.areas,
                lines: found.map { words.line($0.happening, at: $0.position) }, next: findings?.next,
                lookedBackTo: findings?.lookedBackTo, isLater: before != nil, filled: filled)
        }
        return .page(page.html(onlooker.texts), status: page.filled.refusal == nil ? .ok : .unprocessableContent)
    }
}

extension LogQuery {
    /// What a person asks for; days are those of the center's zone.
    fileprivate init(_ filled: Filled, zone: TimeZone, in db: Reading) throws {
        self.init()
        var flaws: [Refusal.Flaw] = []
        if !filled["person"].isEmpty {
            staff = Int64(filled["person"])
            if staff == nil { flaws.append(.init("person", "flaw.not-a-choice")) }
        }
        if !filled["area"].isEmpty {
            area = AuditRoutes.areas.first { $0 == filled["area"] }
            if area == nil { flaws.append(.init("area", "flaw.not-a-choice")) }
        }
        let number = filled["ticket"].trimmingCharacters(in: .whitespaces)
        if !number.isEmpty {
            do {
                subject = Subject(Ticket.subjectKind, try Ticket.find(number, within: .all, in: db).id)
            } catch let refusal as Refusal where refusal.kind == .notFound {
                flaws.append(.init("ticket", "audit.ticket-unknown"))
            }
        }
        let days = ["from", "to"].map { name -> Day? in
            guard !filled[name].isEmpty else { return nil }
            let day = Day(filled[name])
            if day == nil { flaws.append(.init(name, "flaw.not-a-day")) }
            return day
        }
        if let from = days[0], let to = days[1], to < from { flaws.append(.init("to", "audit.order")) }
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }
        from = days[0].flatMap { LocalTime.instant("\($0)T00:00", in: zone) }
        until = days[1].flatMap { LocalTime.instant("\($0 + 1)T00:00", in: zone) }
    }
}

extension AuditPage.Seal.Check {
    fileprivate init(_ check: ChainCheck, _ onlooker: Onlooker, in db: Reading) throws {
        let names = try db.names(of: check.staff.map { [$0] } ?? [])
        self.init(
            at: check.at, by: check.staff.flatMap { names[$0] } ?? onlooker.texts["actor.center"],
            finding: check.finding.key, about: check.finding.about, isGood: check.finding.verdict == .good)
    }
}
