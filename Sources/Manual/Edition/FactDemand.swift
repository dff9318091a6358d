import Vocabulary

extension Edition {
    /// A fact that a type of ticket needs, and the courteous words that ask for it (E4).
    public struct FactDemand: Hashable, Sendable {
        /// One of the answers to choose from.
        public struct Choice: Hashable, Sendable {
            public let key: String
            public let name: Name
        }

        public let key: FactKey
        public let name: Name
        /// How the customer is asked.
        public let ask: Name
        /// Whether work cannot begin well without it.
        public let isRequired: Bool
        /// Empty where the answer is free text.
        public let choices: [Choice]
    }

    /// The facts that a type needs and those that its subtype adds; a subtype's own wording of a fact goes first.
    public func facts(for type: TypeKey, _ subtype: SubtypeKey? = nil) -> [FactDemand] {
        guard let kind = self.type(type) else { return [] }
        let own = subtype.flatMap { kind.subtype($0)?.facts } ?? []
        let ownKeys = Set(own.map(\.key))
        return kind.facts.filter { !ownKeys.contains($0.key) } + own
    }
}

extension Edition.FactDemand {
    init(_ entry: Entry, taken: inout Set<FactKey>) {
        key = entry.newKey(taken: &taken)
        name = entry.name("name")
        ask = entry.name("ask")
        isRequired = entry.flag("required")
        var words: Set<Key<Named.Demand>> = []
        choices = entry.optionalList("choices") { item in
            Choice(key: item.newKey(taken: &words).text, name: item.name("name"))
        }
    }

    /// The list under `facts`, which may be absent.
    static func demands(_ entry: Entry) -> [Edition.FactDemand] {
        var taken: Set<FactKey> = []
        return entry.optionalList("facts") { Edition.FactDemand($0, taken: &taken) }
    }
}
