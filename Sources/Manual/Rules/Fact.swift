import Vocabulary

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
    static func subtype(_ subtype: SubtypeKey, of type: TypeKey) -> Fact {
        Fact("fact.subtype", [subtype.text, type.text])
    }
    static func business(_ business: BusinessKey) -> Fact { Fact("fact.business", [business.text]) }
    static func level(_ level: LevelKey) -> Fact { Fact("fact.level", [level.text]) }
    static func channel(_ channel: ChannelKey) -> Fact { Fact("fact.channel", [channel.text]) }
    static func customerLevel(_ level: CustomerLevelKey) -> Fact { Fact("fact.customer-level", [level.text]) }
    static func answer(_ question: QuestionKey) -> Fact { Fact("fact.answer", [question.text]) }
    static func urgency(_ isUrgent: Bool) -> Fact { Fact(isUrgent ? "fact.urgent" : "fact.not-urgent") }
    static func word(_ word: String) -> Fact { Fact("fact.word", [word]) }
    static let reopened = Fact("fact.reopened")
    static let notRated = Fact("fact.not-rated")
    /// Drawn by lot, so many of a hundred.
    static func drawn(_ share: Int) -> Fact { Fact("fact.drawn", [String(share)]) }
    static let nothingElse = Fact("fact.nothing-else")
}

extension Edition {
    /// The manual's own name for what a fact is about; nil where it has none, as for a word that was found.
    public func name(of fact: Fact) -> Name? {
        guard let about = fact.about.first else { return nil }
        return switch fact.key {
        case "fact.type": type(Key(about))?.name
        case "fact.subtype": fact.about.last.flatMap { type(Key($0))?.subtype(Key(about))?.name }
        case "fact.business": businessType(Key(about))?.name
        case "fact.level": level(Key(about))?.name
        case "fact.channel": channel(Key(about))?.name
        case "fact.customer-level": customerLevel(Key(about))?.name
        case "fact.answer": question(Key(about))?.name
        default: nil
        }
    }
}
