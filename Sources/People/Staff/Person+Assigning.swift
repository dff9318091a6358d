import Storage
import Vocabulary

extension Person {
    /// Gives somebody another role, team or reach. All their sessions end: the next one begins with the new rights.
    public mutating func assign(role: RoleKey, team: TeamKey?, scope: Scope, in tx: Transaction) throws {
        try tx.actor.must(.administer)
        try tx.actor.mustReach(self.scope)
        try tx.actor.mustReach(scope)
        guard isActive else { throw Refusal(.conflict, "person.inactive") }
        guard role != self.role || team != self.team || scope != self.scope else { return }

        self.role = role
        self.team = team
        self.scope = scope
        try save(in: tx)
        try Session.endAll(of: id, in: tx)
        try record(.assigned(role: role, team: team), in: tx)
        try turn(.off, in: tx)
    }

    public mutating func rename(to name: String, in tx: Transaction) throws {
        try tx.actor.must(.administer)
        let name = name.tidied
        guard name.isName else { throw Refusal.invalid([Refusal.Flaw("name", "person.name")]) }

        self.name = name
        try save(in: tx)
        try record(.renamed, in: tx)
    }

    /// Changes how the pages speak and look to oneself.
    public mutating func prefer(language: Language, theme: Theme, in tx: Transaction) throws {
        guard tx.actor.staff == id else { throw Refusal(.forbidden, "refusal.forbidden") }
        guard language != self.language || theme != self.theme else { return }

        self.language = language
        self.theme = theme
        try save(in: tx)
        try record(.preferred(language: language, theme: theme), in: tx)
    }
}

extension Actor {
    /// Refuses to give anybody, or take from anybody, a reach that goes beyond one's own.
    func mustReach(_ other: Scope) throws {
        guard scope.covers(other) else { throw Refusal(.forbidden, "refusal.forbidden") }
    }
}
