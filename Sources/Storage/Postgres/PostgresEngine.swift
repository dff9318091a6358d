import Logging
import Synchronization
import Vocabulary

/// PostgreSQL through libpq: threads with a connection each, one transaction per write, one snapshot per read.
///
/// A body may run more than once: only the run that was committed counts, so it must change nothing but the database.
final class PostgresEngine: Engine {
    let conninfo: String
    let limits: PostgresLimits
    let signals: PostgresSignals
    private let pool: PostgresPool
    private let reports: PostgresPool
    private let counts = PostgresCounts()
    private let closed = Atomic(false)
    private let timepiece: Timepiece?
    private let bell: Bell
    private let log: Logger

    /// Connects once, so that a wrong address or password is told at the start.
    init(
        _ conninfo: String, timepiece: Timepiece?, bell: Bell, log: Logger, limits: PostgresLimits = PostgresLimits()
    ) throws {
        do {
            _ = try PostgresConnection(conninfo, limits: limits)
        } catch let failure as PostgresFailure {
            throw StorageFault.database(code: failure.code, message: failure.message)
        }
        self.conninfo = conninfo
        self.limits = limits
        self.timepiece = timepiece
        self.bell = bell
        self.log = log
        pool = PostgresPool(
            "pages", threads: limits.connections, conninfo: conninfo, limits: limits, counts: counts, log: log)
        reports = PostgresPool(
            "reports", threads: limits.reports, conninfo: conninfo, limits: limits, counts: counts, log: log)
        signals = PostgresSignals(conninfo, bell: bell, limits: limits, counts: counts, log: log)
    }

    var isClosed: Bool { closed.load(ordering: .acquiring) }

    var gauges: PostgresGauges {
        var gauges = counts.now
        gauges.waiting = pool.waiting + reports.waiting
        return gauges
    }

    func read<Value: Sendable>(
        within limit: Duration, _ body: @escaping @Sendable (Reading) throws -> Value
    ) async throws -> Value {
        let timepiece = timepiece
        return try await withCheckedThrowingContinuation { continuation in
            let entered = Stopwatch()
            (limit > limits.page ? reports : pool).enter(
                PostgresPool.Work(
                    run: { lane in
                        lane.read(within: limit, at: timepiece, waited: entered.elapsed, body) {
                            continuation.resume(with: $0)
                        }
                    },
                    refuse: { continuation.resume(throwing: $0) }))
        }
    }

    func write<Value: Sendable>(
        as actor: Actor, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let (timepiece, bell, signals) = (timepiece, bell, signals)
        return try await withCheckedThrowingContinuation { continuation in
            let entered = Stopwatch()
            pool.enter(
                PostgresPool.Work(
                    run: { lane in
                        do {
                            let written = try lane.write(as: actor, at: timepiece, waited: entered.elapsed, body)
                            for action in written.afterCommit { action() }
                            continuation.resume(returning: written.value)
                            bell.ring()
                            signals.touch()
                        } catch {
                            continuation.resume(throwing: error)
                        }
                    },
                    refuse: { continuation.resume(throwing: $0) }))
        }
    }

    func close() async {
        closed.store(true, ordering: .releasing)
        await pool.close()
        await reports.close()
        await signals.close()
    }
}

extension Store {
    /// What PostgreSQL is doing for this node; nil with the embedded database.
    public var postgres: PostgresGauges? { (engine as? PostgresEngine)?.gauges }
}
