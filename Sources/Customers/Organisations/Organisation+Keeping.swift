import Manual
import Storage
import Vocabulary

extension Organisation {
    /// Writes a new organisation down; of one name there is one.
    public static func add(_ name: String, in tx: Transaction) throws -> Organisation {
        try tx.actor.must(.keepCustomers)
        let name = try checked(name)
        let spelling = Spelling(organisation: name)
        let id: Int64? = try tx.value(
            """
            INSERT INTO organisation (name, folded, pinyin, initials, created_at, revision)
            VALUES (\(name), \(spelling.folded), \(spelling.pinyin), \(spelling.initials), \(tx.now), 1)
            ON CONFLICT (folded) DO NOTHING RETURNING id
            """)
        guard let id, let organisation = try find(id, in: tx) else { throw Self.known(name) }
        try organisation.record(.added, in: tx)
        return organisation
    }

    public mutating func rename(to name: String, in tx: Transaction) throws {
        try tx.actor.must(.keepCustomers)
        let name = try Self.checked(name)
        guard name != self.name else { return }
        let isTaken = try tx.exists("SELECT 1 FROM organisation WHERE folded = \(name.folded) AND id <> \(id)")
        guard !isTaken else { throw Self.known(name) }

        self.name = name
        try save(in: tx)
        try record(.renamed, in: tx)
    }

    /// Gives it a standing that the manual names, up to and including a day, or takes it away.
    public mutating func rank(as level: CustomerLevelKey?, until: Day? = nil, in tx: Transaction) throws {
        try tx.actor.must(.keepCustomers)
        let until = level == nil ? nil : until
        guard (level, until) != (self.level, levelUntil) else { return }

        self.level = level
        levelUntil = until
        try save(in: tx)
        try record(.levelled(level: level, until: until), in: tx)
    }

    private static func checked(_ name: String) throws -> String {
        let name = name.tidied
        guard name.isName, !name.folded.isEmpty else {
            throw Refusal.invalid([Refusal.Flaw("name", "organisation.name")])
        }
        return name
    }

    private static func known(_ name: String) -> Refusal { Refusal(.conflict, "organisation.known", [name]) }

    private mutating func save(in tx: Transaction) throws {
        revision += 1
        let spelling = Spelling(organisation: name)
        try tx.execute(
            """
            UPDATE organisation SET name = \(name), folded = \(spelling.folded), pinyin = \(spelling.pinyin),
                initials = \(spelling.initials), level = \(level), level_until = \(levelUntil?.description),
                revision = \(revision)
            WHERE id = \(id)
            """)
    }

    private func record(_ event: OrganisationEvent, in tx: Transaction) throws {
        try tx.record(event, of: "organisation", id)
    }
}

/// What happens to organisations.
public enum OrganisationEvent: Recordable, Hashable {
    case added
    case renamed
    case levelled(level: CustomerLevelKey?, until: Day?)

    public var name: String {
        switch self {
        case .added: "organisation.added"
        case .renamed: "organisation.renamed"
        case .levelled: "organisation.levelled"
        }
    }
}
