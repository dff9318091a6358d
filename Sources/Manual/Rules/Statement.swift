import Vocabulary

/// What a rule says: a sentence of the text catalogs, and what stands in its gaps. Whoever shows a manual turns it into
/// words of a language; here it has none yet.
public struct Statement: Hashable, Sendable {
    public indirect enum Term: Hashable, Sendable {
        /// The same in every language, such as `17:00` or `20`.
        case text(String)
        /// What the manual calls things, one after the other.
        case names([Name])
        /// A length of time, and how it is counted.
        case span(Duration, TimeKind)
        /// A sentence within the sentence.
        case statement(Statement)
        /// Sentences one after the other.
        case statements([Statement])
    }

    /// Such as `rule.sign-off`.
    public let key: String
    public let about: [Term]

    init(_ key: String, _ about: Term...) {
        self.key = key
        self.about = about
    }
}

extension Edition {
    /// What a rule of this manual says, in short; nothing where its paragraph says it as well.
    public func statements(of rule: Citation) -> [Statement] {
        switch rule {
        case .blank, .numbering, .calendar, .line, .team, .role, .channel, .businessType, .customerLevel,
            .serviceLevel:
            naming(rule)
        case .type, .facts, .level, .question, .proposal, .promise, .promised: deciding(rule)
        case .dispatch, .dispatchRule, .signOff, .extending, .urging, .escalation, .wrapUp: handling(rule)
        case .resolving, .confirming, .silence, .rating, .waiting, .reopening, .archive, .hardStop, .followUps,
            .followUpRule, .remedy:
            ending(rule)
        }
    }
}
