/// How often something may happen: `burst` at once, and one more each `every`.
public struct Pace: Hashable, Sendable {
    /// Keeps the counts of different things apart.
    public let name: String
    public let burst: Int
    public let every: Duration

    public init(_ name: String, burst: Int, every: Duration) {
        self.name = name
        self.burst = burst
        self.every = every
    }
}
