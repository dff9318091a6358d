import Synchronization

/// The program's measures, read by a Prometheus server. Names begin with `yingda_`; units stand at their end.
public final class Metrics: Sendable {
    /// The most series of one name; what would be more is counted together under no label.
    static let seriesLimit = 200

    enum Kind: String { case counter, gauge, histogram }

    struct Family {
        let kind: Kind
        let help: String
        var numbers: [MetricLabels: Double] = [:]
        var histograms: [MetricLabels: Histogram] = [:]
        var bounds: [Double] = []
        var read: (@Sendable () -> [(MetricLabels, Double)])?
    }

    /// Seconds, from 5 ms to 10 s.
    public static let seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private let families = Mutex<[String: Family]>([:])

    public init() {}

    public func counter(_ name: String, _ help: String) { add(name, Family(kind: .counter, help: help)) }
    public func gauge(_ name: String, _ help: String) { add(name, Family(kind: .gauge, help: help)) }

    public func histogram(_ name: String, _ help: String, bounds: [Double] = Metrics.seconds) {
        add(name, Family(kind: .histogram, help: help, bounds: bounds.sorted()))
    }

    /// A gauge that is read when it is asked for.
    public func gauge(_ name: String, _ help: String, read: @escaping @Sendable () -> Double) {
        add(name, Family(kind: .gauge, help: help, read: { [(MetricLabels(), read())] }))
    }

    /// The same of several series.
    public func gauge(_ name: String, _ help: String, readEach: @escaping @Sendable () -> [(MetricLabels, Double)]) {
        add(name, Family(kind: .gauge, help: help, read: readEach))
    }

    public func add(_ amount: Double = 1, to name: String, _ labels: MetricLabels = MetricLabels()) {
        change(name) { family in family.numbers[Metrics.room(family.numbers, labels), default: 0] += amount }
    }

    public func set(_ name: String, to value: Double, _ labels: MetricLabels = MetricLabels()) {
        change(name) { family in family.numbers[Metrics.room(family.numbers, labels)] = value }
    }

    public func observe(_ value: Double, in name: String, _ labels: MetricLabels = MetricLabels()) {
        change(name) { family in
            let empty = Histogram(bounds: family.bounds)
            family.histograms[Metrics.room(family.histograms, labels), default: empty].observe(value)
        }
    }

    var all: [String: Family] { families.withLock { $0 } }

    private func add(_ name: String, _ family: Family) {
        precondition(name.hasPrefix("yingda_"), "a measure is named yingda_…")
        families.withLock { families in if families[name] == nil { families[name] = family } }
    }

    /// A measure nobody announced is not kept.
    private func change(_ name: String, _ change: (inout Family) -> Void) {
        families.withLock { families in
            if var family = families.removeValue(forKey: name) {
                change(&family)
                families[name] = family
            }
        }
    }

    private static func room<Value>(_ series: [MetricLabels: Value], _ labels: MetricLabels) -> MetricLabels {
        series[labels] != nil || series.count < seriesLimit ? labels : MetricLabels()
    }
}
