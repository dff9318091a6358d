import Vocabulary

extension Files {
    /// How long kept bytes wait to be attached.
    public static let patience = Duration.days(1)

    /// Takes away what nothing is attached to, at most `limit` bodies, and tells how many went. While a backup copies
    /// files nothing is taken.
    public func sweep(limit: Int = 100) async throws -> Int {
        let doomed = try await store.write(as: .center) { tx -> [(id: Int64, body: String)] in
            if try tx.isBackupRunning() { return [] }
            let old = try tx.rows(
                "SELECT id FROM kept WHERE at < \(tx.now - Self.patience) ORDER BY at LIMIT \(limit)"
            ) { $0[0] as Int64 }
            return try old.compactMap { id in try tx.condemn(id).map { (id, $0) } }
        }
        for (id, body) in doomed {
            try await shelf.remove(body)
            try await store.write(as: .center) { tx in
                _ = try tx.execute("DELETE FROM kept WHERE id = \(id) AND body = \(body) AND state = 'condemned'")
            }
        }
        return doomed.count
    }
}

extension Transaction {
    /// Gives the body that must go; nil when it serves a file or somebody else's kept bytes, and only the note goes.
    fileprivate func condemn(_ id: Int64) throws -> String? {
        let found: String? = try value(
            """
            UPDATE kept SET state = 'condemned' WHERE id = \(id) AND at < \(now - Files.patience) RETURNING body
            """)
        guard let body = found else { return nil }
        let serves = try exists(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM file WHERE body = \(body))
                OR EXISTS (SELECT 1 FROM kept WHERE body = \(body) AND id <> \(id) AND state <> 'condemned')
            """)
        guard serves else { return body }
        try execute("DELETE FROM kept WHERE id = \(id)")
        return nil
    }
}
