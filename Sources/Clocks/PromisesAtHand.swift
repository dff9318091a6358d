import Manual
import Rulebook
import Storage
import Vocabulary

/// Promises that are given together, with the calendars by which they are reckoned: each is looked up once.
public struct PromisesAtHand: Sendable {
    public let promises: [Promise]
    private let calendars: [CalendarKey: WorkCalendar]

    public init(_ promises: [Promise], in db: Reading) throws {
        self.promises = promises
        calendars = try Dictionary(
            uniqueKeysWithValues: Set(promises.map(\.calendar)).map { ($0, try db.calendar($0)) })
    }

    /// By which one of them is reckoned.
    public func calendar(of promise: Promise) -> WorkCalendar? { calendars[promise.calendar] }

    /// When the first of them falls due, all given at that moment; nil where there is none.
    public func firstDue(from start: Instant) -> Instant? {
        promises.compactMap { promise in calendar(of: promise).map { promise.due(from: start, in: $0).at } }.min()
    }
}
