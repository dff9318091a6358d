/// Who does something: the one a verb asks for permission and an event names.
public struct Actor: Hashable, Sendable {
    public enum Identity: Hashable, Sendable {
        case staff(Int64)
        /// A program that acts through the API; the number is its token's.
        case token(Int64)
        /// A customer, reached through a signed link.
        case customer(Int64)
        /// Somebody at the public door who has not been recognised.
        case visitor
        /// The center itself: a clock, a job, a migration.
        case center
    }

    public let identity: Identity
    public let permissions: Set<Permission>
    public let scope: Scope

    public init(_ identity: Identity, permissions: Set<Permission>, scope: Scope) {
        self.identity = identity
        self.permissions = permissions
        self.scope = scope
    }

    /// The center acting by itself, as its manual tells it to.
    public static let center = Actor(.center, permissions: Set(Permission.allCases), scope: .all)
    public static let visitor = Actor(.visitor, permissions: [], scope: .nothing)

    /// Refuses, with a sentence, whoever lacks the permission.
    public func must(_ permission: Permission) throws {
        guard permissions.contains(permission) else { throw Refusal(.forbidden, "refusal.forbidden") }
    }

    /// Refuses whoever sees only a part: what is the whole center's is not theirs to change.
    public func mustSeeAll() throws {
        guard scope == .all else { throw Refusal(.forbidden, "refusal.forbidden") }
    }

    /// A program that acts for the people of the center.
    public var isProgram: Bool { if case .token = identity { true } else { false } }

    public var staff: Int64? { if case .staff(let id) = identity { id } else { nil } }

    /// How the event log names the actor: a word and, where there is one, a number. No personal data.
    public var word: String {
        switch identity {
        case .staff: "staff"
        case .token: "token"
        case .customer: "customer"
        case .visitor: "visitor"
        case .center: "center"
        }
    }
    public var number: Int64? {
        switch identity {
        case .staff(let id), .token(let id), .customer(let id): id
        case .visitor, .center: nil
        }
    }
}

/// Which tickets, customers, files and events somebody can reach. What is outside does not exist for them (404).
public enum Scope: Hashable, Sendable {
    case all
    case teams(Set<TeamKey>)
    /// What this person of the staff took or owns, and nothing else.
    case own(Int64)
    /// One ticket, as a customer's signed link opens it.
    case ticket(Int64)
    case nothing
}
