import Storage
import Vocabulary

/// What the log says about a clock, in the history of the clock's subject.
public enum ClockEvent: Recordable, Hashable {
    case warned(clock: Int64, kind: ClockKind, percent: Int, due: Instant)
    /// `down` says that the center was not running when the limit passed.
    case missed(clock: Int64, kind: ClockKind, due: Instant, down: Bool)
    case met(clock: Int64, kind: ClockKind, due: Instant)
    case paused(clock: Int64, kind: ClockKind)
    case resumed(clock: Int64, kind: ClockKind, due: Instant)
    case redated(clock: Int64, kind: ClockKind, due: Instant)
    /// A new version of its calendar moved it.
    case recounted(clock: Int64, kind: ClockKind, due: Instant, calendar: CalendarKey, version: Int)
    /// The reason for the promise is gone, and nobody owes it any more.
    case lapsed(clock: Int64, kind: ClockKind)
    /// Somebody who may has granted more time.
    case extended(clock: Int64, kind: ClockKind, due: Instant)

    public var name: String {
        switch self {
        case .warned: "clock.warned"
        case .missed: "clock.missed"
        case .met: "clock.met"
        case .paused: "clock.paused"
        case .resumed: "clock.resumed"
        case .redated: "clock.redated"
        case .recounted: "clock.recounted"
        case .lapsed: "clock.lapsed"
        case .extended: "clock.extended"
        }
    }

    func record(of clock: RunningClock, in tx: Transaction) throws {
        try tx.record(self, of: clock.subject, clock.subjectNumber, because: clock.paragraph, edition: clock.edition)
    }
}
