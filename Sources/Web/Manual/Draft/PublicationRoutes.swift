import Foundation
import HummingbirdCore
import Manual
import Pages
import People
import Rulebook
import Storage
import Vocabulary

/// GET /manual/draft/publication — what the draft changes; POST makes it the next edition, at once or from a date.
struct PublicationRoutes {
    private enum When: String { case now, later }

    let house: House

    func add(to desk: DeskRouter) {
        desk.get("manual/draft/publication", allows: .editManual, use: show)
        desk.post("manual/draft/publication", allows: .editManual, use: publish, again: again)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { try PublicationPage(for: onlooker, in: $0) }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func publish(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let zone = try await house.store.read { db in
            try Center.find(in: db).flatMap { TimeZone(identifier: $0.zone) } ?? .gmt
        }
        let revision = form.revision()
        let isLater = form.choice("when", of: When.self, required: true) == .later
        let start = form.instant("start", in: zone, required: isLater)
        let plan = Publication.Plan(
            start: isLater ? start : nil, summary: form.text("summary", max: 2000), reviewOn: form.day("review"))
        try form.check()
        try await house.store.write(as: exchange.visit.actor) { tx in
            let holders = Set(try Person.all(in: tx).filter(\.isActive).map(\.role))
            try Draft.lock(revision: revision, in: tx).publish(plan, holders: holders, zone: zone, in: tx)
        }
        // The other nodes hear of it from the log; here whoever published sees it at once.
        try await house.rights.refresh(from: house.store)
        return .goTo("/manual/editions")
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            var page = try PublicationPage(for: onlooker, in: db)
            page.filled = Filled(form, refusal, fields: ["when", "start", "review", "summary"])
            return page
        }
        return .page(page.html(onlooker.texts))
    }
}

extension PublicationPage {
    init(for onlooker: Onlooker, in db: Reading) throws {
        let (draft, edition) = try Draft.readable(in: db)
        guard let latest = try Publication.latest(in: db), let newest = try Publication.all(limit: 1, in: db).first
        else { throw Refusal(.unavailable, "refusal.not-set-up") }
        let comparison = TextComparison(try Publication.text(of: latest.number, in: db), draft.text)
        self.init(
            frame: try onlooker.frame(in: db), edition: Int(newest.number) + 1, revision: Int(draft.revision),
            latest: Int(latest.number),
            changes: edition.changes(since: try db.edition(latest.number).edition)
                .map { ReceiptBox.Changed($0, onlooker.language) },
            removed: comparison.removed, added: comparison.added,
            cautions: try Self.cautions(edition, onlooker, in: db),
            tabs: try ManualTabs(here: .draft, for: onlooker, in: db))
    }

    /// Those whose role or team the new edition does not name any more: they could do nothing.
    private static func cautions(_ edition: Edition, _ onlooker: Onlooker, in db: Reading) throws -> [String] {
        let texts = onlooker.texts
        let people = try Person.all(in: db).filter(\.isActive)
        let roles = people.filter { edition.role($0.role) == nil }.map { "\($0.name) (\($0.role))" }
        let teams = people.filter { person in person.team.map { edition.team($0) == nil } ?? false }
            .map { "\($0.name) (\($0.team?.text ?? ""))" }
        return [("publish.lost-roles", roles), ("publish.lost-teams", teams)].compactMap { key, names in
            names.isEmpty ? nil : texts.text(key, [names.prefix(12).joined(separator: texts["list.comma"])])
        }
    }
}
