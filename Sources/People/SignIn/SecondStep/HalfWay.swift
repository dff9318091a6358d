import Storage
import Vocabulary

/// Somebody who gave the right password and not yet a code. Their browser has a secret for it; no session has begun.
struct HalfWay: Sendable {
    let person: Int64
    /// What the person was when the password was looked at; another password or role ends it.
    let revision: Int64

    static let longest = Duration.minutes(10)

    static func begin(for person: Person, in tx: Transaction) throws -> Secret {
        let secret = Secret()
        try tx.execute(
            """
            INSERT INTO half_way (digest, person, revision, made_at)
            VALUES (\(secret.digest), \(person.id), \(person.revision), \(tx.now))
            """)
        return secret
    }

    static func find(_ secret: Secret, in db: Reading) throws -> HalfWay? {
        try db.first(
            """
            SELECT person, revision FROM half_way
            WHERE digest = \(secret.digest) AND made_at > \(db.now - longest)
            """
        ) { HalfWay(person: $0[0], revision: $0[1]) }
    }

    /// Whether it is still the person whose password was looked at.
    func fits(_ person: Person) -> Bool { person.isActive && person.revision == revision }

    /// False where another request ended it first.
    static func end(_ secret: Secret, in tx: Transaction) throws -> Bool {
        try tx.execute("DELETE FROM half_way WHERE digest = \(secret.digest)") == 1
    }

    /// Forgets those who went no further, at most `limit` rows.
    static func sweep(limit: Int, in tx: Transaction) throws {
        try tx.execute(
            """
            DELETE FROM half_way WHERE digest IN
                (SELECT digest FROM half_way WHERE made_at < \(tx.now - longest) LIMIT \(limit))
            """)
    }
}
