import NIOCore
import Vocabulary

/// One stream's share: what it missed comes first, then what happens.
public struct LiveSubscription: Sendable {
    let id: Int
    let events: AsyncStream<ByteBuffer>
}

extension Live {
    /// Begins to watch. Refuses while the server is closing and when all places are taken; who holds too many streams
    /// already loses the oldest.
    /// - Parameters:
    ///   - holder: whose stream it is: a session, a link.
    ///   - cursor: the last event that arrived; nil to hear only of what happens from now on.
    ///   - isStillWelcome: asked again and again; `false` ends the stream.
    ///   - onSlow: told when the subscriber does not read and was dropped.
    public func subscribe(
        _ scope: Scope, holder: String, after cursor: LiveCursor? = nil,
        isStillWelcome: @escaping @Sendable () async -> Bool = { true },
        onSlow: @escaping @Sendable () -> Void = {}
    ) throws -> LiveSubscription {
        let (events, tap) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: .bufferingOldest(buffer))
        let watcher = Watcher(
            holder: holder, scope: scope, tap: tap, isStillWelcome: isStillWelcome, onSlow: onSlow)
        let (id, surplus): (Int?, Watcher?) = state.withLock { state in
            guard !state.isClosing, state.watchers.count < most else { return (nil, nil) }
            for event in missed(since: cursor, in: state, for: scope) { tap.yield(event) }
            let held = state.held[holder] ?? []
            let surplus = held.count < mostEach ? nil : held.first.flatMap { state.remove($0) }
            return (state.add(watcher), surplus)
        }
        surplus?.tap.finish()
        guard let id else { throw Refusal(.unavailable, .draining, retryAfter: .seconds(3)) }
        return LiveSubscription(id: id, events: events)
    }

    /// Stops watching.
    public func leave(_ id: Int) {
        let watcher = state.withLock { $0.remove(id) }
        watcher?.tap.finish()
    }

    public func leave(_ subscription: LiveSubscription) { leave(subscription.id) }

    /// The signals after the cursor; one `reload` where they are no longer held or would fill the buffer.
    private func missed(since cursor: LiveCursor?, in state: State, for scope: Scope) -> [ByteBuffer] {
        guard let cursor else { return [] }
        guard cursor.epoch == state.head.epoch, cursor.position >= state.forgotten else {
            return [LiveSignal.reload(state.head)]
        }
        let events = state.recent
            .filter { $0.signal.cursor.position > cursor.position && $0.signal.audience(scope) }.map(\.event)
        return events.count <= buffer / 2 ? events : [LiveSignal.reload(state.head)]
    }
}
