import Foundation
import Vocabulary

/// Why somebody may not be called just now.
public enum CallRefusal: Hashable, Sendable {
    /// Nobody is called at this hour; calls begin again then.
    case outsideHours(until: Instant)
    /// The last attempt was too short a while ago.
    case tooSoon(until: Instant)
}

extension Edition.FollowUps {
    /// Whether a customer may be called now, after attempts that were made before.
    /// - Parameter calling: the calendar of calling hours.
    public func refusal(ofCallAt now: Instant, after attempts: [Instant], in calling: WorkCalendar) -> CallRefusal? {
        if let last = attempts.max(), now < last + gap {
            return .tooSoon(until: nextCall(after: attempts, from: now, in: calling))
        }
        return calling.isInService(at: now)
            ? nil : .outsideHours(until: nextCall(after: attempts, from: now, in: calling))
    }

    /// The first moment from which on the next attempt may be made.
    public func nextCall(after attempts: [Instant], from now: Instant, in calling: WorkCalendar) -> Instant {
        let earliest = attempts.max().map { max(now, $0 + gap) } ?? now
        return calling.due(from: earliest, limit: .zero, kind: .serviceHours).at
    }

    /// Whether nobody needs to be tried again: often enough, and on enough half-days, which meet at noon.
    public func isExhausted(_ attempts: [Instant], in calling: WorkCalendar) -> Bool {
        let halves = Set(attempts.map { HalfDay(of: $0, in: calling.zone) })
        return attempts.count >= self.attempts && halves.count >= halfDays
    }
}

/// A morning or an afternoon.
private struct HalfDay: Hashable {
    let day: Day
    let isAfternoon: Bool

    init(of moment: Instant, in zone: TimeZone) {
        day = Day(moment, in: zone)
        isAfternoon = Day(moment - .hours(12), in: zone) == day
    }
}
