import Vocabulary

/// Something that leaves the process, or that can wait: noted in the transaction that wants it, done later.
public struct Job: Hashable, Sendable {
    public enum State: String, Sendable {
        case waiting, running
        /// It was under way when its runner was lost, and doing it twice would be worse than asking: a person decides.
        case doubtful
        /// It failed too often or for good.
        case dead
    }

    public let id: Int64
    public let kind: String
    /// Jobs of one lane are done one after the other, in the order in which they were noted.
    public let lane: String?
    /// JSON of identifiers and codes; never personal data.
    public let payload: String
    public let state: State
    /// How often it was begun.
    public let attempts: Int
    public let runAt: Instant
    public let createdAt: Instant
    /// A code that tells why it failed last.
    public let reason: String?
}

/// A job that a runner holds. Only the runner with this fence may settle it.
public struct ClaimedJob: Sendable {
    public let job: Job
    public let fence: Int64
    public let leaseUntil: Instant
}

extension Job {
    static let columns: SQL = "id, kind, lane, payload, state, attempts, run_at, created_at, reason"

    init(_ row: Row) {
        self.init(
            id: row[0], kind: row[1], lane: row[2], payload: row[3], state: State(rawValue: row[4]) ?? .dead,
            attempts: row[5], runAt: row[6], createdAt: row[7], reason: row[8])
    }
}
