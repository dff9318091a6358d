/// How long answers took; figures in milliseconds.
struct Latencies {
    private var microseconds: [UInt32] = []

    init() { microseconds.reserveCapacity(1 << 18) }

    var count: Int { microseconds.count }

    mutating func note(from start: Moment, to end: Moment) {
        microseconds.append(UInt32(clamping: (end.nanoseconds - start.nanoseconds) / 1000))
    }

    struct Figures: Encodable {
        let p50, p90, p99, max: Double
    }

    /// The nearest-rank percentiles; zero where nothing was noted.
    var figures: Figures {
        let sorted = microseconds.sorted()
        func share(_ part: Double) -> Double {
            guard !sorted.isEmpty else { return 0 }
            let rank = Int((part * Double(sorted.count)).rounded(.up)) - 1
            return Double(sorted[Swift.min(Swift.max(rank, 0), sorted.count - 1)]) / 1000
        }
        return Figures(p50: share(0.5), p90: share(0.9), p99: share(0.99), max: share(1))
    }
}
