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

    public var name: String {
        switch self {
        case .warned: "clock.warned"
        case .missed: "clock.missed"
        case .met: "clock.met"
        case .paused: "clock.paused"
        case .resumed: "clock.resumed"
        case .redated: "clock.redated"
        }
    }

    func record(of clock: RunningClock, in tx: Transaction) throws {
        try tx.record(self, of: clock.subject, clock.subjectNumber, because: clock.paragraph, edition: clock.edition)
    }
}
