import Storage
import Vocabulary

extension Customer {
    /// All who turned out to be the same person as this customer, this one included, in the order of their numbers: whose
    /// history is one.
    public static func family(of id: Int64, in db: Reading) throws -> [Int64] {
        guard let present = try present(id, in: db) else { return [] }
        return try db.rows(
            """
            WITH RECURSIVE family (id) AS (
                SELECT id FROM customer WHERE id = \(present.id)
                UNION SELECT customer.id FROM customer JOIN family ON customer.merged_into = family.id
            )
            SELECT id FROM family ORDER BY id LIMIT 1000
            """
        ) { $0[0] }
    }

    /// The same, kept from others until the transaction ends; the one who they all are may stand anywhere among them.
    static func lockFamily(of id: Int64, in tx: Transaction) throws -> [Customer] {
        let ids = try family(of: id, in: tx)
        guard !ids.isEmpty else { throw Refusal(.notFound, "customer.unknown") }
        let customers = try ids.map { try lock($0, in: tx) }
        // Merged or parted while they were waited for: trying again sees it.
        guard try family(of: id, in: tx) == ids else { throw Refusal.busy }
        return customers
    }
}
