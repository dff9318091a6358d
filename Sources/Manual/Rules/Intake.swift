import Vocabulary

/// What is known about a request when it comes in.
public struct Intake: Hashable, Sendable {
    public let type: TypeKey
    public let subtype: SubtypeKey?
    public let business: BusinessKey?
    public let channel: ChannelKey
    public let customerLevel: CustomerLevelKey?
    /// Whether the customer asked for urgency.
    public let isUrgent: Bool
    /// The manual's questions that were answered with yes.
    public let answers: Set<QuestionKey>
    /// The customer's own words and what they demand.
    public let words: String

    public init(
        type: TypeKey, subtype: SubtypeKey? = nil, business: BusinessKey? = nil, channel: ChannelKey,
        customerLevel: CustomerLevelKey? = nil, isUrgent: Bool, answers: Set<QuestionKey> = [], words: String
    ) {
        self.type = type
        self.subtype = subtype
        self.business = business
        self.channel = channel
        self.customerLevel = customerLevel
        self.isUrgent = isUrgent
        self.answers = answers
        self.words = words
    }
}

/// A ticket as the manual sorts it.
public struct Case: Hashable, Sendable {
    public let type: TypeKey
    public let subtype: SubtypeKey?
    public let business: BusinessKey?
    public let level: LevelKey
    public let channel: ChannelKey
    public let customerLevel: CustomerLevelKey?

    public init(
        type: TypeKey, subtype: SubtypeKey? = nil, business: BusinessKey? = nil, level: LevelKey, channel: ChannelKey,
        customerLevel: CustomerLevelKey? = nil
    ) {
        self.type = type
        self.subtype = subtype
        self.business = business
        self.level = level
        self.channel = channel
        self.customerLevel = customerLevel
    }
}
