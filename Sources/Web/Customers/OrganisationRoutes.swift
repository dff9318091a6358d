import Customers
import HummingbirdCore
import Manual
import Pages
import Rulebook
import Storage
import Tickets
import Vocabulary

/// GET and POST /organisations, GET /organisations/{id} and what is kept below it. Organisations are the whole center's:
/// who sees some teams only does not reach them.
struct OrganisationRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("organisations", allows: .readTickets) { try await list($0) }
        desk.post("organisations", allows: .keepCustomers, use: create) { exchange, form, refusal in
            try await list(exchange, Filled(form, refusal, fields: ["name"]))
        }
        desk.get("organisations/{id}", allows: .readTickets) { try await show($0) }
        desk.post("organisations/{id}/description", allows: .keepCustomers, use: rename, again: again(.description))
        desk.post("organisations/{id}/level", allows: .keepCustomers, use: rank, again: again(.level))
        desk.post("organisations/{id}/agreements", allows: .keepCustomers, use: sign, again: again(.agreements))
    }

    private func list(_ exchange: Exchange, _ filled: Filled = .blank) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        try onlooker.mustSeeAll()
        let after = exchange.query("after") ?? ""
        let page = try await house.store.read { db in
            let desk = try Desk(for: onlooker, in: db)
            let found = try Organisation.all(after: after, limit: 51, in: db)
            let rows = found.prefix(50).map { organisation in
                OrganisationsPage.Row(
                    id: organisation.id, name: organisation.name,
                    level: organisation.level(at: desk.today).map { desk.name($0) })
            }
            return OrganisationsPage(
                frame: try onlooker.frame(in: db), key: FormKey.fresh(), rows: rows,
                next: found.count > 50 ? rows.last?.name : nil,
                mayKeep: onlooker.actor.permissions.contains(.keepCustomers), filled: filled)
        }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func create(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let name = form.line("name", max: 100, required: true)
        try exchange.onlooker(house).mustSeeAll()
        let id = try await house.once(exchange, &form, name) { String(try Organisation.add(name, in: $0).id) }
        return .goTo("/organisations/\(id)")
    }

    private func show(
        _ exchange: Exchange, _ filled: Filled = .blank, refused: OrganisationPage.Part? = nil
    ) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        try onlooker.mustSeeAll()
        let id = try exchange.number("id")
        let place = exchange.query("before").flatMap { Int64($0) } ?? .max
        let page = try await house.store.read { db in
            var page = try OrganisationPage(id, before: place, for: onlooker, in: db)
            page.filled = filled
            page.refused = refused
            return page
        }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func rename(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let name = form.line("name", max: 100, required: true)
        return try await change(exchange, &form) { organisation, tx in try organisation.rename(to: name, in: tx) }
    }

    @Sendable private func rank(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let level = form.line("level")
        let until = form.day("until").flatMap { Day($0) }
        return try await change(exchange, &form) { organisation, tx in
            let key = level.isEmpty ? nil : CustomerLevelKey(level)
            try tx.mustBeNamed(key)
            try organisation.rank(as: key, until: until, in: tx)
        }
    }

    @Sendable private func sign(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let terms = form.terms()
        return try await change(exchange, &form) { organisation, tx in
            guard let terms else { return }
            try tx.mustBeNamed(terms.serviceLevel)
            _ = try Agreement.sign(terms, with: .organisation(organisation.id), in: tx)
        }
    }

    private func change(
        _ exchange: Exchange, _ form: inout Form,
        _ verb: @escaping @Sendable (inout Organisation, Transaction) throws -> Void
    ) async throws -> Response {
        let id = try exchange.number("id")
        let revision = form.revision()
        try exchange.onlooker(house).mustSeeAll()
        try await house.once(exchange, &form, String(id)) { tx in
            var organisation = try Organisation.lock(id, revision: revision, in: tx)
            try verb(&organisation, tx)
            return String(id)
        }
        return .goTo("/organisations/\(id)")
    }

    private func again(_ part: OrganisationPage.Part) -> Again {
        { exchange, form, refusal in
            let fields = ["name", "level", "until", "service", "from", "expiry"]
            return try await show(exchange, Filled(form, refusal, fields: fields), refused: part)
        }
    }
}

extension Onlooker {
    /// Refuses who sees a part of the center only.
    func mustSeeAll() throws {
        guard actor.scope == .all else { throw Refusal(.notFound, .notFound) }
    }
}

extension OrganisationPage {
    init(_ id: Int64, before place: Int64, for onlooker: Onlooker, in db: Reading) throws {
        guard let organisation = try Organisation.find(id, in: db) else {
            throw Refusal(.notFound, "organisation.unknown")
        }
        let desk = try Desk(for: onlooker, in: db)
        let members = try organisation.customers(before: place, limit: 51, in: db)
        let shown = Array(members.prefix(50))
        self.init(
            frame: try onlooker.frame(in: db), id: id, revision: Int(organisation.revision), key: FormKey.fresh(),
            name: organisation.name,
            level: organisation.level(at: desk.today).map {
                CustomerPage.Level(name: desk.name($0), until: organisation.levelUntil?.description)
            },
            ownLevel: organisation.level?.text ?? "",
            agreements: try Agreement.all(with: .organisation(id), in: db).map { desk.line($0) },
            customers: try CustomerRow.rows(shown.map { ($0, nil) }, for: onlooker, in: db),
            next: members.count > shown.count ? shown.last.map { String($0.id) } : nil,
            mayKeep: onlooker.actor.permissions.contains(.keepCustomers), levels: desk.levels,
            serviceLevels: desk.serviceLevels)
    }
}
