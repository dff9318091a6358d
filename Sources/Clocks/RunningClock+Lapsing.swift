import Storage
import Vocabulary

extension RunningClock {
    /// The reason for the promise is gone: the clock ends, and only a verdict that it had, or that is overdue, stays.
    public mutating func lapse(in tx: Transaction) throws {
        guard isOpen else { return }
        try missWhatHasPassed(in: tx)
        endedAt = tx.now
        try save(nextLook: nil, in: tx)
        if verdict == nil { try ClockEvent.lapsed(clock: id, kind: kind).record(of: self, in: tx) }
    }
}
