import Storage
import Vocabulary

/// Somebody who works in the center.
public struct Person: Hashable, Sendable, Identifiable {
    public let id: Int64
    /// What they sign in with, folded: lower case, no wide letters.
    public let login: String
    public internal(set) var name: String
    public internal(set) var role: RoleKey
    public internal(set) var team: TeamKey?
    /// What they can reach: everything, or some teams' work only.
    public internal(set) var scope: Scope
    public internal(set) var language: Language
    public internal(set) var theme: Theme
    public internal(set) var isActive: Bool
    public internal(set) var revision: Int64
    public let createdAt: Instant
}

/// How the pages look to somebody.
public enum Theme: String, CaseIterable, Sendable, Codable {
    case auto, light, dark
}

extension Person {
    public static func find(_ id: Int64, in db: Reading) throws -> Person? {
        try db.first("SELECT \(sql: columns) FROM person WHERE id = \(id)") { Person($0) }
    }

    /// Whoever signs in by this name; nil for a name that nobody has or could have.
    public static func find(login typed: String, in db: Reading) throws -> Person? {
        guard let login = Login(typed) else { return nil }
        return try db.first("SELECT \(sql: columns) FROM person WHERE login = \(login.text)") { Person($0) }
    }

    /// Everybody, those who left last.
    public static func all(limit: Int = 1000, in db: Reading) throws -> [Person] {
        try db.rows("SELECT \(sql: columns) FROM person ORDER BY active DESC, name, id LIMIT \(limit)") { Person($0) }
    }

    /// The person, kept from others until the transaction ends.
    /// - Parameter revision: what the one who decides has seen; another one is refused.
    public static func lock(_ id: Int64, revision: Int64? = nil, in tx: Transaction) throws -> Person {
        let person = try tx.first("SELECT \(sql: columns) FROM person WHERE id = \(id)\(sql: tx.forUpdate)") {
            Person($0)
        }
        guard let person else { throw Refusal(.notFound, "person.unknown") }
        if let revision, revision != person.revision { throw Refusal(.stale, "refusal.stale") }
        return person
    }

    static let columns: SQL = "id, login, name, role, team, scope, language, theme, active, revision, created_at"

    init(_ row: Row, from first: Int = 0) {
        id = row[first]
        login = row[first + 1]
        name = row[first + 2]
        role = row[first + 3]
        team = row[first + 4]
        scope = Scope(stored: row[first + 5])
        language = Language(stored: row[first + 6])
        theme = Theme(rawValue: row[first + 7]) ?? .auto
        isActive = row[first + 8]
        revision = row[first + 9]
        createdAt = row[first + 10]
    }

    /// Writes every changeable field, under the next revision.
    mutating func save(in tx: Transaction) throws {
        revision += 1
        try tx.execute(
            """
            UPDATE person SET name = \(name), role = \(role), team = \(team), scope = \(scope.stored),
                language = \(language), theme = \(theme.rawValue), active = \(isActive), revision = \(revision)
            WHERE id = \(id)
            """)
    }

    func record(_ event: PersonEvent, in tx: Transaction) throws { try tx.record(event, of: "person", id) }
}
