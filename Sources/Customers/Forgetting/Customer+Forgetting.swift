import Storage
import Vocabulary

/// What a part does when a customer is forgotten, in the same transaction: it deletes or empties whatever people said and
/// are, and keeps numbers, times and codes for figures.
public typealias ForgetHook = @Sendable (_ customer: Int64, Transaction) throws -> Void

extension Customer {
    /// Why a person is forgotten: the grounds of PIPL article 47. A code, because a sentence could name the person again.
    public enum ForgetReason: String, CaseIterable, Sendable, Codable {
        /// What their data was for is done, cannot be done, or needs them no longer.
        case unneeded
        /// The time for which it was to be kept is over.
        case expired
        /// The customer has taken their consent back, or asks to be forgotten.
        case withdrawn
        /// It was kept against the law or against what was agreed.
        case unlawful
    }

    /// Forgets a person for good: this customer and everyone who turned out to be the same. What stays is that there was
    /// somebody, and when and why they were forgotten.
    /// - Parameter hooks: what every other part does with them.
    public static func forget(
        _ id: Int64, because reason: ForgetReason, hooks: [ForgetHook], keys: Keys, in tx: Transaction
    ) throws {
        try tx.actor.mustKeepAll()
        var family = try lockFamily(of: id, in: tx)
        for customer in family { try customer.mustBeKnown() }

        for place in family.indices {
            try family[place].erase(keys: keys, in: tx)
            try family[place].record(.forgotten(because: reason), in: tx)
            for hook in hooks { try hook(family[place].id, tx) }
        }
        try tx.enqueue(forgottenJob, ["customer": id])
    }

    /// The job that takes from the disk what was deleted in the tables.
    public static let forgottenJob = "customer.forgotten"

    private mutating func erase(keys: Keys, in tx: Transaction) throws {
        for contact in try tx.rows("SELECT id FROM contact WHERE customer = \(id) ORDER BY id", { $0[0] as Int64 }) {
            try Contact.erase(contact, keys: keys, in: tx)
        }
        try Link.revokeAll(of: id, in: tx)
        try tx.execute("UPDATE reveal SET reason = '' WHERE customer = \(id)")
        try tx.execute("DELETE FROM agreement WHERE customer = \(id)")

        (name, honorific) = ("", "")
        (organisation, level, levelUntil, namedAgent) = (nil, nil, nil, nil)
        forgottenAt = tx.now
        try save(in: tx)
    }
}

extension Link {
    /// Ends every link of a customer, and every browser that came through one.
    static func revokeAll(of customer: Int64, in tx: Transaction) throws {
        try tx.execute("DELETE FROM link_cookie WHERE link IN (SELECT id FROM link WHERE customer = \(customer))")
        let ids = try tx.rows(
            """
            UPDATE link SET revoked_at = \(tx.now) WHERE customer = \(customer) AND revoked_at IS NULL RETURNING id
            """
        ) { $0[0] as Int64 }
        for id in ids.sorted() { try tx.record(CustomerEvent.linkRevoked, of: "link", id) }
    }
}

extension Actor {
    /// Whoever keeps customers and sees all of them: a person is forgotten, exported and merged whole or not at all.
    func mustKeepAll() throws {
        try must(.keepCustomers)
        try mustSeeAll()
    }
}
