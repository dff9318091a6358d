import NIOCore
import ServiceLifecycle
import Synchronization
import Vocabulary

/// Everybody who watches, and the last signals, so that a lost connection can go on where it was.
///
/// Every subscriber's buffer is bounded: one that does not read is dropped and comes back with its last cursor.
public final class Live: Sendable {
    struct Watcher {
        let holder: String
        let scope: Scope
        let tap: AsyncStream<ByteBuffer>.Continuation
        let isStillWelcome: @Sendable () async -> Bool
        let onSlow: @Sendable () -> Void
    }

    struct State {
        var watchers: [Int: Watcher] = [:]
        /// The streams of each holder, oldest first.
        var held: [String: [Int]] = [:]
        var next = 0
        var head: LiveCursor
        /// The last signals in order, each with its bytes made once for all.
        var recent: [(signal: LiveSignal, event: ByteBuffer)] = []
        /// Where `recent` begins: signals up to here are no longer held.
        var forgotten: Int64
        var isClosing = false
        var dropped = 0
    }

    let state: Mutex<State>
    /// How many signals are held for those who come back.
    let memory: Int
    /// How many a subscriber may be behind.
    let buffer: Int
    /// How many streams all holders together, and one alone, may have open.
    let most: Int
    let mostEach: Int
    let beat: Duration
    let recheck: Duration

    /// - Parameters:
    ///   - head: the log's last position when the program starts.
    ///   - beat: how often a silent stream shows that it lives, for proxies cut what is silent.
    ///   - recheck: how often it is asked whether the session still stands.
    public init(
        from head: LiveCursor, memory: Int = 4096, buffer: Int = 256, most: Int = 10_000, mostEach: Int = 20,
        beat: Duration = .seconds(20), recheck: Duration = .seconds(60)
    ) {
        state = Mutex(State(head: head, forgotten: head.position))
        self.memory = memory
        self.buffer = buffer
        self.most = most
        self.mostEach = mostEach
        self.beat = beat
        self.recheck = recheck
    }

    /// How many streams are open.
    public var count: Int { state.withLock { $0.watchers.count } }
    /// How many slow readers were dropped since the start.
    public var dropped: Int { state.withLock { $0.dropped } }
    public var head: LiveCursor { state.withLock { $0.head } }

    /// Tells everybody whom it concerns. Signals come in the log's order; what was told already is passed over.
    public func publish(_ signals: [LiveSignal]) {
        let slow = state.withLock { state in
            var slow: [Watcher] = []
            for signal in signals where isNew(signal.cursor, to: state.head) {
                state.keep(signal, memory: memory)
                guard let event = state.recent.last?.event else { continue }
                slow += state.send(event) { signal.audience($0) }
            }
            return slow
        }
        Live.drop(slow)
    }

    /// A restored database counts anew: everybody reloads.
    public func restart(at head: LiveCursor) {
        let slow = state.withLock { state in
            state.head = head
            state.forgotten = head.position
            state.recent = []
            return state.send(LiveSignal.reload(head)) { _ in true }
        }
        Live.drop(slow)
    }

    /// Ends all streams and lets no new one begin; the browsers come back to another node, not all at once.
    public func close() {
        let watchers = state.withLock { state in
            state.isClosing = true
            return state.watchers.keys.compactMap { state.remove($0) }
        }
        for watcher in watchers { watcher.tap.finish() }
    }

    func showBeat() {
        let slow = state.withLock { $0.send(ByteBuffer(string: ": beat\n\n")) { _ in true } }
        Live.drop(slow)
    }

    private func isNew(_ cursor: LiveCursor, to head: LiveCursor) -> Bool {
        cursor.epoch == head.epoch && cursor.position > head.position
    }

    private static func drop(_ watchers: [Watcher]) {
        for watcher in watchers {
            watcher.tap.finish()
            watcher.onSlow()
        }
    }
}

extension Live.State {
    fileprivate mutating func keep(_ signal: LiveSignal, memory: Int) {
        head = signal.cursor
        recent.append((signal, signal.event))
        // Twice the memory before the array moves: then moving costs little a signal.
        if recent.count > memory * 2 {
            let surplus = recent.count - memory
            forgotten = recent[surplus - 1].signal.cursor.position
            recent.removeFirst(surplus)
        }
    }

    /// Sends to whom it concerns and takes out those whose buffer is full; they are returned.
    fileprivate mutating func send(_ event: ByteBuffer, to concerns: (Scope) -> Bool) -> [Live.Watcher] {
        var slow: [Live.Watcher] = []
        for (id, watcher) in watchers where concerns(watcher.scope) {
            if case .dropped = watcher.tap.yield(event) {
                slow.append(watcher)
                remove(id)
                dropped += 1
            }
        }
        return slow
    }

    mutating func add(_ watcher: Live.Watcher) -> Int {
        next += 1
        watchers[next] = watcher
        held[watcher.holder, default: []].append(next)
        return next
    }

    @discardableResult
    mutating func remove(_ id: Int) -> Live.Watcher? {
        guard let watcher = watchers.removeValue(forKey: id) else { return nil }
        held[watcher.holder]?.removeAll { $0 == id }
        if held[watcher.holder]?.isEmpty == true { held[watcher.holder] = nil }
        return watcher
    }
}
