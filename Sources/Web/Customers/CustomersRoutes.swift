import Customers
import HummingbirdCore
import Manual
import Pages
import Rulebook
import Storage
import Tickets
import Vocabulary

/// GET /customers — the latest; POST /customers/search finds some. Searching is a POST, so that no number stands in an
/// address, and is noted.
struct CustomersRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("customers", allows: .readTickets, use: show)
        desk.post(
            "customers/search", allows: .readTickets, pace: Pace("customers", burst: 30, every: .seconds(2)),
            use: search, again: again)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        try await page(exchange)
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        try await page(exchange, Filled(form, refusal, fields: ["q"]))
    }

    private func page(_ exchange: Exchange, _ filled: Filled = .blank) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let place = exchange.query("before").flatMap { Int64($0) } ?? .max
        let keys = house.store.keys
        let page = try await house.store.read { db in
            let latest = try Customer.latest(before: place, within: onlooker.actor.scope, in: db)
            let rows = try CustomerRow.rows(
                try latest.map { ($0, try Contact.all(of: $0.id, keys: keys, in: db).first) }, for: onlooker, in: db)
            return CustomersPage(
                frame: try onlooker.frame(in: db), rows: rows,
                next: latest.count == Customer.page ? latest.last.map { String($0.id) } : nil, filled: filled)
        }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func search(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let typed = form.line("q", max: 100, required: true)
        try form.check()
        let onlooker = exchange.onlooker(house)
        let keys = house.store.keys
        let query = try CustomerQuery(typed: typed)
        let page = try await house.store.write(as: onlooker.actor) { tx in
            let scope = onlooker.actor.scope
            let found = try Customer.find(
                query, limit: Customer.page,
                reachable: scope == .all ? nil : { try tx.reaches(Customer.family(of: $0, in: tx), within: scope) },
                keys: keys, in: tx)
            try query.record(found: found.count, in: tx)
            let rows = try CustomerRow.rows(found.map { ($0.customer, $0.contact) }, for: onlooker, in: tx)
            return CustomersPage(frame: try onlooker.frame(in: tx), query: typed, rows: rows)
        }
        return .page(page.html(onlooker.texts))
    }
}

extension Customer {
    static let page = 50

    /// The latest customers whom somebody reaches; who sees some teams only looks for theirs.
    fileprivate static func latest(before id: Int64, within scope: Scope, in db: Reading) throws -> [Customer] {
        scope == .all ? try latest(before: id, limit: page, in: db) : []
    }
}

extension CustomerRow {
    static func rows(_ found: [(customer: Customer, contact: Contact?)], for onlooker: Onlooker, in db: Reading)
        throws -> [CustomerRow]
    {
        let manual = try db.currentEdition().edition
        let today = try db.today()
        return try found.map { customer, contact in
            let organisation = try customer.organisation.flatMap { try Organisation.find($0, in: db) }
            let level = customer.level(with: organisation, at: today)
            return CustomerRow(
                id: customer.id, name: customer.addressed,
                level: level.map { manual.customerLevel($0)?.name[onlooker.language] ?? $0.text },
                organisation: organisation?.name,
                contact: contact.map { onlooker.texts.text($0.masked.key, $0.masked.about) })
        }
    }
}
