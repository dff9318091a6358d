import Storage
import Vocabulary

/// One browser in which somebody is signed in. Its secret is kept as a hash only.
public struct Session: Hashable, Sendable, Identifiable {
    public let id: Int64
    public let person: Int64
    /// What the browser calls itself, shortened; shown to its owner only.
    public let device: String
    public let createdAt: Instant
    /// Exact to `precision`.
    public let seenAt: Instant

    /// Without use it ends after 12 hours, in any case after 7 days; its use is written down every 5 minutes.
    public static let idle = Duration.hours(12)
    public static let longest = Duration.days(7)
    static let precision = Duration.minutes(5)

    func isLive(at now: Instant) -> Bool { now < seenAt + Self.idle && now < createdAt + Self.longest }

    static let columns: SQL = "session.id, session.person, session.device, session.created_at, session.seen_at"

    init(_ row: Row) {
        id = row[0]
        person = row[1]
        device = row[2]
        createdAt = row[3]
        seenAt = row[4]
    }

    /// Starts a session and gives the secret for the cookie, which nobody can read again.
    static func begin(for person: Person, device: String, in tx: Transaction) throws -> (id: Int64, secret: Secret) {
        let secret = Secret()
        let id = try tx.insert(
            """
            INSERT INTO session (digest, person, device, created_at, seen_at)
            VALUES (\(secret.digest), \(person.id), \(String(device.tidied.prefix(120))), \(tx.now), \(tx.now))
            RETURNING id
            """)
        // Whoever came to the door as a visitor is known by now.
        let member = Actor(.staff(person.id), permissions: [], scope: .nothing)
        try tx.record(PersonEvent.signedIn(session: id), of: "person", person.id, by: member)
        return (id, secret)
    }

    /// The live sessions of somebody, the latest first.
    public static func all(of person: Int64, in db: Reading) throws -> [Session] {
        try db.rows(
            """
            SELECT \(sql: columns) FROM session WHERE person = \(person) AND ended_at IS NULL ORDER BY id DESC LIMIT 200
            """
        ) { Session($0) }.filter { $0.isLive(at: db.now) }
    }

    /// Whether a page that stays open may go on; a stream asks each minute.
    public static func isLive(_ id: Int64, in db: Reading) throws -> Bool {
        try db.first(
            """
            SELECT \(sql: columns) FROM session JOIN person ON person.id = session.person
            WHERE session.id = \(id) AND session.ended_at IS NULL AND person.active = 1
            """
        ) { Session($0).isLive(at: db.now) } ?? false
    }

    /// Ends one of one's own sessions, or anybody's for those who administer. Another's does not exist for others.
    public static func revoke(_ id: Int64, in tx: Transaction) throws {
        let owner: Int64? = try tx.value("SELECT person FROM session WHERE id = \(id)")
        guard let owner, owner == tx.actor.staff || tx.actor.permissions.contains(.administer) else {
            throw Refusal(.notFound, "session.unknown")
        }
        var person = try Person.lock(owner, in: tx)
        guard try end(id, in: tx) else { return }
        try person.record(.sessionRevoked(session: id), in: tx)
        try person.turnOffUnlessSignedIn(in: tx)
    }

    static func end(_ id: Int64, in tx: Transaction) throws -> Bool {
        try tx.execute("UPDATE session SET ended_at = \(tx.now) WHERE id = \(id) AND ended_at IS NULL") > 0
    }

    static func end(_ secret: Secret, in tx: Transaction) throws {
        try tx.execute("UPDATE session SET ended_at = \(tx.now) WHERE digest = \(secret.digest) AND ended_at IS NULL")
    }

    static func endAll(of person: Int64, in tx: Transaction) throws {
        try tx.execute("UPDATE session SET ended_at = \(tx.now) WHERE person = \(person) AND ended_at IS NULL")
    }

    /// Notes that it is in use, unless that was written a moment ago.
    static func touch(_ id: Int64, in tx: Transaction) throws {
        try tx.execute(
            "UPDATE session SET seen_at = \(tx.now) WHERE id = \(id) AND seen_at <= \(tx.now - precision)")
    }

    /// Forgets sessions that began before the longest life of one, at most `limit` rows.
    static func sweep(limit: Int, in tx: Transaction) throws {
        try tx.execute(
            """
            DELETE FROM session WHERE id IN
                (SELECT id FROM session WHERE created_at < \(tx.now - longest - .days(1)) LIMIT \(limit))
            """)
    }
}
