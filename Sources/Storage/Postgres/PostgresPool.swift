import Dispatch
import Foundation
import Logging
import Synchronization
import Vocabulary

/// Threads with one blocking connection each, and a bounded queue before them. What waits too long is refused.
final class PostgresPool: Sendable {
    struct Work: Sendable {
        let waiting = Stopwatch()
        let run: @Sendable (PostgresLane) -> Void
        let refuse: @Sendable (any Error) -> Void
    }

    fileprivate struct State {
        var queue: [Work] = []
        var first = 0
        var running = 0
        var isClosed = false
        var isWatched = false
        var idle: [CheckedContinuation<Void, Never>] = []
        var waiting: Int { queue.count - first }
    }

    private let state = Mutex(State())
    private let arrivals = DispatchSemaphore(value: 0)
    private let limits: PostgresLimits
    private let threads: Int

    init(
        _ name: String, threads: Int, conninfo: String, limits: PostgresLimits, counts: PostgresCounts, log: Logger
    ) {
        self.limits = limits
        self.threads = threads
        state.withLock { $0.running = threads }
        for place in 0..<threads {
            Thread.start("\(name) \(place)") { [self] in
                let lane = PostgresLane(conninfo, limits: limits, counts: counts, log: log)
                while let work = next() { work.run(lane) }
                lane.drop()
                ended()
            }
        }
    }

    var waiting: Int { state.withLock(\.waiting) }

    func enter(_ work: Work) {
        enum Turn { case wait, watch, refuse, closed }
        let turn: Turn = state.withLock { state in
            if state.isClosed { return .closed }
            if state.waiting >= limits.queue { return .refuse }
            state.queue.append(work)
            if state.isWatched { return .wait }
            state.isWatched = true
            return .watch
        }
        switch turn {
        case .closed: return work.refuse(StorageFault.closed)
        case .refuse: return work.refuse(Refusal.busy)
        case .watch: watch(after: limits.wait)
        case .wait: break
        }
        arrivals.signal()
    }

    /// Ends when everything that waits has been done; what comes later is refused.
    func close() async {
        await withCheckedContinuation { continuation in
            let (first, over) = state.withLock { state in
                let first = !state.isClosed
                state.isClosed = true
                if state.running > 0 { state.idle.append(continuation) }
                return (first, state.running == 0)
            }
            if first { for _ in 0..<threads { arrivals.signal() } }
            if over { continuation.resume() }
        }
    }

    /// The next work, or nil when the pool is closed and empty.
    private func next() -> Work? {
        while true {
            arrivals.wait()
            let (work, isOver) = state.withLock { state in (state.take(), state.isClosed) }
            if let work { return work }
            if isOver {
                arrivals.signal()
                return nil
            }
        }
    }

    private func ended() {
        let idle = state.withLock { state in
            state.running -= 1
            guard state.running == 0 else { return [CheckedContinuation<Void, Never>]() }
            defer { state.idle = [] }
            return state.idle
        }
        for continuation in idle { continuation.resume() }
    }

    /// Looks after a while whether the first in the queue has waited too long; every thread may be busy till then.
    private func watch(after delay: Duration) {
        let nanoseconds = Int(delay / .nanoseconds(1))
        DispatchQueue.global().asyncAfter(deadline: .now() + .nanoseconds(nanoseconds)) { [self] in
            let (late, again) = state.withLock { state in state.takeLate(limits.wait) }
            for work in late { work.refuse(Refusal.busy) }
            if let again { watch(after: max(again, .milliseconds(10))) }
        }
    }
}

extension PostgresPool.State {
    fileprivate mutating func take() -> PostgresPool.Work? {
        guard first < queue.count else { return nil }
        defer {
            first += 1
            if first > 512 && first * 2 > queue.count || first == queue.count {
                queue.removeFirst(first)
                first = 0
            }
        }
        return queue[first]
    }

    /// What has waited longer than `limit`, and how long until the next would have.
    fileprivate mutating func takeLate(_ limit: Duration) -> ([PostgresPool.Work], Duration?) {
        var late: [PostgresPool.Work] = []
        while waiting > 0, queue[first].waiting.elapsed >= limit {
            if let work = take() { late.append(work) }
        }
        guard waiting > 0 else {
            isWatched = false
            return (late, nil)
        }
        return (late, limit - queue[first].waiting.elapsed)
    }
}
