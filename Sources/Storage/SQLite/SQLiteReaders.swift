import Dispatch
import Foundation
import GRDB
import Synchronization
import Vocabulary

/// Threads that read, each with a connection of its own in which statements stay prepared. Work goes to the one that has
/// rested for the shortest time: it has the pages and the statements at hand.
final class SQLiteReaders: Sendable {
    private typealias Work = @Sendable (Result<SQLiteReader, any Error>) -> Void

    private struct State {
        var waiting: [Work] = []
        var resting: [DispatchSemaphore] = []
        var threads = 0
        var isClosed = false
        var closing: [CheckedContinuation<Void, Never>] = []
    }

    /// More than can run at once, for one that counts through the whole must not keep pages waiting; not many more, for
    /// each holds pages of its own.
    static let most = min(ProcessInfo.processInfo.activeProcessorCount + 2, 16)

    private let path: String
    private let state = Mutex(State())

    init(path: String) { self.path = path }

    /// Waits for a reader and reads with it.
    func read<Value: Sendable>(_ body: @escaping @Sendable (SQLiteConnection) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            enter { reader in continuation.resume(with: Result { try reader.get().read(body) }) }
        }
    }

    /// Ends when everything that waits has been read; what comes later is refused.
    func close() async {
        await withCheckedContinuation { continuation in
            let (resting, isOver) = state.withLock { state in
                state.isClosed = true
                if state.threads > 0 { state.closing.append(continuation) }
                defer { state.resting = [] }
                return (state.resting, state.threads == 0)
            }
            for bell in resting { bell.signal() }
            if isOver { continuation.resume() }
        }
    }

    private func enter(_ work: @escaping Work) {
        enum Turn { case wake(DispatchSemaphore), start, wait, closed }
        let turn: Turn = state.withLock { state in
            if state.isClosed { return .closed }
            state.waiting.append(work)
            if let bell = state.resting.popLast() { return .wake(bell) }
            guard state.threads < Self.most else { return .wait }
            state.threads += 1
            return .start
        }
        switch turn {
        case .wake(let bell): bell.signal()
        case .start: Thread.start("reader") { [self] in serve() }
        case .wait: break
        case .closed: work(.failure(StorageFault.closed))
        }
    }

    private func serve() {
        let bell = DispatchSemaphore(value: 0)
        var reader: SQLiteReader?
        while let work = next(bell) {
            let opened = Result { try reader ?? SQLiteReader(path: path) }
            reader = try? opened.get()  // the work is told what went wrong
            work(opened)
        }
        reader?.close()
        reader = nil
        ended()
    }

    /// The next work; nil when the readers are closed and nothing waits.
    private func next(_ bell: DispatchSemaphore) -> Work? {
        while true {
            let (work, isOver) = state.withLock { state -> (Work?, Bool) in
                if !state.waiting.isEmpty { return (state.waiting.removeFirst(), false) }
                if !state.isClosed { state.resting.append(bell) }
                return (nil, state.isClosed)
            }
            if work != nil || isOver { return work }
            bell.wait()
        }
    }

    private func ended() {
        let closing = state.withLock { state in
            state.threads -= 1
            guard state.threads == 0 else { return [CheckedContinuation<Void, Never>]() }
            defer { state.closing = [] }
            return state.closing
        }
        for continuation in closing { continuation.resume() }
    }
}

/// A connection that only reads, for the thread that opened it.
private final class SQLiteReader {
    private let queue: DatabaseQueue
    private var connection: SQLiteConnection?

    init(path: String) throws { queue = try SQLiteFile.reader(at: path) }

    func read<Value>(_ body: (SQLiteConnection) throws -> Value) throws -> Value {
        try queue.inDatabase { database in
            let connection = connection ?? SQLiteConnection(database)
            self.connection = connection
            return try connection.snapshot { try body(connection) }
        }
    }

    /// Statements go before their connection.
    func close() {
        connection = nil
        try? queue.close()  // only read from: nothing can be lost
    }
}

extension SQLiteConnection {
    /// Reads within one snapshot.
    fileprivate func snapshot<Value>(_ work: () throws -> Value) throws -> Value {
        _ = try execute("BEGIN DEFERRED TRANSACTION")
        defer {
            // The next read needs a snapshot of its own, whatever became of this one.
            do { _ = try execute("COMMIT TRANSACTION") } catch { try? database.rollback() }
        }
        return try work()
    }
}
