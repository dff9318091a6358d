import Storage
import Vocabulary

extension Contact {
    /// Takes a contact away that is not, or no longer, the customer's. The links that were sent to it stay open.
    public static func remove(_ id: Int64, keys: Keys, in tx: Transaction) throws {
        try tx.actor.must(.keepCustomers)
        let contact = try lock(id, keys: keys, in: tx)

        try erase(id, keys: keys, in: tx)
        try tx.record(CustomerEvent.contactRemoved(contact: id), of: "customer", contact.customer)
    }

    /// Deletes the row. Where it led, the next who has proven the same contact leads.
    static func erase(_ id: Int64, keys: Keys, in tx: Transaction) throws {
        let point = try open(id, keys: keys, in: tx)
        try tx.execute("UPDATE link SET contact = NULL WHERE contact = \(id)")
        let led = try tx.value("DELETE FROM contact WHERE id = \(id) RETURNING leads", as: Bool.self) ?? false
        guard led, let point else { return }
        let next: Int64? = try tx.value(
            """
            SELECT id FROM contact WHERE mark IN \(list: point.marks(keys)) AND state = 'verified'
            ORDER BY id LIMIT 1\(sql: tx.forUpdate)
            """)
        if let next { try tx.execute("UPDATE contact SET leads = 1 WHERE id = \(next)") }
    }
}
