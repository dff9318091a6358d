/// A part of a day in which a center is in service, in minutes from local midnight; it may pass over midnight.
public struct Period: Hashable, Sendable {
    /// From 0 up to, but without, 1440.
    public let start: Int
    /// After the start, at most 24 hours after it; over 1440 it lies on the next day.
    public let end: Int

    public init?(start: Int, end: Int) {
        guard (0..<1440).contains(start), end > start, end <= start + 1440 else { return nil }
        self.start = start
        self.end = end
    }

    /// Reads `09:30-18:00`, `22:00-06:00` (until the next morning) or `00:00-24:00`.
    public init?(_ text: String) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(Period.minutes)
        guard ends.count == 2, let start = ends[0], let end = ends[1] else { return nil }
        self.init(start: start, end: end > start ? end : end + 1440)
    }

    public static let wholeDay = Period(validStart: 0, end: 1440)

    private init(validStart start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2], parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60, hours * 60 + minutes <= 1440
        else { return nil }
        return hours * 60 + minutes
    }
}

extension Period: CustomStringConvertible, Codable {
    public var description: String { "\(Period.clock(start))-\(Period.clock(end > 1440 ? end - 1440 : end))" }

    private static func clock(_ minutes: Int) -> String {
        "\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let period = Period(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "HH:MM-HH:MM")
        }
        self = period
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension [Period] {
    /// In the order of the day; nil where two overlap.
    var inOrder: [Period]? {
        let sorted = sorted { $0.start < $1.start }
        return zip(sorted, sorted.dropFirst()).allSatisfy { $0.end <= $1.start } ? sorted : nil
    }
}
