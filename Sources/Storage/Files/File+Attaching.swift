import Vocabulary

extension Transaction {
    /// Makes kept bytes part of what this transaction saves, and gives the name to refer to them by.
    /// - Throws: `Refusal.fileGone` when they were swept away meanwhile.
    @discardableResult
    public func attach(_ kept: KeptFile) throws -> String {
        let found = try first(
            """
            DELETE FROM kept WHERE id = \(kept.id) AND name = \(kept.name) AND state = 'kept'
            RETURNING name, size, body, key_number
            """, StoredFile.init)
        guard let file = found else { throw Refusal.fileGone }
        let body: String? = try value(
            """
            INSERT INTO file (name, body, size, key_number, uses, at)
            VALUES (\(file.name), \(file.body), \(file.size), \(Int64(file.keyNumber)), 1, \(now))
            ON CONFLICT (name) DO UPDATE SET uses = file.uses + 1 RETURNING body
            """)
        if body != file.body { _ = try shelve(file, .kept) }
        return file.name
    }

    /// Gives one use of a file back. After the last one it is swept: in a day, or in the next round where `now` says so.
    public func release(_ name: String, forgetting: Bool = false) throws {
        let left: Int64? = try value("UPDATE file SET uses = uses - 1 WHERE name = \(name) RETURNING uses")
        guard left == 0, let file = try file(name) else { return }
        try execute("DELETE FROM file WHERE name = \(name)")
        _ = try shelve(file, .kept, at: forgetting ? Instant(milliseconds: 0) : now)
    }
}

extension Reading {
    /// nil when nothing of that name is attached to anything.
    public func file(_ name: String) throws -> StoredFile? { try file(name, locking: "") }

    fileprivate func file(_ name: String, locking: SQL) throws -> StoredFile? {
        try first(
            "SELECT name, size, body, key_number FROM file WHERE name = \(name)\(sql: locking)", StoredFile.init)
    }
}

extension Transaction {
    func file(_ name: String, locking: Bool) throws -> StoredFile? {
        try file(name, locking: locking ? forUpdate : "")
    }

    enum Shelved: String { case writing, kept }

    /// Notes a body that nothing is attached to.
    func shelve(_ file: StoredFile, _ state: Shelved, at: Instant? = nil) throws -> Int64 {
        try insert(
            """
            INSERT INTO kept (name, body, size, key_number, state, at)
            VALUES (\(file.name), \(file.body), \(file.size), \(Int64(file.keyNumber)), \(state.rawValue), \(at ?? now))
            RETURNING id
            """)
    }
}

extension StoredFile {
    init(_ row: Row) {
        self.init(name: row[0], size: row[1], body: row[2], keyNumber: UInt8(truncatingIfNeeded: row[3] as Int64))
    }
}

extension Refusal {
    /// The bytes waited too long to be attached, or were never completely there.
    public static let fileGone = Refusal(.gone, "refusal.file-gone")
    /// The list speaks of a file, but its bytes are not there.
    public static func fileMissing(_ name: String) -> Refusal { Refusal(.unavailable, "refusal.file-missing", [name]) }
    /// The bytes are not those that were kept.
    public static func fileDamaged(_ name: String) -> Refusal { Refusal(.unavailable, "refusal.file-damaged", [name]) }
}
