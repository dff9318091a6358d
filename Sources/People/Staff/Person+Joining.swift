import Storage
import Vocabulary

extension Person {
    /// What is typed about somebody new.
    public struct Draft: Sendable {
        public var login: String
        public var name: String
        public var role: RoleKey
        public var team: TeamKey?
        public var scope: Scope
        public var language: Language

        public init(
            login: String, name: String, role: RoleKey, team: TeamKey? = nil, scope: Scope = .all, language: Language
        ) {
            self.login = login
            self.name = name
            self.role = role
            self.team = team
            self.scope = scope
            self.language = language
        }

        /// Everything that is wrong with it.
        public func flaws(loginField: String = "login", nameField: String = "name") -> [Refusal.Flaw] {
            [
                Login(login) == nil ? Refusal.Flaw(loginField, "person.login") : nil,
                name.tidied.isName ? nil : Refusal.Flaw(nameField, "person.name"),
            ].compactMap(\.self)
        }
    }

    /// Takes somebody in. The password was hashed before the transaction began, because that is slow on purpose.
    public static func create(_ draft: Draft, password: PasswordHash, in tx: Transaction) throws -> Person {
        try tx.actor.must(.administer)
        try tx.actor.mustReach(draft.scope)
        return try join(draft, password: password, in: tx)
    }

    /// What `create` and the first set-up share.
    static func join(_ draft: Draft, password: PasswordHash, in tx: Transaction) throws -> Person {
        let flaws = draft.flaws()
        guard flaws.isEmpty, let login = Login(draft.login) else { throw Refusal.invalid(flaws) }
        let id: Int64? = try tx.value(
            """
            INSERT INTO person (login, name, role, team, scope, language, theme, active, password, created_at, revision)
            VALUES (\(login.text), \(draft.name.tidied), \(draft.role), \(draft.team), \(draft.scope.stored),
                \(draft.language), \(Theme.auto.rawValue), \(true), \(password.encoded), \(tx.now), \(1))
            ON CONFLICT (login) DO NOTHING RETURNING id
            """)
        guard let id, let person = try find(id, in: tx) else {
            throw Refusal.invalid([Refusal.Flaw("login", "person.login-taken")])
        }
        try person.record(.created(role: person.role, team: person.team), in: tx)
        return person
    }
}
