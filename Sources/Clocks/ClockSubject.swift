import Storage
import Vocabulary

/// What clocks run for, as the part that keeps it lets it be handled when many clocks change at once.
public struct ClockSubject: Sendable {
    /// Such as `ticket`.
    public let kind: String
    /// Locks the subjects with these numbers, in order, before anything is decided about their clocks.
    let lock: @Sendable (_ numbers: [Int64], Transaction) throws -> Void
    /// Told, in the same transaction, which subjects' clocks fall due at another time than before.
    let redated: @Sendable (_ numbers: [Int64], Transaction) throws -> Void

    public init(
        kind: String, lock: @escaping @Sendable ([Int64], Transaction) throws -> Void,
        redated: @escaping @Sendable ([Int64], Transaction) throws -> Void
    ) {
        self.kind = kind
        self.lock = lock
        self.redated = redated
    }
}
