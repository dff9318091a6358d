import Clockwork
import Customers
import HummingbirdCore
import Storage
import Tickets
import Vocabulary

/// A person's rights: POST /customers/{id}/export gives all that is held about them, as data or to read; GET asks the plain question and POST
/// /customers/{id}/forgetting forgets them.
struct ForgettingRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.post(
            "customers/{id}/export", allows: .keepCustomers, pace: Pace("export", burst: 10, every: .seconds(30)),
            use: export, again: house.customerAgain(nil))
        desk.get("customers/{id}/forgetting", allows: .keepCustomers) { try await ask($0) }
        desk.post("customers/{id}/forgetting", allows: .keepCustomers, use: forget) { exchange, form, refusal in
            try await ask(exchange, Filled(form, refusal, fields: ["reason"]))
        }
    }

    /// As what an export is handed out: for programs, or for people.
    private enum Shape: String { case data, page }

    @Sendable private func export(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let shape = form.choice("as", of: Shape.self) ?? .data
        try form.checkHidden(exchange)
        let onlooker = exchange.onlooker(house)
        let id = try exchange.number("id")
        let keys = house.store.keys
        let bytes = try await house.store.write(as: onlooker.actor) { tx -> [UInt8] in
            let held = try Customer.export(id, hooks: Parts.exportHooks, keys: keys, in: tx)
            let frame = try onlooker.frame(in: tx)
            switch shape {
            case .data: return Array(try held.json(in: frame.zone).utf8)
            case .page: return HeldDocument(center: frame.center, held: held).html(frame.wording(onlooker.texts)).bytes
            }
        }
        let ending = shape == .data ? "json" : "html"
        return Download(name: "\(onlooker.texts["customers.export-file", "\(id)"]).\(ending)", bytes: bytes).response
    }

    private func ask(_ exchange: Exchange, _ filled: Filled = .blank) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let id = try exchange.number("id")
        let page = try await house.store.read { db in
            guard onlooker.actor.scope == .all, let customer = try Customer.find(id, in: db) else {
                throw Refusal(.notFound, "customer.unknown")
            }
            guard customer.forgottenAt == nil else { throw Refusal(.gone, "customer.forgotten") }
            let tickets = try db.ticketCounts(ofCustomers: Customer.family(of: id, in: db))
            return ForgettingPage(
                frame: try onlooker.frame(in: db), id: id, revision: Int(customer.revision), key: FormKey.fresh(),
                name: customer.addressed, tickets: tickets.all, open: tickets.open, filled: filled)
        }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func forget(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let reason = form.choice("reason", of: Customer.ForgetReason.self, required: true)
        let revision = form.revision()
        let keys = house.store.keys
        return try await house.changeCustomer(exchange, &form, revision: revision) { customer, tx in
            guard let reason else { return }
            try Customer.forget(customer.id, because: reason, hooks: Parts.forgetHooks, keys: keys, in: tx)
        }
    }
}
