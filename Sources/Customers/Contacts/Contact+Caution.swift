import Storage
import Vocabulary

extension Contact {
    /// What to heed before a contact is used (R15).
    public enum Caution: String, CaseIterable, Sendable, Codable {
        /// The customer does not want to be called or written to unasked 请勿打扰.
        case doNotDisturb = "do-not-disturb"
        /// Somebody else answers there 号码有误.
        case wrong
    }

    /// Marks a contact so that people heed it, or takes the mark away.
    public static func mark(_ id: Int64, as caution: Caution?, keys: Keys, in tx: Transaction) throws {
        try tx.actor.mustMark()
        let contact = try lock(id, keys: keys, in: tx)
        guard caution != contact.caution else { return }

        try tx.execute("UPDATE contact SET caution = \(caution?.rawValue) WHERE id = \(id)")
        try tx.record(CustomerEvent.cautioned(contact: id, caution: caution), of: "customer", contact.customer)
    }

    /// The contact, its customer kept from others until the transaction ends.
    static func lock(_ id: Int64, keys: Keys, in tx: Transaction) throws -> Contact {
        let customer: Int64? = try tx.value("SELECT customer FROM contact WHERE id = \(id)")
        guard let customer else { throw Refusal(.notFound, "contact.unknown") }
        _ = try Customer.lock(customer, in: tx)
        // Looked at once more: it may have been removed while the customer was waited for.
        guard let contact = try find(id, keys: keys, in: tx) else { throw Refusal(.notFound, "contact.unknown") }
        return contact
    }
}

extension Actor {
    /// Whoever calls customers learns that they do not wish it.
    fileprivate func mustMark() throws {
        let either: Set<Permission> = [.handleTickets, .followUp, .keepCustomers]
        guard !permissions.isDisjoint(with: either) else { return try must(.keepCustomers) }
    }
}
