import Storage
import Vocabulary

extension Link {
    /// How many browsers keep a cookie of one link; the oldest gives way.
    static let mostBrowsers = 20

    /// What a link's secret opens.
    /// - Throws: `.notFound` for a secret that nobody was given, `.gone` once it is revoked or has expired.
    public static func open(_ presented: String, keys: Keys, in db: Reading) throws -> Link {
        guard let secret = Secret(presented: presented) else { throw Refusal(.notFound, "link.unknown") }
        let link = try db.first("SELECT \(sql: columns) FROM link WHERE mark IN \(list: secret.marks(keys))") {
            Link($0)
        }
        guard let link else { throw Refusal(.notFound, "link.unknown") }
        return try link.good(at: db.now)
    }

    /// Opens a link and gives this browser a secret of its own for its cookie, so that the one in the mail leaves the
    /// address bar at once and still works elsewhere.
    public static func exchange(
        _ presented: String, keys: Keys, in tx: Transaction
    ) throws -> (link: Link, cookie: Secret) {
        let link = try open(presented, keys: keys, in: tx)
        let cookie = Secret()
        try tx.execute(
            """
            INSERT INTO link_cookie (link, mark, created_at)
            VALUES (\(link.id), \(cookie.mark(keys, keys.current)), \(tx.now))
            """)
        try tx.execute(
            """
            DELETE FROM link_cookie WHERE link = \(link.id) AND id NOT IN
                (SELECT id FROM link_cookie WHERE link = \(link.id) ORDER BY id DESC LIMIT \(mostBrowsers))
            """)
        let first = try tx.execute("UPDATE link SET opened_at = \(tx.now) WHERE id = \(link.id) AND opened_at IS NULL")
        if first > 0 { try tx.record(CustomerEvent.linkOpened, of: "link", link.id) }
        return (link, cookie)
    }

    /// What a browser's cookie opens; refuses like `open`.
    public static func visit(with cookie: String, keys: Keys, in db: Reading) throws -> Link {
        guard let secret = Secret(presented: cookie) else { throw Refusal(.notFound, "link.unknown") }
        let link = try db.first(
            """
            SELECT \(sql: columns) FROM link_cookie JOIN link ON link.id = link_cookie.link
            WHERE link_cookie.mark IN \(list: secret.marks(keys))
            """
        ) { Link($0) }
        guard let link else { throw Refusal(.notFound, "link.unknown") }
        return try link.good(at: db.now)
    }
}

extension Link {
    /// What an answer through the link proves: that the contact it was sent to is the customer's. GET never calls this.
    public func answered(keys: Keys, in tx: Transaction) throws {
        guard let contact else { return }
        try Contact.verify(contact, by: .link, keys: keys, in: tx)
    }
}
