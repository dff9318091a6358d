import Customers
import HummingbirdCore
import Manual
import Pages
import Rulebook
import Storage
import Tickets
import Vocabulary

/// GET and POST /registration, and what is done for somebody on the line. What a caller says stands in no address, so the
/// caller is looked for, and the form drawn anew for another type, by POST.
struct RegistrationRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("registration", allows: .createTickets, use: show)
        desk.post("registration", allows: .createTickets, use: register, again: again)
        desk.post("registration/draft", allows: .createTickets, use: redraw)
        desk.post(
            "registration/caller", allows: .createTickets, pace: Pace("customers", burst: 30, every: .seconds(2)),
            use: search, again: again)
        desk.post("registration/dispositions", allows: .createTickets, use: dispose, again: again)
        desk.post("registration/{number}/urging", allows: .handleTickets, use: urge, again: again)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        try await page(exchange, customer: exchange.query("customer").flatMap { Int64($0) })
    }

    @Sendable private func register(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let request = try await RegistrationRequest(&form, exchange, house)
        return .goTo("/tickets/\(try await request.carryOut(as: exchange.visit.actor, house))")
    }

    /// The same form with what another type asks for.
    @Sendable private func redraw(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try await page(
            exchange, customer: Int64(form.entered("customer")), filled: try await typed(form),
            key: form.entered("key"))
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        var filled = try await typed(form)
        filled.refusal = refusal
        return try await page(
            exchange, customer: Int64(form.entered("customer")), filled: filled, key: form.entered("key"))
    }

    /// Everything that was typed, whatever the type asks for now.
    private func typed(_ form: Form) async throws -> Filled {
        let facts = try await house.store.read { try $0.currentEdition().edition.factKeys.map { "fact-\($0.text)" } }
        var values = Dictionary(
            (RegistrationRequest.fields + facts + ["q"]).map { ($0, form.entered($0)) }
        ) { first, _ in first }
        values["answer"] = form.enteredAll("answer").joined(separator: "\n")
        return Filled(values: values)
    }

    @Sendable private func search(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let typed = form.line("q", max: 100, required: true)
        try form.check()
        let onlooker = exchange.onlooker(house)
        let keys = house.store.keys
        let query = try CustomerQuery(typed: typed)
        let rows = try await house.store.write(as: onlooker.actor) { tx in
            let scope = onlooker.actor.scope
            let found = try Customer.find(
                query, limit: 20,
                reachable: scope == .all ? nil : { try tx.reaches(Customer.family(of: $0, in: tx), within: scope) },
                keys: keys, in: tx)
            try query.record(found: found.count, in: tx)
            return try CustomerRow.rows(found.map { ($0.customer, $0.contact) }, for: onlooker, in: tx)
        }
        if rows.count == 1 { return .goTo("/registration?customer=\(rows[0].id)") }
        var filled = Filled(values: ["q": typed])
        if rows.isEmpty {
            // Nobody has it: what was typed is the beginning of a new customer.
            if case .contact = query { filled.values["contact"] = typed } else { filled.values["name"] = typed }
        }
        return try await page(exchange, filled: filled, found: rows)
    }

    @Sendable private func dispose(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let kind = form.choice("kind", of: Disposition.Kind.self, required: true)
        let channel = ChannelKey(form.line("channel", required: true))
        let key = form.onceKey(exchange)
        try form.check()
        guard let key, let kind else { throw Refusal.invalid([.init("kind", .required)]) }
        try await house.store.write(as: exchange.visit.actor) { tx in
            _ = try tx.once(key, request: Array("\(kind.rawValue) \(channel.text)".utf8)) {
                try Disposition.note(kind, through: channel, in: tx)
                return OnceAnswer(status: 303, text: kind.rawValue)
            }
        }
        return .goTo("/registration?noted=\(kind.rawValue)")
    }

    @Sendable private func urge(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let number = try exchange.step("number")
        let customer = form.whole("customer", in: 1...Int64.max, required: true)
        let key = form.onceKey(exchange)
        try form.check()
        guard let key, let customer else { throw Refusal.invalid([.init("key", .required)]) }
        try await house.store.write(as: exchange.visit.actor) { tx in
            _ = try tx.once(key, request: Array(number.utf8)) {
                var ticket = try Ticket.lock(number, in: tx)
                try ticket.urge(in: tx)
                return OnceAnswer(status: 303, text: number)
            }
        }
        return .goTo("/registration?customer=\(customer)&urged=\(number)")
    }

    private func page(
        _ exchange: Exchange, customer: Int64? = nil, filled: Filled = .blank, key: String = "",
        found: [CustomerRow]? = nil
    ) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let keys = house.store.keys
        let done = exchange.deed(onlooker.texts)
        let page = try await house.store.read { db in
            let manual = try db.currentEdition().edition
            return RegistrationPage(
                frame: try onlooker.frame(in: db), key: key.isEmpty ? FormKey.fresh() : key,
                offer: RegistrationOffer(
                    manual, type: filled["type"], subtype: filled["subtype"], in: onlooker.language),
                caller: try customer.map { try RegistrationPage.Caller($0, for: onlooker, keys: keys, in: db) },
                found: found, done: done, filled: filled)
        }
        return .page(page.html(onlooker.texts))
    }
}

extension Exchange {
    /// What has just been done at the registration, where the address says so.
    fileprivate func deed(_ texts: Texts) -> String? {
        if let kind = query("noted").flatMap(Disposition.Kind.init) {
            return texts["registration.noted", texts["registration.disposition.\(kind.rawValue)"]]
        }
        return query("urged").map { texts["registration.urged", $0] }
    }
}

extension RegistrationPage.Caller {
    /// - Throws: 404 where there is no such customer, or none within this person's reach.
    init(_ id: Int64, for onlooker: Onlooker, keys: Keys, in db: Reading) throws {
        let scope = onlooker.actor.scope
        guard let customer = try Customer.present(id, in: db), customer.forgottenAt == nil else {
            throw Refusal(.notFound, "customer.unknown")
        }
        let family = try Customer.family(of: customer.id, in: db)
        guard try db.reaches(family, within: scope) else { throw Refusal(.notFound, "customer.unknown") }
        let contact = try Contact.all(of: customer.id, keys: keys, in: db).first
        guard let row = try CustomerRow.rows([(customer, contact)], for: onlooker, in: db).first else {
            throw Refusal(.notFound, "customer.unknown")
        }
        self.init(
            row: row,
            tickets: try TicketRow.rows(db.openTickets(of: family, within: scope), for: onlooker, in: db))
    }
}
