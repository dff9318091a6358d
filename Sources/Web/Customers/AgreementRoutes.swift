import Customers
import HummingbirdCore
import Pages
import Storage
import Vocabulary

/// GET /agreements, GET /agreements/{id}, and POST /agreements/{id}/terms puts others in their place.
struct AgreementRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("agreements", allows: .readTickets, use: list)
        desk.get("agreements/{id}", allows: .readTickets) { try await show($0) }
        desk.post("agreements/{id}/terms", allows: .keepCustomers, use: amend) { exchange, form, refusal in
            let fields = ["name", "service", "from", "until", "expiry"]
            return try await show(exchange, Filled(form, refusal, fields: fields))
        }
    }

    @Sendable private func list(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        try onlooker.mustSeeAll()
        let place = exchange.query("before").flatMap { Int64($0) } ?? .max
        let page = try await house.store.read { db in
            let desk = try Desk(for: onlooker, in: db)
            let found = try Agreement.all(before: place, limit: 51, in: db)
            let shown = found.prefix(50)
            return AgreementsPage(
                frame: try onlooker.frame(in: db),
                lines: try shown.map { desk.line($0, party: try $0.party.choice(onlooker.texts, in: db)) },
                next: found.count > shown.count ? shown.last.map { String($0.id) } : nil)
        }
        return .page(page.html(onlooker.texts))
    }

    private func show(_ exchange: Exchange, _ filled: Filled = .blank) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        try onlooker.mustSeeAll()
        let id = try exchange.number("id")
        let page = try await house.store.read { db in
            guard let agreement = try Agreement.find(id, in: db) else {
                throw Refusal(.notFound, "agreement.unknown")
            }
            let desk = try Desk(for: onlooker, in: db)
            return AgreementPage(
                frame: try onlooker.frame(in: db), revision: Int(agreement.revision), key: FormKey.fresh(),
                line: desk.line(agreement, party: try agreement.party.choice(onlooker.texts, in: db)),
                terms: agreement.terms.entered, serviceLevels: desk.serviceLevels,
                mayKeep: onlooker.actor.permissions.contains(.keepCustomers), filled: filled)
        }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func amend(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let id = try exchange.number("id")
        let terms = form.terms()
        let revision = form.revision()
        let key = form.onceKey(exchange)
        try form.check()
        try exchange.onlooker(house).mustSeeAll()
        guard let key, let terms else { throw Refusal.invalid([.init("key", .required)]) }
        try await house.store.write(as: exchange.visit.actor) { tx in
            _ = try tx.once(key, request: Array(String(id).utf8)) {
                var agreement = try Agreement.lock(id, revision: revision, in: tx)
                try tx.mustBeNamed(terms.serviceLevel)
                try agreement.amend(terms, in: tx)
                return OnceAnswer(status: 303, text: String(id))
            }
        }
        return .goTo("/agreements/\(id)")
    }
}

extension Agreement.Party {
    /// Where the party is kept, and what they are called.
    fileprivate func choice(_ texts: Texts, in db: Reading) throws -> Choice {
        switch self {
        case .organisation(let id): Choice("/organisations/\(id)", try Organisation.find(id, in: db)?.name ?? "")
        case .customer(let id):
            Choice("/customers/\(id)", try Customer.find(id, in: db)?.addressed ?? texts["customers.nameless"])
        }
    }
}

extension Agreement.Terms {
    /// As the form shows them.
    fileprivate var entered: [String: String] {
        [
            "name": name, "service": serviceLevel.text, "from": from.description, "until": until?.description ?? "",
            "expiry": whenExpired.rawValue,
        ]
    }
}
