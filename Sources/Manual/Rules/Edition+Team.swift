import Vocabulary

/// The team that takes a ticket, and why.
public struct TeamChoice: Hashable, Sendable {
    public let team: TeamKey
    public let paragraph: Paragraph
}

extension Edition {
    /// The team for a ticket: its subtype's where that has one, else its type's; nil for a type that is not in the manual.
    public func team(for ticket: Case) -> TeamChoice? { team(for: ticket.type, ticket.subtype) }

    public func team(for type: TypeKey, _ subtype: SubtypeKey? = nil) -> TeamChoice? {
        guard let kind = self.type(type) else { return nil }
        let own = subtype.flatMap { kind.subtype($0)?.team }
        return TeamChoice(team: own ?? kind.team, paragraph: kind.paragraph)
    }
}
