import Vocabulary

/// What is known about a request when it comes in.
public struct Intake: Hashable, Sendable {
    public let type: TypeKey
    public let channel: ChannelKey
    /// Whether the customer asked for urgency.
    public let isUrgent: Bool
    /// The customer's own words and what they demand.
    public let words: String

    public init(type: TypeKey, channel: ChannelKey, isUrgent: Bool, words: String) {
        self.type = type
        self.channel = channel
        self.isUrgent = isUrgent
        self.words = words
    }
}

/// A ticket as the manual sorts it.
public struct Case: Hashable, Sendable {
    public let type: TypeKey
    public let subtype: SubtypeKey?
    public let level: LevelKey
    public let channel: ChannelKey

    public init(type: TypeKey, subtype: SubtypeKey? = nil, level: LevelKey, channel: ChannelKey) {
        self.type = type
        self.subtype = subtype
        self.level = level
        self.channel = channel
    }
}

/// One thing that a rule saw: a sentence's key in the text catalogs and what stands in its gaps. No personal data:
/// the words are the manual's, never the customer's.
public struct Fact: Hashable, Sendable, Codable {
    public let key: String
    public let about: [String]

    public init(_ key: String, _ about: [String] = []) {
        self.key = key
        self.about = about
    }

    static func type(_ type: TypeKey) -> Fact { Fact("fact.type", [type.text]) }
    static func urgency(_ isUrgent: Bool) -> Fact { Fact(isUrgent ? "fact.urgent" : "fact.not-urgent") }
    static func word(_ word: String) -> Fact { Fact("fact.word", [word]) }
    static let nothingElse = Fact("fact.nothing-else")
}
