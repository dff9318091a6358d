import Vocabulary

/// Leave to do something that only one node may do at a time. It ends by itself; its fence tells an old holder from a new.
public struct Lease: Hashable, Sendable {
    public let name: String
    let holder: String
    let fence: Int64
}

extension Transaction {
    /// The lease, taken or renewed; nil while somebody else holds it.
    public func lease(_ name: String, for holder: String, lasting: Duration) throws -> Lease? {
        let fence: Int64? = try value(
            """
            INSERT INTO lease (name, holder, fence, until) VALUES (\(name), \(holder), 1, \(now + lasting))
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until,
                fence = lease.fence + CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END
            WHERE lease.holder = \(holder) OR lease.until < \(now)
            RETURNING fence
            """)
        return fence.map { Lease(name: name, holder: holder, fence: $0) }
    }

    /// Makes this transaction one that only the lease's holder can commit, and keeps others waiting until it has.
    /// - Throws: `StorageFault.leaseLost` when somebody else has taken over.
    public func must(hold lease: Lease, lasting: Duration) throws {
        let held = try execute(
            """
            UPDATE lease SET until = \(now + lasting)
            WHERE name = \(lease.name) AND holder = \(lease.holder) AND fence = \(lease.fence)
            """)
        guard held == 1 else { throw StorageFault.leaseLost }
    }

    public func giveUp(_ lease: Lease) throws {
        try execute(
            """
            UPDATE lease SET until = 0
            WHERE name = \(lease.name) AND holder = \(lease.holder) AND fence = \(lease.fence)
            """)
    }
}
