import Synchronization
import Vocabulary

/// Counts by key (an address, a contact's index, a token) and refuses who comes too often.
///
/// Holds at most `capacity` keys: when half of them are young, the older half is forgotten.
public final class RateLimit: Sendable {
    private struct Bucket {
        /// When the bucket is empty again; every visit moves it on by one `every` (the leaky form of a token bucket).
        var emptyAt: Instant
    }

    private struct Key: Hashable {
        let pace: String
        let key: String
    }

    private let capacity: Int
    private let clock: Timepiece
    private let buckets: Mutex<(young: [Key: Bucket], old: [Key: Bucket])>

    public init(capacity: Int = 100_000, clock: Timepiece) {
        self.capacity = capacity
        self.clock = clock
        buckets = Mutex(([:], [:]))
    }

    /// Counts one visit, or refuses it and tells how long to wait.
    public func take(_ pace: Pace, _ key: String) throws {
        if let wait = wait(pace, key) { throw Refusal(.tooMany, .tooMany, retryAfter: wait) }
    }

    /// nil where the visit is within the pace; else how long until one is.
    func wait(_ pace: Pace, _ key: String) -> Duration? {
        let now = clock.now
        let most = Duration.milliseconds(pace.every.milliseconds * Int64(pace.burst))
        return buckets.withLock { buckets in
            let key = Key(pace: pace.name, key: key)
            let bucket = buckets.young[key] ?? buckets.old[key] ?? Bucket(emptyAt: now)
            // Never fuller than full, whatever the clock was set back to.
            let emptyAt = min(max(bucket.emptyAt, now), now + most) + pace.every
            guard emptyAt - now <= most else { return emptyAt - now - most }

            if buckets.young.count >= capacity / 2, buckets.young[key] == nil {
                buckets.old = buckets.young
                buckets.young = [:]
            }
            buckets.young[key] = Bucket(emptyAt: emptyAt)
            return nil
        }
    }

    /// How many keys are held.
    var count: Int { buckets.withLock { $0.young.count + $0.old.count } }
}
