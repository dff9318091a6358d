import Storage
import Vocabulary

extension Link {
    /// Whether a link still opens what it was made for; a stream that it let in asks again and again.
    public static func isGood(_ id: Int64, in db: Reading) throws -> Bool {
        guard let link = try find(id, in: db) else { return false }
        return link.revokedAt == nil && db.now < link.expiresAt
    }

    /// How many links to a thing are open.
    public static func count(of subject: Int64, in db: Reading) throws -> Int {
        try db.value(
            """
            SELECT count(*) FROM link WHERE subject = \(subject) AND revoked_at IS NULL AND expires_at > \(db.now)
            """) ?? 0
    }
}
