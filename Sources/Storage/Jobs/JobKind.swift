import Vocabulary

/// What the store must know about a kind of job to hand it out.
public struct JobKind: Hashable, Sendable {
    public static let usualLease = Duration.seconds(60)

    public let name: String
    /// Whether it reaches somebody outside; such jobs wait after a restore until a person lets them go.
    public let leavesTheHouse: Bool
    /// Whether the peer would take a repetition for something new: then an interrupted job is asked about, not repeated.
    public let asksWhenInterrupted: Bool
    public let lease: Duration
    /// How often it is begun before it is dead.
    public let attempts: Int

    public init(
        _ name: String, leavesTheHouse: Bool, asksWhenInterrupted: Bool = false, lease: Duration = usualLease,
        attempts: Int = 12
    ) {
        self.name = name
        self.leavesTheHouse = leavesTheHouse
        self.asksWhenInterrupted = asksWhenInterrupted
        self.lease = lease
        self.attempts = attempts
    }

    /// How long to wait after the `attempt`th failure: 5 s, doubled each time, at most half an hour.
    public static func patience(after attempt: Int) -> Duration {
        .seconds(min(5 << min(max(attempt, 1) - 1, 20), 1800))
    }
}
