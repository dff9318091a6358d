import Foundation
import Vocabulary

extension Promise {
    /// When the promise falls due. One for a time of day is due then on the first service day on which that is still to
    /// come; `again`, where it was kept today and starts once more, on a later day.
    public func due(from: Instant, in calendar: WorkCalendar, again: Bool = false) -> Due {
        guard let by else { return calendar.due(from: from, limit: limit, kind: time) }
        return calendar.due(by: by, from: from, onLaterDay: again)
    }
}

extension WorkCalendar {
    /// The next service day at a time of day, after `from`; without a service day within two years then, provisionally.
    public func due(by time: TimeOfDay, from: Instant, onLaterDay: Bool = false) -> Due {
        let today = Day(from, in: zone)
        for day in (today.ordinal + (onLaterDay ? 1 : 0)...today.ordinal + 730).lazy.map(Day.init(ordinal:)) {
            guard isServiceDay(day) else { continue }
            let moment = Instant(seconds: zone.seconds(atLocal: Int64(day.ordinal) * 86400 + Int64(time.minutes) * 60))
            if moment > from {
                return Due(at: moment, isProvisional: !(today.year...day.year).allSatisfy(knows))
            }
        }
        return Due(at: from + .days(730), isProvisional: true)
    }
}
