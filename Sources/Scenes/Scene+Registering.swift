import Customers
import Storage
import Tickets
import Vocabulary

extension Scene {
    /// Somebody of the center writes down what a customer says to them, in one transaction.
    /// - Parameter known: a customer who was found, instead of a new one.
    /// - Returns: the ticket's number.
    @discardableResult
    public func register(
        as who: Cast = .agent, type: TypeKey = "consultation", urgent: Bool = false, words: String? = nil,
        channel: ChannelKey = "phone", by name: String? = nil, contact: String = "13900139001", known: Int64? = nil,
        _ registration: Ticket.Registration = .init(), facts: [FactKey: String] = [:]
    ) async throws -> String {
        try await register(
            as: actor(who), type: type, urgent: urgent, words: words, channel: channel, by: name, contact: contact,
            known: known, registration, facts: facts)
    }

    /// The same by somebody who was taken in.
    @discardableResult
    public func register(
        as who: Actor, type: TypeKey = "consultation", urgent: Bool = false, words: String? = nil,
        channel: ChannelKey = "phone", by name: String? = nil, contact: String = "13900139001", known: Int64? = nil,
        _ registration: Ticket.Registration = .init(), facts: [FactKey: String] = [:]
    ) async throws -> String {
        let number = try await numbers.next()
        let point = try ContactPoint(typed: contact)
        let (words, name) = (words ?? script.request, name ?? script.customer)
        let keys = store.keys
        return try await write(as: who) { tx in
            let customer =
                try known
                ?? Customer.claim(
                    Customer.Intake(name: name, language: .zhHans, contact: point), keys: keys, in: tx
                ).customer.id
            var request = Ticket.Request(
                channel: channel, customer: customer, writing: Ticket.Writing(words), demand: "", type: type,
                urgent: urgent)
            request.facts = facts
            return try Ticket.register(request, registration, number: number, in: tx).number
        }
    }
}
