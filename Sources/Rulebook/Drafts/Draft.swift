import Presets
import Storage
import Vocabulary

/// The next edition of the manual while it is being written: one for the whole center, kept as one works.
public struct Draft: Hashable, Sendable, Identifiable {
    /// What a draft begins from.
    public enum Source: Hashable, Sendable {
        case edition(Int64)
        case preset(String)
    }

    public let id: Int64
    /// The edition that it began from; nil where it began from a preset.
    public let base: Int64?
    /// The preset that its text goes back to.
    public let preset: String
    public internal(set) var text: String
    public internal(set) var revision: Int64
    public internal(set) var changedAt: Instant
    public internal(set) var changedBy: Int64?
}

extension Draft {
    /// The draft that is being written; nil where nobody writes one.
    public static func find(in db: Reading) throws -> Draft? {
        try db.first("SELECT \(sql: columns) FROM draft WHERE state = 'open'", Draft.init)
    }

    /// The draft, kept from others until the transaction ends.
    /// - Parameter revision: what the one who writes has seen; another one is refused.
    public static func lock(revision: Int64? = nil, in tx: Transaction) throws -> Draft {
        let draft = try tx.first(
            "SELECT \(sql: columns) FROM draft WHERE state = 'open'\(sql: tx.forUpdate)", Draft.init)
        guard let draft else { throw Refusal(.conflict, "draft.none") }
        if let revision, revision != draft.revision { throw Refusal(.stale, "draft.stale") }
        return draft
    }

    /// Begins a draft from what there is. There is only one at a time, so that nobody's work is overtaken.
    @discardableResult
    public static func begin(from source: Source, in tx: Transaction) throws -> Draft {
        try tx.actor.must(.editManual)
        let (base, preset, text) = try found(source, in: tx)
        let draft = try tx.first(
            """
            INSERT INTO draft (base, preset, text, revision, changed_at, changed_by)
            VALUES (\(base), \(preset), \(text), \(lastRevision(in: tx) + 1), \(tx.now), \(tx.actor.staff))
            ON CONFLICT DO NOTHING RETURNING \(sql: columns)
            """, Draft.init)
        guard let draft else { throw Refusal(.conflict, "draft.exists") }
        try tx.record(RulebookEvent.draftBegun(edition: base, preset: preset), of: "draft", draft.id)
        return draft
    }

    /// Revisions go on from draft to draft, so that a page left open over a discarded one cannot overwrite the next.
    private static func lastRevision(in db: Reading) throws -> Int64 {
        try db.value("SELECT max(revision) FROM draft") ?? 0
    }

    private static func found(
        _ source: Source, in db: Reading
    ) throws -> (base: Int64?, preset: String, text: String) {
        switch source {
        case .edition(let number):
            let publication = try Publication.find(number, in: db)
            return (number, publication.preset, try Publication.text(of: number, in: db))
        case .preset(let name):
            guard let text = try Presets.text(of: name) else { throw Refusal(.notFound, "refusal.not-found") }
            return (nil, name, text)
        }
    }

    private static let columns: SQL = "id, base, preset, text, revision, changed_at, changed_by"

    private init(_ row: Row) {
        id = row[0]
        base = row[1]
        preset = row[2]
        text = row[3]
        revision = row[4]
        changedAt = row[5]
        changedBy = row[6]
    }
}
