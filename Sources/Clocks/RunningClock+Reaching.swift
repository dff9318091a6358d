import Manual
import Rulebook
import Storage
import Vocabulary

extension RunningClock {
    /// The job that says that a clock has come so far that somebody must be told, or take over.
    public static let reachedJob = "clock.reached"

    /// What the job knows: so many percent of the limit are used up; 100 when it was missed.
    public struct Reached: Codable, Hashable, Sendable {
        public let clock: Int64
        public let percent: Int
    }

    /// Decisions that pass to the deputies when nobody takes them in time.
    public static let decisions: Set<ClockKind> = ["sign-off", "extension", "correction"]

    /// Leaves a job for each point that has been reached since the last look and at which the manual, or the program, does
    /// something. The one who fires a clock holds the clock and not its subject, so it is done later and apart.
    func noteReached(after last: Int, upTo percent: Int, in tx: Transaction) throws {
        for share in warnings where share > last && share < percent { try noteReached(share, in: tx) }
        try noteReached(percent, in: tx)
    }

    private func noteReached(_ percent: Int, in tx: Transaction) throws {
        let isDecision = percent == 100 && Self.decisions.contains(kind)
        guard try isDecision || tx.edition(edition).edition.escalates(kind, at: percent) else { return }
        try tx.enqueue(Self.reachedJob, Reached(clock: id, percent: percent))
    }

    public static func find(_ id: Int64, in db: Reading) throws -> RunningClock? {
        try db.first("SELECT \(sql: columns) FROM clock WHERE id = \(id)", RunningClock.init)
    }
}

extension Edition {
    /// Whether some rule of the escalation matrix waits for this point of a limit.
    fileprivate func escalates(_ kind: ClockKind, at percent: Int) -> Bool {
        escalations.contains { $0.trigger == .clock(kind, percent: percent) }
    }
}
