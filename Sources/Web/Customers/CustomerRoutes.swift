import Clockwork
import Customers
import HummingbirdCore
import Manual
import Pages
import People
import Rulebook
import Storage
import Vocabulary

/// GET /customers/{id}, and what staff do with a customer; each verb makes a resource below it.
struct CustomerRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("customers/{id}", allows: .readTickets) { try await house.customerPage($0) }
        desk.post("customers/{id}/description", allows: .keepCustomers, use: describe, again: again(.description))
        desk.post("customers/{id}/level", allows: .keepCustomers, use: rank, again: again(.level))
        desk.post("customers/{id}/organisation", allows: .keepCustomers, use: place, again: again(.organisation))
        desk.post("customers/{id}/agent", allows: .keepCustomers, use: nameAgent, again: again(.agent))
        desk.post("customers/{id}/agreements", allows: .keepCustomers, use: sign, again: again(.agreements))
        desk.post("customers/{id}/merging", allows: .keepCustomers, use: merge, again: again(nil))
        desk.post("customers/{id}/parting", allows: .keepCustomers, use: part, again: again(nil))
    }

    @Sendable private func describe(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let name = form.line("name", max: 100, required: true)
        let honorific = form.line("honorific", max: 20)
        let language = form.choice("language", of: Language.self, required: true) ?? .zhHans
        return try await change(exchange, &form) { customer, tx in
            try customer.describe(name: name, honorific: honorific, language: language, in: tx)
        }
    }

    @Sendable private func rank(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let level = form.line("level")
        let until = form.day("until").flatMap { Day($0) }
        return try await change(exchange, &form) { customer, tx in
            let key = level.isEmpty ? nil : CustomerLevelKey(level)
            try tx.mustBeNamed(key)
            try customer.rank(as: key, until: until, in: tx)
        }
    }

    @Sendable private func place(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let name = form.line("organisation", max: 100)
        return try await change(exchange, &form) { customer, tx in
            try customer.place(in: try Organisation.named(name, in: tx), in: tx)
        }
    }

    @Sendable private func nameAgent(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let agent = form.whole("agent", in: 1...Int64.max)
        return try await change(exchange, &form) { customer, tx in
            guard try agent.map({ try Person.find($0, in: tx)?.isActive ?? false }) ?? true else {
                throw Refusal.invalid([.init("agent", .notAChoice)])
            }
            try customer.name(agent: agent, in: tx)
        }
    }

    @Sendable private func sign(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let terms = form.terms()
        return try await change(exchange, &form) { customer, tx in
            guard let terms else { return }
            try tx.mustBeNamed(terms.serviceLevel)
            _ = try Agreement.sign(terms, with: .customer(customer.id), in: tx)
        }
    }

    /// Another customer turns out to be this one.
    @Sendable private func merge(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let other = form.whole("other", in: 1...Int64.max, required: true)
        return try await change(exchange, &form) { customer, tx in
            guard let other else { return }
            try Customer.merge(other, into: customer.id, hooks: Parts.mergeHooks, in: tx)
        }
    }

    @Sendable private func part(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        // The revision is that of the page, which may be another customer's.
        _ = form.revision()
        return try await house.changeCustomer(exchange, &form, revision: nil) { customer, tx in
            try Customer.unmerge(customer.id, hooks: Parts.mergeHooks, in: tx)
        }
    }

    private func change(
        _ exchange: Exchange, _ form: inout Form,
        _ verb: @escaping @Sendable (inout Customer, Transaction) throws -> Void
    ) async throws -> Response {
        let revision = form.revision()
        return try await house.changeCustomer(exchange, &form, revision: revision, verb)
    }

    private func again(_ part: CustomerPage.Part?) -> Again { house.customerAgain(part) }
}

extension House {
    /// The customer of the path as they stand now.
    func customerPage(_ exchange: Exchange, _ occasion: CustomerPage.Occasion = .init()) async throws -> Response {
        let onlooker = exchange.onlooker(self)
        let id = try exchange.number("id")
        let place = exchange.query("before").flatMap { Int64($0) } ?? .max
        let keys = store.keys
        let page = try await store.read { db in
            try CustomerPage(id, before: place, for: onlooker, occasion, keys: keys, in: db)
        }
        return .page(page.html(onlooker.texts))
    }

    /// Runs a verb on the customer of the path, once, for the revision that the person saw.
    func changeCustomer(
        _ exchange: Exchange, _ form: inout Form, revision: Int64?,
        _ verb: @escaping @Sendable (inout Customer, Transaction) throws -> Void
    ) async throws -> Response {
        let id = try exchange.number("id")
        try await once(exchange, &form, String(id)) { tx in
            var customer = try Customer.lock(id, revision: revision, in: tx)
            guard try tx.reaches(Customer.family(of: id, in: tx), within: tx.actor.scope) else {
                throw Refusal(.notFound, "customer.unknown")
            }
            try verb(&customer, tx)
            return String(id)
        }
        return .goTo("/customers/\(id)")
    }

    /// A refused form of a customer's page comes back as it was.
    func customerAgain(_ part: CustomerPage.Part?) -> Again {
        { exchange, form, refusal in
            let fields = [
                "name", "honorific", "language", "level", "until", "organisation", "agent", "contact", "service",
                "from", "expiry", "reason",
            ]
            return try await customerPage(
                exchange, .init(filled: Filled(form, refusal, fields: fields), refused: part))
        }
    }
}

extension Organisation {
    /// The organisation of exactly this name; nil for no name.
    static func named(_ name: String, in db: Reading) throws -> Int64? {
        guard !name.isEmpty else { return nil }
        let found = try find(typed: name, in: db).first { $0.name.folded == name.folded }
        guard let found else { throw Refusal.invalid([.init("organisation", "organisation.unknown")]) }
        return found.id
    }
}

extension Reading {
    /// Refuses a level that the manual in force does not name.
    func mustBeNamed(_ level: CustomerLevelKey?) throws {
        guard let level, try currentEdition().edition.customerLevel(level) == nil else { return }
        throw Refusal.invalid([.init("level", .notAChoice)])
    }

    func mustBeNamed(_ level: ServiceLevelKey) throws {
        guard try currentEdition().edition.serviceLevel(level) == nil else { return }
        throw Refusal.invalid([.init("service", .notAChoice)])
    }
}

extension Form {
    /// What was entered as the terms of an agreement; nil, with flaws noted, where it cannot be one.
    mutating func terms() -> Agreement.Terms? {
        let name = line("name", max: 100, required: true)
        let level = line("service", required: true)
        let from = day("from", required: true).flatMap { Day($0) }
        let until = day("until").flatMap { Day($0) }
        let expiry = choice("expiry", of: Agreement.Expiry.self, required: true)
        guard let from, let expiry else { return nil }
        return Agreement.Terms(
            name: name, serviceLevel: ServiceLevelKey(level), from: from, until: until, whenExpired: expiry)
    }
}
