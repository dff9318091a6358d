import Foundation

/// Where the program learns what time it is: the wall, or a clock that a scene stops and advances.
public struct Timepiece: Sendable {
    private let read: @Sendable () -> Instant

    public init(_ read: @escaping @Sendable () -> Instant) { self.read = read }

    public var now: Instant { read() }

    /// The machine's own clock. The only place in the program that reads it.
    public static let wall = Timepiece {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}

/// Measures how long something takes, on a clock that never jumps.
public struct Stopwatch: Sendable {
    private let start: ContinuousClock.Instant

    public init() { start = .now }

    public var elapsed: Duration { ContinuousClock.now - start }
}
