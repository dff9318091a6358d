import Synchronization
import Vocabulary

/// A clock that stands still until the scene moves it.
public final class StoppedClock: Sendable {
    private let moment: Mutex<Instant>

    public init(at moment: Instant) { self.moment = Mutex(moment) }

    public var now: Instant { moment.withLock { $0 } }
    public var timepiece: Timepiece { Timepiece { self.now } }

    public func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
    public func advance(to instant: Instant) { moment.withLock { $0 = max($0, instant) } }
}
