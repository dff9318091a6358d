import Vocabulary

/// What the center promises about one ticket: something happens within a limit, counted from a moment.
public struct Promise: Hashable, Sendable {
    public let kind: ClockKind
    public let name: Name
    public let startsAt: Moment
    public let limit: Duration
    public let time: TimeKind
    public let calendar: CalendarKey
    /// When to warn, in percent of the limit, ascending.
    public let warnings: [Int]
    public let paragraph: Paragraph
}

/// What has to happen for a promise to start.
public enum Moment: String, CaseIterable, Hashable, Sendable, Codable {
    /// The request is accepted 受理.
    case intake
    /// Somebody takes the ticket.
    case taking
    /// The ticket gets another owner or team.
    case handover
    /// The ticket is solved and the solution recorded.
    case resolution
    /// The customer confirms, or their silence counts as that.
    case confirmation
    /// A rating comes in that counts as bad.
    case badRating = "bad-rating"
}

/// How a limit is counted.
public enum TimeKind: String, CaseIterable, Hashable, Sendable, Codable {
    /// By the wall clock, day and night.
    case elapsed
    /// Only while the calendar is in service.
    case serviceHours = "service-hours"
    /// In service days: the same time of day, so many service days later.
    case serviceDay = "service-day"
}

extension Edition {
    /// For which tickets a promise is made; an empty set stands for any.
    public struct PromiseRule: Hashable, Sendable {
        public let levels: Set<LevelKey>
        public let types: Set<TypeKey>
        public let channels: Set<ChannelKey>
        public let promise: Promise

        func covers(_ other: PromiseRule) -> Bool {
            levels.covers(other.levels) && types.covers(other.types) && channels.covers(other.channels)
        }
    }
}

extension Set {
    /// Whether this condition lets through whatever the other does; an empty one lets everything through.
    fileprivate func covers(_ other: Set<Element>) -> Bool {
        isEmpty || (!other.isEmpty && isSuperset(of: other))
    }
}
