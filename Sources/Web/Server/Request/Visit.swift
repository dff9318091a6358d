import Vocabulary

/// Who is asking, and by what they proved it.
public struct Visit: Sendable {
    public enum Proof: Hashable, Sendable {
        case nothing
        /// A session's cookie.
        case session
        /// The path-scoped cookie that a signed link was exchanged for.
        case link
        /// A bearer token.
        case token
    }

    public let actor: Actor
    public let proof: Proof
    /// What the form token is made from and a rate limit counts by: the session's or token's identifier, never the secret.
    public let session: String
    public let language: Language?
    /// Whatever recognising brought along, such as the staff member's card.
    public let luggage: (any Sendable)?

    public init(
        _ actor: Actor, by proof: Proof, session: String, language: Language? = nil, luggage: (any Sendable)? = nil
    ) {
        self.actor = actor
        self.proof = proof
        self.session = session
        self.language = language
        self.luggage = luggage
    }

    public static let stranger = Visit(.visitor, by: .nothing, session: "")
}
