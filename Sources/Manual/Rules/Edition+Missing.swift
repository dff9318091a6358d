import Vocabulary

extension Edition {
    /// What a ticket of this type must still be told, in the manual's order (E4).
    public func missing(_ known: Set<FactKey>, for type: TypeKey, _ subtype: SubtypeKey? = nil) -> [FactDemand] {
        facts(for: type, subtype).filter { $0.isRequired && !known.contains($0.key) }
    }

    /// One courteous message that asks for all of it, in the manual's words.
    public func question(asking demands: [FactDemand], in language: Language) -> String {
        let asks = demands.map { $0.ask[language] }
        let lines = [sentence("missing-facts", language)] + asks + [sentence("missing-facts-end", language)]
        return lines.compactMap(\.self).joined(separator: "\n")
    }

    /// A sentence of the manual's own, where it has one under this key.
    private func sentence(_ key: String, _ language: Language) -> String? { texts[key]?[language] }
}
