import Synchronization
import Vocabulary

/// What PostgreSQL is doing for this node, for the metrics.
public struct PostgresGauges: Sendable {
    /// Reads and writes that wait for a connection.
    public var waiting = 0
    public var connections = 0
    public var commits: Int64 = 0
    /// How long the last commit took.
    public var commitMilliseconds: Double = 0
    /// Writes that were tried again, by SQLSTATE.
    public var retries: [String: Int64] = [:]
    /// Commits whose answer was lost, by what came of them.
    public var doubts: [String: Int64] = [:]
    /// How far the database's time is ahead of the node's; nil until it was compared.
    public var clockOffset: Duration?
    /// A node whose time is further off than half a second is not ready.
    public var isClockRight: Bool { clockOffset.map { abs($0.milliseconds) <= 500 } ?? false }
}

/// Where the gauges are kept.
final class PostgresCounts: Sendable {
    private let gauges = Mutex(PostgresGauges())

    var now: PostgresGauges { gauges.withLock { $0 } }

    func connected() { gauges.withLock { $0.connections += 1 } }
    func disconnected() { gauges.withLock { $0.connections -= 1 } }
    func committed(in duration: Duration) {
        gauges.withLock { gauges in
            gauges.commits += 1
            gauges.commitMilliseconds = duration / .milliseconds(1)
        }
    }
    func retried(_ code: String) { gauges.withLock { $0.retries[code, default: 0] += 1 } }
    func doubted(_ outcome: PostgresOutcome) { gauges.withLock { $0.doubts[outcome.rawValue, default: 0] += 1 } }
    func measured(clockOffset: Duration?) { gauges.withLock { $0.clockOffset = clockOffset } }
}
