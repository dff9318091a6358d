import Foundation
import Vocabulary

/// Local time, as seconds since 1970-01-01 00:00 on a zone's own clocks.
extension TimeZone {
    /// Seconds east of Greenwich.
    func offset(at seconds: Int64) -> Int64 {
        Int64(secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
    }

    func localSeconds(at seconds: Int64) -> Int64 { seconds + offset(at: seconds) }

    /// The earliest moment at which the zone's clocks show this time or a later one.
    ///
    /// A time shown twice in autumn is its first showing; a time left out in spring is the moment of the leap.
    func seconds(atLocal local: Int64) -> Int64 {
        let before = offset(at: local - 2 * 86400)
        let after = offset(at: local + 2 * 86400)
        if before == after { return local - before }
        let candidates = [local - max(before, after), local - min(before, after)]
        for moment in candidates where localSeconds(at: moment) == local { return moment }
        return change(after: candidates[0], until: candidates[1])
    }

    /// The latest time that the zone's clocks have shown so far: it stands still while an hour is shown again.
    func latestLocalSeconds(at seconds: Int64) -> Int64 {
        let local = localSeconds(at: seconds)
        let first = self.seconds(atLocal: local)
        guard first < seconds else { return local }
        let change = change(after: first, until: seconds)
        return change + offset(at: change - 1)
    }

    /// The first second with the later one's offset, between two moments with different offsets.
    private func change(after early: Int64, until late: Int64) -> Int64 {
        let before = offset(at: early)
        var low = early
        var high = late
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(at: middle) == before { low = middle } else { high = middle }
        }
        return high
    }
}
