import Customers
import HummingbirdCore
import Storage
import Vocabulary

/// POST /customers/{id}/contacts adds one; below it a contact is marked, shown in clear for a reason, and taken away.
struct ContactRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.post("customers/{id}/contacts", allows: .keepCustomers, use: add, again: house.customerAgain(.contacts))
        desk.post(
            "customers/{id}/contacts/{contact}/caution", allows: .handleTickets, use: mark,
            again: house.customerAgain(nil))
        desk.post(
            "customers/{id}/contacts/{contact}/removal", allows: .keepCustomers, use: remove,
            again: house.customerAgain(nil))
        desk.post(
            "customers/{id}/contacts/{contact}/reveal", allows: .revealContacts,
            pace: Pace("reveal", burst: 30, every: .seconds(10)), use: reveal, again: house.customerAgain(nil))
    }

    @Sendable private func add(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let typed = form.line("contact", max: 200, required: true)
        let keys = house.store.keys
        _ = form.revision()
        return try await house.changeCustomer(exchange, &form, revision: nil) { customer, tx in
            _ = try customer.add(ContactPoint(typed: typed), keys: keys, in: tx)
        }
    }

    @Sendable private func mark(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let caution = form.choice("caution", of: Contact.Caution.self)
        let contact = try exchange.number("contact")
        let keys = house.store.keys
        _ = form.revision()
        return try await house.changeCustomer(exchange, &form, revision: nil) { customer, tx in
            try Contact.must(contact, beOf: customer.id, keys: keys, in: tx)
            try Contact.mark(contact, as: caution, keys: keys, in: tx)
        }
    }

    @Sendable private func remove(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let contact = try exchange.number("contact")
        let keys = house.store.keys
        _ = form.revision()
        return try await house.changeCustomer(exchange, &form, revision: nil) { customer, tx in
            try Contact.must(contact, beOf: customer.id, keys: keys, in: tx)
            try Contact.remove(contact, keys: keys, in: tx)
        }
    }

    /// The contact in clear, on this one page, for a reason that is kept.
    @Sendable private func reveal(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let reason = form.line("reason", max: 200, required: true)
        try form.checkHidden(exchange)
        let (id, contact) = (try exchange.number("id"), try exchange.number("contact"))
        let keys = house.store.keys
        let clear = try await house.store.write(as: exchange.visit.actor) { tx in
            guard try tx.reaches(Customer.family(of: id, in: tx), within: tx.actor.scope) else {
                throw Refusal(.notFound, "customer.unknown")
            }
            try Contact.must(contact, beOf: id, keys: keys, in: tx)
            return try Contact.reveal(contact, reason: reason, keys: keys, in: tx)
        }
        return try await house.customerPage(exchange, .init(revealed: (contact, clear)))
    }
}

extension Contact {
    /// Refuses a contact that is not this customer's.
    fileprivate static func must(_ id: Int64, beOf customer: Int64, keys: Keys, in db: Reading) throws {
        guard try find(id, keys: keys, in: db)?.customer == customer else {
            throw Refusal(.notFound, "contact.unknown")
        }
    }
}
