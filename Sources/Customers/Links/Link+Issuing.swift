import Storage
import Vocabulary

extension Link {
    /// A secret that nobody has yet, with the mark that is kept of it: where time counts, made before the writer is asked.
    public struct Fresh: Sendable {
        let secret: Secret
        let mark: [UInt8]

        public init(keys: Keys) {
            secret = Secret()
            mark = secret.mark(keys, keys.current)
        }
    }

    /// Makes a link and the secret that stands in it, which nobody can read again. The verb that needs one checks the
    /// right.
    public static func issue(
        _ purpose: String, to subject: Int64, for customer: Int64?, sentTo contact: Int64? = nil,
        lasting: Duration = .days(90), keys: Keys, in tx: Transaction
    ) throws -> (link: Link, secret: Secret) {
        let fresh = Fresh(keys: keys)
        return try issue(purpose, to: subject, for: customer, sentTo: contact, lasting: lasting, with: fresh, in: tx)
    }

    public static func issue(
        _ purpose: String, to subject: Int64, for customer: Int64?, sentTo contact: Int64? = nil,
        lasting: Duration = .days(90), with fresh: Fresh, in tx: Transaction
    ) throws -> (link: Link, secret: Secret) {
        let made = try tx.first(
            """
            INSERT INTO link (mark, purpose, subject, customer, contact, created_at, expires_at)
            VALUES (\(fresh.mark), \(purpose), \(subject), \(customer), \(contact), \(tx.now), \(tx.now + lasting))
            RETURNING \(sql: columns)
            """
        ) { Link($0) }
        guard let link = made else { throw StorageFault.noRow }
        try tx.record(CustomerEvent.linkIssued(purpose: purpose, subject: subject), of: "link", link.id)
        return (link, fresh.secret)
    }

    /// Ends a link and every browser that came through it.
    public static func revoke(_ id: Int64, in tx: Transaction) throws {
        guard try find(id, in: tx) != nil else { throw Refusal(.notFound, "link.unknown") }
        let ended = try tx.execute("UPDATE link SET revoked_at = \(tx.now) WHERE id = \(id) AND revoked_at IS NULL")
        if ended > 0 { try tx.record(CustomerEvent.linkRevoked, of: "link", id) }
    }

    /// Ends all links to a thing.
    public static func revokeAll(to subject: Int64, purpose: String, in tx: Transaction) throws {
        let ids = try tx.rows(
            """
            UPDATE link SET revoked_at = \(tx.now) WHERE subject = \(subject) AND purpose = \(purpose)
                AND revoked_at IS NULL RETURNING id
            """
        ) { $0[0] as Int64 }
        for id in ids.sorted() { try tx.record(CustomerEvent.linkRevoked, of: "link", id) }
    }

    /// Forgets links that ended before `instant`, with their browsers, at most `limit`.
    public static func sweep(before instant: Instant, limit: Int = 200, in tx: Transaction) throws {
        let ids = try tx.rows("SELECT id FROM link WHERE expires_at < \(instant) ORDER BY id LIMIT \(limit)") {
            $0[0] as Int64
        }
        try tx.execute("DELETE FROM link_cookie WHERE link IN \(list: ids)")
        try tx.execute("DELETE FROM link WHERE id IN \(list: ids)")
    }
}
