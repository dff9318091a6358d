/// The labels of one series, such as `door="desk",status="200"`; their values come from closed sets.
public struct MetricLabels: Hashable, Comparable, Sendable {
    let text: String

    public init(_ pairs: KeyValuePairs<String, String> = [:]) {
        text = pairs.map { name, value in "\(name)=\"\(MetricLabels.escaped(value))\"" }.joined(separator: ",")
    }

    public static func < (left: MetricLabels, right: MetricLabels) -> Bool { left.text < right.text }

    var braced: String { text.isEmpty ? "" : "{\(text)}" }

    func adding(_ more: String) -> String { text.isEmpty ? "{\(more)}" : "{\(text),\(more)}" }

    private static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { [UInt8(ascii: "\\"), UInt8(ascii: "\""), 10].contains($0) }) else {
            return value
        }
        return value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}

/// Observations counted by how large they were.
struct Histogram: Sendable {
    let bounds: [Double]
    private(set) var counts: [Int]
    private(set) var sum = 0.0
    private(set) var count = 0

    init(bounds: [Double]) {
        self.bounds = bounds
        counts = [Int](repeating: 0, count: bounds.count)
    }

    mutating func observe(_ value: Double) {
        sum += value
        count += 1
        if let place = bounds.firstIndex(where: { value <= $0 }) { counts[place] += 1 }
    }
}
