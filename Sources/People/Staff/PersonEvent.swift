import Storage
import Vocabulary

/// What happens to the people of the center and to their ways in.
public enum PersonEvent: Recordable, Hashable {
    case created(role: RoleKey, team: TeamKey?)
    case renamed
    case assigned(role: RoleKey, team: TeamKey?)
    case preferred(language: Language, theme: Theme)
    case passwordChanged
    case deactivated
    case reactivated
    case signedIn(session: Int64)
    case signedOut(session: Int64)
    case sessionRevoked(session: Int64)
    case signInFailed(because: Failure)
    case tokenIssued(permissions: [Permission])
    case tokenRevoked

    /// Why a sign-in failed, for the one who reads the record; at the door all three sound the same.
    public enum Failure: String, Codable, Sendable { case unknown, inactive, password }

    public var name: String {
        switch self {
        case .created: "person.created"
        case .renamed: "person.renamed"
        case .assigned: "person.assigned"
        case .preferred: "person.preferred"
        case .passwordChanged: "person.password-changed"
        case .deactivated: "person.deactivated"
        case .reactivated: "person.reactivated"
        case .signedIn: "person.signed-in"
        case .signedOut: "person.signed-out"
        case .sessionRevoked: "person.session-revoked"
        case .signInFailed: "person.sign-in-failed"
        case .tokenIssued: "token.issued"
        case .tokenRevoked: "token.revoked"
        }
    }
}
