import Clockwork
import Storage
import Vocabulary

/// What the center measures of itself, beside what the server counts.
enum CenterMeasures {
    static func add(to metrics: Metrics, store: Store, clockwork: Clockwork, disk: DiskSpace) {
        metrics.gauge("yingda_clock_oldest_due_seconds", "Age of the oldest clock that is due and not fired.") {
            guard let due = clockwork.clocks.oldestDue else { return 0 }
            return Double((store.timepiece.now - due).milliseconds) / 1000
        }
        metrics.gauge("yingda_disk_free_ratio", "The free share of the data folder's disk.") { disk.free }
        metrics.gauge("yingda_store", "What the writer of the store is doing.") {
            store.measures.sorted { $0.key < $1.key }.map { (MetricLabels(["what": $0.key]), $0.value) }
        }
        metrics.gauge(
            "yingda_sequencer_lag_seconds", "How long the oldest event of the last batch waited for its position."
        ) {
            Double(clockwork.sequencer.gauges.lag.milliseconds) / 1000
        }
    }
}
