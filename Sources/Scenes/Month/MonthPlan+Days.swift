import Manual
import Vocabulary

extension MonthPlan {
    /// Spreads the tickets over the days: Mondays and the days after a faulty firmware are full, days off are quiet.
    static func days(_ settings: Settings, _ calendar: MonthCalendar, _ dice: inout Dice) -> [DayPlan] {
        let all = calendar.days
        let worked = all.filter { calendar.center.isServiceDay($0) && $0.weekday != .saturday && $0.weekday != .sunday }
        let wave = worked.isEmpty ? nil : worked[worked.count * 55 / 100]
        let ill = worked.count < 3 ? nil : worked[max(1, worked.count * 75 / 100)]
        let weights = all.map { day -> Int in
            var weight = usual(day, calendar)
            if day == wave { weight = weight * 19 / 10 }
            if let wave, day == wave + 1 { weight = weight * 13 / 10 }
            if day == calendar.last { weight = weight * part(of: day, calendar) / 100 }
            return weight * dice.within(90...110)
        }
        let total = max(1, weights.reduce(0, +))
        return zip(all, weights).map { day, weight in
            DayPlan(
                day: day, isWorked: calendar.center.isServiceDay(day),
                isMakeUp: day.weekday == .saturday && calendar.center.isServiceDay(day), isWave: day == wave,
                isShortHanded: day == ill, arrivals: (settings.tickets * weight + total / 2) / total)
        }
    }

    private static func usual(_ day: Day, _ calendar: MonthCalendar) -> Int {
        guard calendar.center.isServiceDay(day) else { return calendar.center.exceptions[day] == nil ? 20 : 14 }
        return switch day.weekday {
        case .monday: 135
        case .tuesday: 108
        case .saturday, .sunday: 70
        default: 96
        }
    }

    /// How much of the last day is over, in percent of its service.
    private static func part(of day: Day, _ calendar: MonthCalendar) -> Int {
        let start = calendar.start(of: day)
        let whole = calendar.center.consumed(from: start, to: start + .days(1)).milliseconds
        let passed = calendar.center.consumed(from: start, to: calendar.end).milliseconds
        return whole == 0 ? 50 : Int(passed * 100 / whole)
    }
}
