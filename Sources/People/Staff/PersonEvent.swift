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
    case skilled(skills: [SkillKey], capacity: Int?)
    /// The reason stands with the decision, in its own row.
    case qualified(decision: Int64)
    case disqualified(decision: Int64)
    case deputyNamed(deputy: Int64?)
    case present(as: Presence, after: Presence)

    case secondStepSetUp
    case secondStepEnded
    case secondStepReset
    case recoveryCodesRenewed
    case recoveryCodeUsed(left: Int)

    /// Why a sign-in failed, for the one who reads the record; at the door the first three sound the same.
    public enum Failure: String, Codable, Sendable { case unknown, inactive, password, code }

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
        case .skilled: "person.skilled"
        case .qualified: "person.qualified"
        case .disqualified: "person.disqualified"
        case .deputyNamed: "person.deputy-named"
        case .present: "person.present"
        case .secondStepSetUp: "person.second-step-set-up"
        case .secondStepEnded: "person.second-step-ended"
        case .secondStepReset: "person.second-step-reset"
        case .recoveryCodesRenewed: "person.recovery-codes-renewed"
        case .recoveryCodeUsed: "person.recovery-code-used"
        }
    }
}
