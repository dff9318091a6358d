import Storage
import Vocabulary

/// A program's way in: some permissions, some reach, until some day. Its secret is shown once.
public struct ApiToken: Hashable, Sendable, Identifiable {
    public let id: Int64
    public let name: String
    /// The first characters, by which people recognise it.
    public let hint: String
    public let permissions: Set<Permission>
    public let scope: Scope
    /// nil when it was made at the console.
    public let madeBy: Int64?
    public let createdAt: Instant
    public let expiresAt: Instant?
    /// Exact to five minutes.
    public let usedAt: Instant?
    public let revokedAt: Instant?

    static let prefix = "yd_"
    static let precision = Duration.minutes(5)

    func isLive(at now: Instant) -> Bool { revokedAt == nil && expiresAt.map { now < $0 } ?? true }

    private static let columns: SQL =
        "id, name, hint, permissions, scope, made_by, created_at, expires_at, used_at, revoked_at"

    private init(_ row: Row) {
        id = row[0]
        name = row[1]
        hint = row[2]
        permissions = Set((row[3] as String).split(separator: " ").compactMap { Permission(rawValue: String($0)) })
        scope = Scope(stored: row[4])
        madeBy = row[5]
        createdAt = row[6]
        expiresAt = row[7]
        usedAt = row[8]
        revokedAt = row[9]
    }

    public static func find(_ id: Int64, in db: Reading) throws -> ApiToken? {
        try db.first("SELECT \(sql: columns) FROM api_token WHERE id = \(id)") { ApiToken($0) }
    }

    public static func all(in db: Reading) throws -> [ApiToken] {
        try db.rows("SELECT \(sql: columns) FROM api_token ORDER BY id DESC LIMIT 500") { ApiToken($0) }
    }

    /// Those that reach no further than somebody does.
    public static func all(within scope: Scope, in db: Reading) throws -> [ApiToken] {
        try all(in: db).filter { scope.covers($0.scope) }
    }

    static func find(_ secret: Secret, in db: Reading) throws -> ApiToken? {
        try db.first("SELECT \(sql: columns) FROM api_token WHERE digest = \(secret.digest)") { ApiToken($0) }
    }
}

extension ApiToken {
    /// Makes a token that can do no more than the one who makes it; the secret cannot be read again.
    public static func issue(
        name: String, permissions: Set<Permission>, scope: Scope, expiresAt: Instant? = nil, in tx: Transaction
    ) throws -> (token: ApiToken, secret: Secret) {
        try tx.actor.must(.administer)
        guard tx.actor.staff != nil || tx.actor == .center, tx.actor.permissions.isSuperset(of: permissions),
            tx.actor.scope.covers(scope)
        else { throw Refusal(.forbidden, "token.too-much") }
        let flaws = [
            name.tidied.isName ? nil : Refusal.Flaw("name", "token.name"),
            permissions.isEmpty ? Refusal.Flaw("permissions", "token.nothing") : nil,
            expiresAt.map { $0 <= tx.now } ?? false ? Refusal.Flaw("expires", "token.past") : nil,
        ].compactMap(\.self)
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }

        let secret = Secret(prefix: prefix)
        let words = permissions.map(\.rawValue).sorted()
        let id = try tx.insert(
            """
            INSERT INTO api_token (digest, hint, name, permissions, scope, made_by, created_at, expires_at)
            VALUES (\(secret.digest), \(String(secret.text.prefix(7))), \(name.tidied), \(words.joined(separator: " ")),
                \(scope.stored), \(tx.actor.staff), \(tx.now), \(expiresAt))
            RETURNING id
            """)
        let sorted = permissions.sorted { $0.rawValue < $1.rawValue }
        try tx.record(PersonEvent.tokenIssued(permissions: sorted), of: "token", id)
        guard let token = try find(id, in: tx) else { throw StorageFault.noRow }
        return (token, secret)
    }

    public static func revoke(_ id: Int64, in tx: Transaction) throws {
        try tx.actor.must(.administer)
        guard let token = try find(id, in: tx) else { throw Refusal(.notFound, "token.unknown") }
        try tx.actor.mustReach(token.scope)
        let ended = try tx.execute(
            "UPDATE api_token SET revoked_at = \(tx.now) WHERE id = \(id) AND revoked_at IS NULL")
        if ended > 0 { try tx.record(PersonEvent.tokenRevoked, of: "token", id) }
    }
}

extension StaffDoor {
    /// The program that comes with a bearer token; nil when it is unknown, revoked or expired.
    public func actor(bearing text: some StringProtocol) async throws -> Actor? {
        guard let secret = Secret(presented: text, prefix: ApiToken.prefix) else { return nil }
        let (token, now) = try await store.read { (try ApiToken.find(secret, in: $0), $0.now) }
        guard let token, token.isLive(at: now) else { return nil }
        if token.usedAt.map({ $0 <= now - ApiToken.precision }) ?? true {
            try await store.write(as: .center) { tx in
                _ = try tx.execute(
                    """
                    UPDATE api_token SET used_at = \(tx.now)
                    WHERE id = \(token.id) AND (used_at IS NULL OR used_at <= \(tx.now - ApiToken.precision))
                    """)
            }
        }
        return Actor(.token(token.id), permissions: token.permissions, scope: token.scope)
    }
}
