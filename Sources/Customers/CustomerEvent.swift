import Manual
import Storage
import Vocabulary

/// What happens to customers, their contacts and their links.
public enum CustomerEvent: Recordable, Hashable {
    case created
    case renamed
    case described
    case levelled(level: CustomerLevelKey?, until: Day? = nil)
    case placed(organisation: Int64?)
    case agentNamed(agent: Int64?)
    case claimed(contact: Int64, kind: ContactPoint.Kind)
    case verified(contact: Int64, by: Contact.Proof)
    case cautioned(contact: Int64, caution: Contact.Caution?)
    case contactRemoved(contact: Int64)
    /// A verified contact brought somebody back to the history that it already had.
    case recognised(contact: Int64)
    case revealed(contact: Int64, reveal: Int64)
    case searched(by: Search, found: Int)
    case merged(into: Int64)
    case unmerged(from: Int64)
    case exported
    case forgotten(because: Customer.ForgetReason)
    case linkIssued(purpose: String, subject: Int64)
    case linkOpened
    case linkRevoked

    /// What was searched for, without saying it.
    public enum Search: String, Sendable, Codable { case phone, email, other, tail, name }

    public var name: String {
        switch self {
        case .created: "customer.created"
        case .renamed: "customer.renamed"
        case .described: "customer.described"
        case .levelled: "customer.levelled"
        case .placed: "customer.placed"
        case .agentNamed: "customer.agent-named"
        case .claimed: "contact.claimed"
        case .verified: "contact.verified"
        case .cautioned: "contact.cautioned"
        case .contactRemoved: "contact.removed"
        case .recognised: "customer.recognised"
        case .revealed: "contact.revealed"
        case .searched: "contact.searched"
        case .merged: "customer.merged"
        case .unmerged: "customer.unmerged"
        case .exported: "customer.exported"
        case .forgotten: "customer.forgotten"
        case .linkIssued: "link.issued"
        case .linkOpened: "link.opened"
        case .linkRevoked: "link.revoked"
        }
    }
}
