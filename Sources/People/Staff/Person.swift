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
    /// What they can reach: everything, some teams' work, or their own only.
    public internal(set) var scope: Scope
    public internal(set) var language: Language
    public internal(set) var theme: Theme
    public internal(set) var isActive: Bool
    public internal(set) var revision: Int64
    public let createdAt: Instant
    /// 专长: what they know their way around in.
    public internal(set) var skills: Set<SkillKey>
    /// How many open tickets they carry at once; nil for what the manual says.
    public internal(set) var capacity: Int?
    /// 上岗资格: whether they may be given tickets.
    public internal(set) var qualification: Qualification
    /// Who decides and answers for them while they are away.
    public internal(set) var deputy: Int64?
    /// Whether they can be given work at this moment, and since when it is so; nil while they have never said.
    public internal(set) var presence: Presence
    public internal(set) var presenceSince: Instant?
    /// Since when they give a code beside the password; nil while the password is enough.
    public internal(set) var secondStepAt: Instant?
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

    /// Everybody who works here, whatever they do at this moment, with all that deciding who gets a ticket needs.
    public static func dispatchable(limit: Int = 5000, in db: Reading) throws -> [Person] {
        try db.rows("SELECT \(sql: columns) FROM person WHERE active = 1 ORDER BY id LIMIT \(limit)") { Person($0) }
    }

    /// Those who named somebody their deputy.
    public static func all(withDeputy deputy: Int64, in db: Reading) throws -> [Person] {
        try db.rows(
            "SELECT \(sql: columns) FROM person WHERE active = 1 AND deputy = \(deputy) ORDER BY id LIMIT 1000"
        ) { Person($0) }
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

    static let columns: SQL = """
        person.id, person.login, person.name, person.role, person.team, person.scope, person.language, person.theme,
        person.active, person.revision, person.created_at, person.skills, person.capacity, person.qualification,
        person.qualified_at, person.qualified_by, person.qualified_because, person.deputy, person.presence,
        person.presence_since, person.second_step_at
        """

    init(_ row: Row, from first: Int = 0) {
        id = row[first]
        login = row[first + 1]
        name = row[first + 2]
        role = row[first + 3]
        team = row[first + 4]
        scope = Scope(stored: row[first + 5], of: id)
        language = Language(stored: row[first + 6])
        theme = Theme(rawValue: row[first + 7]) ?? .auto
        isActive = row[first + 8]
        revision = row[first + 9]
        createdAt = row[first + 10]
        skills = Set(stored: row[first + 11])
        capacity = row[first + 12]
        qualification = Qualification(row, from: first + 13)
        deputy = row[first + 17]
        presence = Presence(rawValue: row[first + 18]) ?? .off
        presenceSince = (row[first + 19] as Int64) > 0 ? row[first + 19] : nil
        secondStepAt = row[first + 20]
    }

    /// Writes what others decide about them, under the next revision. Presence and the second step are written where they
    /// change, so that a form which is open meanwhile stays good.
    mutating func save(in tx: Transaction) throws {
        revision += 1
        try tx.execute(
            """
            UPDATE person SET name = \(name), role = \(role), team = \(team), scope = \(scope.stored),
                language = \(language), theme = \(theme.rawValue), active = \(isActive), revision = \(revision),
                skills = \(skills.stored), capacity = \(capacity), deputy = \(deputy),
                qualification = \(qualification.word), qualified_at = \(qualification.at),
                qualified_by = \(qualification.by), qualified_because = \(qualification.reason)
            WHERE id = \(id)
            """)
    }

    func record(_ event: PersonEvent, in tx: Transaction) throws { try tx.record(event, of: "person", id) }
}
