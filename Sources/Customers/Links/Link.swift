import Foundation
import Storage
import Vocabulary

/// A way to one ticket for somebody without an account: a random secret in a mail or on a page, kept as a mark only.
///
/// Opening it shows and changes nothing, because mail scanners open links too.
public struct Link: Hashable, Sendable, Identifiable {
    public let id: Int64
    /// What it is for, such as `follow`.
    public let purpose: String
    /// The number of what it opens: a ticket's.
    public let subject: Int64
    public let customer: Int64?
    /// The contact that it was sent to, and that an answer through it verifies; nil when it was shown on a page.
    public let contact: Int64?
    public let createdAt: Instant
    public let expiresAt: Instant
    public let openedAt: Instant?
    public let revokedAt: Instant?

    /// Who comes through it: the customer, who reaches this ticket and nothing else.
    public var actor: Actor {
        Actor(customer.map { .customer($0) } ?? .visitor, permissions: [], scope: .ticket(subject))
    }

    static let columns: SQL =
        """
        link.id, link.purpose, link.subject, link.customer, link.contact, link.created_at, link.expires_at,
        link.opened_at, link.revoked_at
        """

    init(_ row: Row) {
        id = row[0]
        purpose = row[1]
        subject = row[2]
        customer = row[3]
        contact = row[4]
        createdAt = row[5]
        expiresAt = row[6]
        openedAt = row[7]
        revokedAt = row[8]
    }

    static func find(_ id: Int64, in db: Reading) throws -> Link? {
        try db.first("SELECT \(sql: columns) FROM link WHERE id = \(id)") { Link($0) }
    }

    /// The links to a thing, the latest first, for staff who may revoke them.
    public static func all(of subject: Int64, in db: Reading) throws -> [Link] {
        try db.rows("SELECT \(sql: columns) FROM link WHERE subject = \(subject) ORDER BY id DESC LIMIT 100") {
            Link($0)
        }
    }

    /// The link itself while it is good; a sentence that says what happened to it otherwise.
    func good(at now: Instant) throws -> Link {
        guard revokedAt == nil else { throw Refusal(.gone, "link.revoked") }
        guard now < expiresAt else { throw Refusal(.gone, "link.expired") }
        return self
    }
}

extension Secret {
    /// What the tables of links keep: the mark under each key.
    func marks(_ keys: Keys) -> [[UInt8]] { keys.numbers.map { mark(keys, $0) } }
    func mark(_ keys: Keys, _ number: UInt8) -> [UInt8] { keys.mark(Data(text.utf8), for: .links, key: number) }
}
