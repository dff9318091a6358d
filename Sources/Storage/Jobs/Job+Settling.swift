import Vocabulary

/// What became of a job.
public enum JobOutcome: Sendable {
    /// Done; `then` is saved in the same transaction as the job's end, or neither is.
    case done(then: (@Sendable (Transaction) throws -> Void)? = nil)
    /// Not now: again after a wait, which grows by itself where none is given. The code tells why.
    case later(because: String, after: Duration? = nil)
    /// Nobody knows whether it happened: a person looks.
    case doubtful(because: String)
    /// It will never succeed.
    case dead(because: String)
    /// It was not begun, because the program stops.
    case putBack

    public static let done = JobOutcome.done()
}

extension Transaction {
    /// Ends a claim.
    /// - Throws: `StorageFault.leaseLost`, with nothing changed, when the job was taken back and may run elsewhere.
    public func settle(_ claimed: ClaimedJob, _ outcome: JobOutcome, of kind: JobKind) throws {
        let id = claimed.job.id
        let fence = claimed.fence
        switch outcome {
        case .done(let then):
            try must(settle: try execute("DELETE FROM job WHERE id = \(id) AND fence = \(fence) AND state = 'running'"))
            try then?(self)
        case .later(let reason, let wait):
            let attempt = claimed.job.attempts + 1
            guard attempt < kind.attempts else { return try stop(claimed, .dead, reason) }
            let at = now + (wait ?? JobKind.patience(after: attempt))
            try must(
                settle: try execute(
                    """
                    UPDATE job SET state = 'waiting', run_at = \(at), reason = \(reason), lease_until = NULL
                    WHERE id = \(id) AND fence = \(fence) AND state = 'running'
                    """))
        case .doubtful(let reason): try stop(claimed, .doubtful, reason)
        case .dead(let reason): try stop(claimed, .dead, reason)
        case .putBack:
            try must(
                settle: try execute(
                    """
                    UPDATE job SET state = 'waiting', attempts = attempts - 1, lease_until = NULL
                    WHERE id = \(id) AND fence = \(fence) AND state = 'running'
                    """))
        }
    }

    private func stop(_ claimed: ClaimedJob, _ state: Job.State, _ reason: String) throws {
        try must(
            settle: try execute(
                """
                UPDATE job SET state = \(state.rawValue), reason = \(reason), lease_until = NULL
                WHERE id = \(claimed.job.id) AND fence = \(claimed.fence) AND state = 'running'
                """))
    }
}
