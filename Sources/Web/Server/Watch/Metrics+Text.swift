/// The measures in the Prometheus text form, version 0.0.4.
extension Metrics {
    public var text: String {
        var lines: [String] = []
        for (name, family) in all.sorted(by: { $0.key < $1.key }) {
            lines.append("# HELP \(name) \(family.help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n"))")
            lines.append("# TYPE \(name) \(family.kind.rawValue)")
            if let read = family.read {
                lines += read().sorted { $0.0 < $1.0 }.map { "\(name)\($0.0.braced) \(Metrics.number($0.1))" }
            } else if family.kind == .histogram {
                lines += family.histograms.sorted { $0.key < $1.key }.flatMap { Metrics.lines(name, $0.key, $0.value) }
            } else {
                lines += family.numbers.sorted { $0.key < $1.key }.map {
                    "\(name)\($0.key.braced) \(Metrics.number($0.value))"
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ name: String, _ labels: MetricLabels, _ histogram: Histogram) -> [String] {
        var sum = 0
        let buckets = zip(histogram.bounds, histogram.counts).map { bound, count in
            sum += count
            return "\(name)_bucket\(labels.adding("le=\"\(number(bound))\"")) \(sum)"
        }
        return buckets + [
            "\(name)_bucket\(labels.adding("le=\"+Inf\"")) \(histogram.count)",
            "\(name)_sum\(labels.braced) \(number(histogram.sum))",
            "\(name)_count\(labels.braced) \(histogram.count)",
        ]
    }

    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}
