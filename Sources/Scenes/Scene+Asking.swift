import Customers
import Storage
import Tickets
import Vocabulary

extension Scene {
    /// A customer asks, as through the portal: they and their ticket are written down in one transaction.
    /// - Returns: the ticket's number.
    @discardableResult
    public func ask(
        type: TypeKey = "consultation", subtype: SubtypeKey? = nil, urgent: Bool = false, words: String? = nil,
        demand: String = "", channel: ChannelKey = "form", by name: String? = nil, contact: String = "13900139001",
        files: [Ticket.Writing.File] = [], occurredAt: Instant? = nil, wishedAt: Instant? = nil
    ) async throws -> String {
        let number = try await numbers.next()
        let point = try ContactPoint(typed: contact)
        let (words, name) = (words ?? script.request, name ?? script.customer)
        let keys = store.keys
        return try await write(as: .visitor) { tx in
            let (customer, _) = try Customer.claim(
                Customer.Intake(name: name, language: .zhHans, contact: point), keys: keys, in: tx)
            var request = Ticket.Request(
                channel: channel, customer: customer.id, writing: Ticket.Writing(words, files: files), demand: demand,
                type: type, urgent: urgent, occurredAt: occurredAt, wishedAt: wishedAt)
            request.subtype = subtype
            return try Ticket.receive(request, number: number, in: tx).number
        }
    }

    /// The customer of a ticket, come through a signed link of their own.
    public func customer(of number: String) async throws -> Actor {
        let keys = store.keys
        return try await write(as: .center) { tx in
            let ticket = try Ticket.lock(number, in: tx)
            let (_, secret) = try Link.issue("follow", to: ticket.id, for: ticket.customer, keys: keys, in: tx)
            return try Link.open(secret.text, keys: keys, in: tx).actor
        }
    }
}
