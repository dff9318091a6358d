import Dispatch
import Foundation
import GRDB
import Synchronization
import Vocabulary

/// Threads that read, each with a connection of its own in which statements stay prepared. Work goes to the one that has
/// rested for the shortest time: it has the pages and the statements at hand.
///
/// No more than there are processors read at once, for others would only drive each other's pages out of the caches. Yet
/// one that counts through the whole must not keep pages waiting: whoever has read for a while counts no longer.
final class SQLiteReaders: Sendable {
    fileprivate typealias Work = @Sendable (Result<SQLiteReader, any Error>) -> Void

    fileprivate struct State {
        var waiting: [Work] = []
        var resting: [DispatchSemaphore] = []
        var threads = 0
        /// How many of them read, or are on their way to.
        var busy = 0
        /// Since when each reads, by its number.
        var reading: [Int: Stopwatch] = [:]
        /// Somebody will look at what waits.
        var isWatched = false
        var isClosed = false
        var closing: [CheckedContinuation<Void, Never>] = []
    }

    fileprivate enum Help { case wake(DispatchSemaphore), start(Int) }

    /// How many read at once, beside those that take long.
    static let usual = min(ProcessInfo.processInfo.activeProcessorCount, 14)
    /// Not many more, for each holds pages of its own.
    static let most = usual + 2
    /// How long a read may take before it counts as long: pages take a millisecond.
    static let patience: Duration = .milliseconds(20)

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
                state.busy += state.resting.count
                if state.threads > 0 { state.closing.append(continuation) }
                defer { state.resting = [] }
                return (state.resting, state.threads == 0)
            }
            for bell in resting { bell.signal() }
            if isOver { continuation.resume() }
        }
    }

    private func enter(_ work: @escaping Work) {
        let (help, mustWatch, isClosed) = state.withLock { state -> (Help?, Bool, Bool) in
            if state.isClosed { return (nil, false, true) }
            state.waiting.append(work)
            let help = state.help()
            return (help, help == nil && state.mustBeWatched(), false)
        }
        if isClosed { return work(.failure(StorageFault.closed)) }
        send(help, watch: mustWatch)
    }

    private func send(_ help: Help?, watch mustWatch: Bool) {
        switch help {
        case .wake(let bell): bell.signal()
        case .start(let number): Thread.start("reader") { [self] in serve(number) }
        case nil: break
        }
        if mustWatch { watch() }
    }

    /// Looks after a while whether those who read take long; every thread may be busy till then.
    private func watch() {
        let delay = DispatchTimeInterval.milliseconds(Int(Self.patience / .milliseconds(1)))
        DispatchQueue.global().asyncAfter(deadline: .now() + delay) { [self] in
            let (help, mustWatch) = state.withLock { state -> (Help?, Bool) in
                state.isWatched = false
                let help = state.help()
                return (help, state.mustBeWatched())
            }
            send(help, watch: mustWatch)
        }
    }

    private func serve(_ number: Int) {
        let bell = DispatchSemaphore(value: 0)
        var reader: SQLiteReader?
        while let work = next(number, bell) {
            let opened = Result { try reader ?? SQLiteReader(path: path) }
            reader = try? opened.get()  // the work is told what went wrong
            work(opened)
        }
        reader?.close()
        reader = nil
        ended()
    }

    /// The next work; nil when the readers are closed and nothing waits.
    private func next(_ number: Int, _ bell: DispatchSemaphore) -> Work? {
        while true {
            let (work, isOver, mustWatch) = state.withLock { state -> (Work?, Bool, Bool) in
                state.reading[number] = nil
                if !state.waiting.isEmpty, state.isClosed || !state.isMoreThanUsual(state.busy) {
                    state.reading[number] = Stopwatch()
                    return (state.waiting.removeFirst(), false, false)
                }
                state.busy -= 1
                if !state.isClosed { state.resting.append(bell) }
                return (nil, state.isClosed, state.mustBeWatched())
            }
            if mustWatch { watch() }
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

extension SQLiteReaders.State {
    /// Whether, of so many that are busy, more than usual are so with what does not take long.
    fileprivate func isMoreThanUsual(_ busy: Int) -> Bool {
        busy > SQLiteReaders.usual
            && busy - reading.values.count { $0.elapsed >= SQLiteReaders.patience } > SQLiteReaders.usual
    }

    /// A thread more for what waits; nil where enough are busy with it.
    fileprivate mutating func help() -> SQLiteReaders.Help? {
        guard !waiting.isEmpty, !isMoreThanUsual(busy + 1) else { return nil }
        if let bell = resting.popLast() {
            busy += 1
            return .wake(bell)
        }
        guard threads < SQLiteReaders.most else { return nil }
        threads += 1
        busy += 1
        return .start(threads)
    }

    /// Whether somebody has to be sent to look: not where somebody is on their way, or no thread is to be had.
    fileprivate mutating func mustBeWatched() -> Bool {
        guard !waiting.isEmpty, !isWatched, busy < SQLiteReaders.most else { return false }
        isWatched = true
        return true
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
