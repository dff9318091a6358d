import Vocabulary

extension Rotation.Step {
    /// Seals every file anew under the current key, a few per round; readers of the old body finish with it.
    public static let files = Rotation.Step("files") { store, after in
        let batch = try await store.read { db in
            try db.rows(
                """
                SELECT name, size, body, key_number FROM file
                WHERE name > \(after ?? "") ORDER BY name LIMIT 20
                """, StoredFile.init)
        }
        for file in batch where file.keyNumber != store.keys.current { try await store.files.reseal(file) }
        return batch.last?.name
    }
}

extension Files {
    fileprivate func reseal(_ file: StoredFile) async throws {
        let fresh = StoredFile(
            name: file.name, size: file.size,
            body: file.name + "-" + String(UInt64.random(in: .min ... .max), radix: 16),
            keyNumber: store.keys.current)
        let id = try await store.write(as: .center) { try $0.shelve(fresh, .writing) }
        let seal = try FileSeal(for: file.name, keys: store.keys)
        let writing = try await shelf.begin(fresh.body)
        try await writing.append(seal.header)
        let count = FileSeal.pieces(in: file.size)
        var place = 1
        for try await piece in pieces(of: file) {
            try await writing.append(seal.seal(piece, at: place, last: place == count))
            place += 1
        }
        try await writing.finish()
        try await store.write(as: .center) { tx in try tx.swap(file, for: fresh, noted: id) }
    }
}

extension Transaction {
    /// Puts a fresh body in the place of an old one, unless the file was released or swapped meanwhile.
    fileprivate func swap(_ old: StoredFile, for fresh: StoredFile, noted id: Int64) throws {
        let changed = try execute(
            """
            UPDATE file SET body = \(fresh.body), key_number = \(Int64(fresh.keyNumber))
            WHERE name = \(old.name) AND body = \(old.body)
            """)
        guard changed == 1 else { return }
        try execute("DELETE FROM kept WHERE id = \(id)")
        try execute(
            "UPDATE kept SET body = \(fresh.body), key_number = \(Int64(fresh.keyNumber)) WHERE body = \(old.body)")
        _ = try shelve(old, .kept)
    }
}
