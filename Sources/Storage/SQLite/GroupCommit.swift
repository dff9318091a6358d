import Foundation
import GRDB
import Logging
import Synchronization
import Vocabulary

/// Many writers, one commit: waiting bodies run one after the other, each in its savepoint, share one transaction, and
/// are answered after that transaction is on the disk.
final class GroupCommit: Sendable {
    /// What the writer is doing, for the metrics.
    struct Gauges: Sendable {
        var waiting = 0
        var commits: Int64 = 0
        var bodies: Int64 = 0
        var lastBatch = 0
        var commitMilliseconds: Double = 0
    }

    /// The largest batch, in bodies and in time, and the longest queue.
    enum Limit {
        static let bodies = 256
        static let batch = Duration.milliseconds(5)
        static let queue = 4096
    }

    /// A body that waits for its turn. `run` gives the answer to hand over once the batch is durable.
    private struct Entry: Sendable {
        let waiting = Stopwatch()
        let run: @Sendable (SQLiteConnection) -> Answer
        let fail: @Sendable (any Error) -> Void
    }

    /// What a body came to: told to its waiter after the commit, or undone with the batch.
    private struct Answer {
        let tell: () -> Void
        let afterCommit: [@Sendable () -> Void]
        let failure: (any Error)?
    }

    private struct State {
        var queue: [Entry] = []
        var running = false
        var finished = false
        var idle: [CheckedContinuation<Void, Never>] = []
        var gauges = Gauges()
    }

    private let state = Mutex(State())
    private let pool: DatabasePool
    private let timepiece: Timepiece
    private let bell: Bell
    /// The longest wait in the queue.
    private let wait: Duration
    private let log: Logger

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

    /// Runs as much of the batch as its time allows, commits, and answers; what is left over goes first next time.
    private func run(_ batch: [Entry], on connection: SQLiteConnection) {
        let watch = Stopwatch()
        var rest = batch[...]
        var taken: [Entry] = []
        var answers: [Answer] = []
        do {
            try connection.database.beginTransaction(.immediate)
            while let entry = rest.first, taken.isEmpty || watch.elapsed < Limit.batch {
                rest.removeFirst()
                if entry.waiting.elapsed > wait {
                    entry.fail(Refusal.busy)
                    continue
                }
                taken.append(entry)
                let answer = entry.run(connection)
                answers.append(answer)
                // A full disk or a broken file ends the whole transaction inside a body, and all others lose with it.
                guard connection.database.isInsideTransaction else {
                    throw answer.failure?.ofTheStorage ?? Refusal.storageBroken
                }
            }
            try connection.database.commit()
        } catch {
            log.error("a batch could not be saved", metadata: ["error": "\(error)", "bodies": "\(taken.count)"])
            let told = (error as? DatabaseError)?.asRefusal ?? error
            rollBack(connection)
            for entry in taken { entry.fail(told) }
            putBack(rest)
            return
        }
        note(bodies: taken.count, took: watch.elapsed)
        putBack(rest)
        for answer in answers { for action in answer.afterCommit { action() } }
        for answer in answers { answer.tell() }
        if answers.contains(where: { $0.failure == nil }) { bell.ring() }
    }

    private func rollBack(_ connection: SQLiteConnection) {
        guard connection.database.isInsideTransaction else { return }
        do { try connection.database.rollback() } catch {
            log.error("rollback failed", metadata: ["error": "\(error)"])
        }
    }

    private func putBack(_ rest: ArraySlice<Entry>) {
        guard !rest.isEmpty else { return }
        state.withLock { $0.queue.insert(contentsOf: rest, at: 0) }
    }

    private func note(bodies: Int, took: Duration) {
        state.withLock { state in
            state.gauges.commits += 1
            state.gauges.bodies += Int64(bodies)
            state.gauges.lastBatch = bodies
            state.gauges.commitMilliseconds = took / .milliseconds(1)
        }
    }
}

extension Error {
    /// What the storage said; nil for a body's own error, which is no answer for the others of its batch.
    fileprivate var ofTheStorage: Refusal? {
        (self as? Refusal).flatMap { [.busy, .diskFull, .storageBroken].contains($0) ? $0 : nil }
    }
}

extension Result {
    fileprivate var failure: Failure? { if case .failure(let error) = self { error } else { nil } }
}

extension SQLiteConnection {
    /// Runs a body so that its failure undoes only what it did itself.
    fileprivate func savepoint<Value>(_ body: () throws -> Value) -> Result<Value, any Error> {
        do {
            try database.cachedStatement(sql: "SAVEPOINT body").execute()
            do {
                let value = try body()
                try database.cachedStatement(sql: "RELEASE body").execute()
                return .success(value)
            } catch {
                if database.isInsideTransaction {
                    try database.cachedStatement(sql: "ROLLBACK TO body").execute()
                    try database.cachedStatement(sql: "RELEASE body").execute()
                }
                throw error
            }
        } catch let error as DatabaseError {
            return .failure(error.asRefusal ?? error)
        } catch {
            return .failure(error)
        }
    }
}
