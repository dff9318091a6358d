import Storage
import StorageTesting
import Vocabulary

/// A clock that a test moves.
final class StoppedClock: Sendable {
    private let now = Shared(Instant(seconds: 1_750_000_000))

    var timepiece: Timepiece { Timepiece { self.now.value } }

    func advance(by time: Duration) { now.change { $0 = $0 + time } }
}

/// Numbers that look random and are the same in every run.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// Bytes without a pattern.
func content(_ count: Int, seed: UInt64) -> [UInt8] {
    var dice = Dice(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
}

/// Lends a store that a test opened itself, and closes it before anything else goes on.
func using<Value>(
    _ store: Store, isolation: isolated (any _Concurrency.Actor)? = #isolation, _ work: (Store) async throws -> Value
) async throws -> Value {
    do {
        let value = try await work(store)
        await store.close()
        return value
    } catch {
        await store.close()
        throw error
    }
}
