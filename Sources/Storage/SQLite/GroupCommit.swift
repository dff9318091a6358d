import Foundation
import GRDB
import Logging
import Synchronization
import Vocabulary

/// Many writers, one commit: waiting bodies run one after the other, each in its savepoint, share one transaction, and
/// are answered after that transaction is on the disk. Here is the queue; `run` is the transaction.
final class GroupCommit: Sendable {
    /// What the writer is doing, for the metrics.
    struct Gauges: Sendable {
        var waiting = 0
        var commits: Int64 = 0
        var bodies: Int64 = 0
        var lastBatch = 0
        var commitMilliseconds: Double = 0
    }

    /// The largest batch, in bodies and in time, and the longest queue. A batch of many bodies pays for one flush: what
    /// came first waits a little for the last, and all wait less for the disk.
    enum Limit {
        static let bodies = 256
        static let batch = Duration.milliseconds(20)
        static let queue = 4096
    }

    /// A body that waits for its turn. `run` gives the answer to hand over once the batch is durable.
    struct Entry: Sendable {
        let waiting = Stopwatch()
        let run: @Sendable (SQLiteConnection) -> Answer
        let fail: @Sendable (any Error) -> Void
    }

    /// What a body came to: told to its waiter after the commit, or undone with the batch.
    struct Answer {
        let tell: () -> Void
        let afterCommit: [@Sendable () -> Void]
        let failure: (any Error)?
    }

    struct State {
        var queue: [Entry] = []
        var running = false
        var finished = false
        var idle: [CheckedContinuation<Void, Never>] = []
        var gauges = Gauges()
    }

    let state = Mutex(State())
    private let pool: DatabasePool
    private let timepiece: Timepiece
    let bell: Bell
    /// The longest wait in the queue.
    let wait: Duration
    let log: Logger

    init(pool: DatabasePool, timepiece: Timepiece, bell: Bell, wait: Duration, log: Logger) {
        self.wait = wait
        self.pool = pool
        self.timepiece = timepiece
        self.bell = bell
        self.log = log
    }

    var gauges: Gauges {
        state.withLock { state in
            state.gauges.waiting = state.queue.count
            return state.gauges
        }
    }

    func write<Value: Sendable>(
        as actor: Actor, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let timepiece = timepiece
        return try await withCheckedThrowingContinuation { continuation in
            enter(
                Entry(
                    run: { connection in
                        let tx = Transaction(connection, now: timepiece.now, actor: actor)
                        let outcome = connection.savepoint { try body(tx) }
                        return Answer(
                            tell: { continuation.resume(with: outcome) },
                            afterCommit: outcome.failure == nil ? tx.afterCommit : [], failure: outcome.failure)
                    },
                    fail: { continuation.resume(throwing: $0) }))
        }
    }

    /// Ends when everything that waits has been written; what comes later is refused.
    func finish() async {
        await withCheckedContinuation { continuation in
            let idle = state.withLock { state in
                state.finished = true
                if state.running { state.idle.append(continuation) }
                return !state.running
            }
            if idle { continuation.resume() }
        }
    }

    private func enter(_ entry: Entry) {
        enum Turn { case start, wait, refuse, closed }
        let turn: Turn = state.withLock { state in
            if state.finished { return .closed }
            if state.queue.count >= Limit.queue { return .refuse }
            state.queue.append(entry)
            if state.running { return .wait }
            state.running = true
            return .start
        }
        switch turn {
        case .wait: break
        case .refuse: entry.fail(Refusal.busy)
        case .closed: entry.fail(StorageFault.closed)
        case .start: pool.asyncWriteWithoutTransaction { [self] in drain(SQLiteConnection($0)) }
        }
    }

    private func drain(_ connection: SQLiteConnection) {
        while let batch = nextBatch() { run(batch, on: connection) }
    }

    private func nextBatch() -> [Entry]? {
        let (batch, idle) = state.withLock { state -> ([Entry]?, [CheckedContinuation<Void, Never>]) in
            guard !state.queue.isEmpty else {
                state.running = false
                defer { state.idle = [] }
                return (nil, state.idle)
            }
            let batch = Array(state.queue.prefix(Limit.bodies))
            state.queue.removeFirst(batch.count)
            return (batch, [])
        }
        for continuation in idle { continuation.resume() }
        return batch
    }
}

extension Result {
    fileprivate var failure: Failure? { if case .failure(let error) = self { error } else { nil } }
}
