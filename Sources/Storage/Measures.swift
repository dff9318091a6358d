import Vocabulary

extension Store {
    /// What the writer is doing, by name, for the metrics: batch sizes, waits, commit times.
    public var measures: [String: Double] {
        switch engine {
        case let engine as SQLiteEngine:
            let gauges = engine.gauges
            return [
                "waiting": Double(gauges.waiting), "commits": Double(gauges.commits), "bodies": Double(gauges.bodies),
                "last_batch": Double(gauges.lastBatch), "commit_milliseconds": gauges.commitMilliseconds,
            ]
        case let engine as PostgresEngine:
            let gauges = engine.gauges
            return [
                "waiting": Double(gauges.waiting), "commits": Double(gauges.commits),
                "connections": Double(gauges.connections), "commit_milliseconds": gauges.commitMilliseconds,
                "clock_offset_milliseconds": Double(gauges.clockOffset?.milliseconds ?? 0),
            ]
        default: return [:]
        }
    }
}
