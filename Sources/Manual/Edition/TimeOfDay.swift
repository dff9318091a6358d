import Vocabulary

/// A time that clocks show every day, such as 17:00.
public struct TimeOfDay: Hashable, Sendable, CustomStringConvertible {
    /// Minutes since midnight, below 1440.
    public let minutes: Int

    /// Reads `17:00`.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2], parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        minutes = hour * 60 + minute
    }

    public var description: String { "\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))" }
}

extension Entry {
    func timeOfDay(_ key: String) -> TimeOfDay? { scalar(take(key), or: .badTime) { TimeOfDay($0) } }
}
