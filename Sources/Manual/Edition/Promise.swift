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
    /// Whether it starts again each time that it is kept, as progress does.
    public let repeats: Bool
    /// The time of day by which it is kept on each service day; its limit then is one service day.
    public let by: TimeOfDay?
    /// How far it can be extended at most, counted as the limit is; nil where nothing is said.
    public let longest: Duration?
    public let paragraph: Paragraph
}

/// What has to happen for a promise to start.
public enum Moment: String, CaseIterable, Hashable, Sendable, Codable {
    /// The request is accepted 受理.
    case intake
    /// A person has written down what was asked on the phone, at a counter or in the field; some of it may be missing.
    case registration
    /// Somebody takes the ticket.
    case taking
    /// The ticket gets another owner or team.
    case handover
    /// The level is to be signed off 定级确认.
    case signOff = "sign-off"
    /// Somebody reports that the ticket came to the wrong place.
    case correction
    /// Somebody asks for more time.
    case `extension`
    /// The ticket is solved and the solution recorded.
    case resolution
    /// The customer confirms, or their silence counts as that.
    case confirmation
    /// A call after the end is due to somebody 回访.
    case followUp = "follow-up"
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
    /// For which tickets a promise is made.
    public struct PromiseRule: Hashable, Sendable {
        public let condition: Condition
        public let promise: Promise

        public var levels: Set<LevelKey> { condition.levels }
        public var types: Set<TypeKey> { condition.types }
        public var channels: Set<ChannelKey> { condition.channels }
    }

    /// What people promise a customer themselves, such as a call at three: the time is theirs, the rest is the manual's
    /// (C11, D5).
    public struct Promised: Hashable, Sendable {
        /// The clock that a typed promise becomes.
        public static let kind: ClockKind = "promise"

        public let name: Name
        /// When to warn, in percent of the time between the promise and its moment, ascending.
        public let warnings: [Int]
        public let paragraph: Paragraph
    }
}
