import Vocabulary

extension Reading {
    /// The jobs that a person must look at, oldest first.
    public func stoppedJobs(
        _ states: Set<Job.State> = [.doubtful, .dead], within scope: Scope = .all, limit: Int = 100
    ) throws -> [Job] {
        guard scope == .all else { return [] }
        return try rows(
            """
            SELECT \(sql: Job.columns) FROM job
            WHERE state IN ('doubtful', 'dead') AND state IN \(list: states.map(\.rawValue)) ORDER BY id LIMIT \(limit)
            """, Job.init)
    }

    /// For the metrics: when the oldest due job was due, and how many are doubtful or dead (counted up to 1,000).
    public func jobGauges() throws -> (oldestDue: Instant?, stopped: Int) {
        let oldest: Instant? = try value(
            "SELECT run_at FROM job WHERE state = 'waiting' AND run_at <= \(now) ORDER BY run_at, id LIMIT 1")
        let stopped: Int? = try value(
            "SELECT count(*) FROM (SELECT 1 FROM job WHERE state IN ('doubtful', 'dead') LIMIT 1000) AS stopped")
        return (oldest, stopped ?? 0)
    }
}

extension Transaction {
    /// A person says: do it (again). Refused for a job that nobody asked about.
    public func release(job id: Int64) throws {
        try actor.mustSeeAll()
        let changed = try execute(
            """
            UPDATE job SET state = 'waiting', attempts = 0, run_at = \(now), fence = fence + 1
            WHERE id = \(id) AND state IN ('doubtful', 'dead')
            """)
        guard changed == 1 else { throw Refusal(.notFound, "refusal.not-found") }
    }

    /// A person says: it did happen, or it shall not.
    public func dismiss(job id: Int64) throws {
        try actor.mustSeeAll()
        let changed = try execute("DELETE FROM job WHERE id = \(id) AND state IN ('doubtful', 'dead')")
        guard changed == 1 else { throw Refusal(.notFound, "refusal.not-found") }
    }
}
