import Storage
import Vocabulary

extension Contact {
    /// Seals contacts and makes their blind indexes anew under the current key, a few at a time.
    /// - Parameters:
    ///   - cursor: where the last step ended; 0 begins. What is done is never done again, so a lost cursor costs nothing.
    ///   - limit: rows in this step, at most 200.
    /// - Returns: where the next step begins; nil when every contact is under the current key.
    public static func rekey(after cursor: Int64 = 0, limit: Int = 200, keys: Keys, in tx: Transaction) throws -> Int64?
    {
        let most = min(max(limit, 1), 200)
        let old = try tx.rows(
            """
            SELECT id, sealed FROM contact WHERE key_number <> \(Int(keys.current)) AND id > \(cursor)
            ORDER BY id LIMIT \(most)\(sql: tx.forUpdate)
            """
        ) { ($0[0] as Int64, try ContactPoint(opening: $0[1], with: keys)) }
        for (id, point) in old {
            let contact = try SealedContact(point, with: keys)
            try tx.execute(
                """
                UPDATE contact SET sealed = \(contact.bytes), mark = \(contact.mark), tail_mark = \(contact.tailMark),
                    key_number = \(contact.keyNumber)
                WHERE id = \(id)
                """)
        }
        return old.count < most ? nil : old.last?.0
    }

    /// How many contacts still need an older key.
    public static func waitingForKey(_ keys: Keys, in db: Reading) throws -> Int {
        try db.value("SELECT count(*) FROM contact WHERE key_number <> \(Int(keys.current))") ?? 0
    }
}

extension Rotation.Step {
    /// The contacts' part in a change of keys.
    public static let contacts = Rotation.Step("contacts") { store, after in
        let cursor = after.flatMap { Int64($0) } ?? 0
        let next = try await store.write(as: .center) { try Contact.rekey(after: cursor, keys: store.keys, in: $0) }
        return next.map { String($0) }
    }
}
