import Vocabulary

extension Transaction {
    /// Takes up to `limit` jobs that are due, oldest first: none of a lane whose earlier job is unfinished, and while
    /// sending is held none that leaves the house.
    public func claim(_ kinds: [JobKind], limit: Int) throws -> [ClaimedJob] {
        let held = try isSendingHeld()
        let allowed = kinds.filter { !held || !$0.leavesTheHouse }
        guard !allowed.isEmpty, limit > 0 else { return [] }
        let skipLocked: SQL = backend == .postgres ? " FOR UPDATE SKIP LOCKED" : ""
        let due = try rows(
            """
            SELECT \(sql: Job.columns), fence FROM job
            WHERE state = 'waiting' AND run_at <= \(now) AND kind IN \(list: allowed.map(\.name))
                AND (lane IS NULL OR NOT EXISTS (
                    SELECT 1 FROM job AS earlier
                    WHERE earlier.lane = job.lane AND earlier.id < job.id AND earlier.state IN ('waiting', 'running')))
            ORDER BY run_at, id LIMIT \(limit)\(sql: skipLocked)
            """
        ) { (job: Job($0), fence: $0[9] as Int64) }
        return try due.compactMap { found in
            guard let kind = allowed.first(where: { $0.name == found.job.kind }) else { return nil }
            return try begin(found.job, kind, fence: found.fence + 1)
        }
    }

    /// nil for a job that has lost its runner so often that it seems to bring it down.
    private func begin(_ job: Job, _ kind: JobKind, fence: Int64) throws -> ClaimedJob? {
        guard job.attempts < kind.attempts else {
            try execute("UPDATE job SET state = 'dead', fence = \(fence) WHERE id = \(job.id)")
            return nil
        }
        let until = now + kind.lease
        try execute(
            """
            UPDATE job SET state = 'running', attempts = attempts + 1, fence = \(fence), lease_until = \(until),
                asks = \(kind.asksWhenInterrupted)
            WHERE id = \(job.id)
            """)
        return ClaimedJob(job: job, fence: fence, leaseUntil: until)
    }

    /// Takes jobs back whose runner was lost: to be done again, or to be asked about. Gives how many.
    @discardableResult
    public func reclaimLostJobs(limit: Int = 200) throws -> Int {
        try execute(
            """
            UPDATE job SET state = CASE asks WHEN 1 THEN 'doubtful' ELSE 'waiting' END, fence = fence + 1,
                reason = 'lease-lost', lease_until = NULL
            WHERE id IN (SELECT id FROM job WHERE state = 'running' AND lease_until < \(now) ORDER BY lease_until LIMIT \(limit))
                AND state = 'running' AND lease_until < \(now)
            """)
    }

    /// Keeps a job that takes long.
    /// - Throws: `StorageFault.leaseLost` when it was taken back meanwhile.
    public func renew(_ claimed: ClaimedJob, for lease: Duration) throws {
        try must(
            settle: try execute(
                """
                UPDATE job SET lease_until = \(now + lease)
                WHERE id = \(claimed.job.id) AND fence = \(claimed.fence) AND state = 'running'
                """))
    }

    func must(settle changed: Int) throws { guard changed == 1 else { throw StorageFault.leaseLost } }
}
