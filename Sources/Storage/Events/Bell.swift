import Synchronization

/// Rings when something was committed. Rings that nobody has heard yet run together into one.
public final class Bell: Sendable {
    private struct State {
        var next = 0
        var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
    }
    private let state = Mutex(State())

    public init() {}

    public func ring() {
        // Outside the lock: a listener that is being cancelled holds its task while it waits for the lock.
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield() }
    }

    /// The rings from now on; ends when the task that listens is cancelled.
    public func rings() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }
}
