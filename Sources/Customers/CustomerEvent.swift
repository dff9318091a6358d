import Storage
import Vocabulary

/// What happens to customers, their contacts and their links.
public enum CustomerEvent: Recordable, Hashable {
    case created
    case renamed
    case levelled(level: LevelKey?)
    case claimed(contact: Int64, kind: ContactPoint.Kind)
    case verified(contact: Int64, by: Contact.Proof)
    /// A verified contact brought somebody back to the history that it already had.
    case recognised(contact: Int64)
    case revealed(contact: Int64, reveal: Int64)
    case searched(by: Search, found: Int)
    case linkIssued(purpose: String, subject: Int64)
    case linkOpened
    case linkRevoked

    /// What was searched for, without saying it.
    public enum Search: String, Sendable, Codable { case phone, email, other, tail }

    public var name: String {
        switch self {
        case .created: "customer.created"
        case .renamed: "customer.renamed"
        case .levelled: "customer.levelled"
        case .claimed: "contact.claimed"
        case .verified: "contact.verified"
        case .recognised: "customer.recognised"
        case .revealed: "contact.revealed"
        case .searched: "contact.searched"
        case .linkIssued: "link.issued"
        case .linkOpened: "link.opened"
        case .linkRevoked: "link.revoked"
        }
    }
}
