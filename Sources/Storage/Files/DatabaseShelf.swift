import Vocabulary

/// The rows of `file_piece`, for PostgreSQL: every node sees them, and a dump of the database holds them.
struct DatabaseShelf: FileShelf {
    let store: Store

    func begin(_ body: String) async throws -> any FileWriting { DatabaseWriting(body, store: store) }

    func pieces(of body: String, from place: Int, limit: Int) async throws -> [[UInt8]] {
        try await store.read { db in
            try db.rows(
                """
                SELECT bytes FROM file_piece WHERE body = \(body) AND place >= \(place) AND place < \(place + limit)
                ORDER BY place
                """
            ) { $0[0] }
        }
    }

    func remove(_ body: String) async throws {
        var removed = 0
        repeat {
            removed = try await store.write(as: .center) { tx in
                try tx.execute(
                    """
                    DELETE FROM file_piece WHERE body = \(body) AND place IN
                        (SELECT place FROM file_piece WHERE body = \(body) ORDER BY place LIMIT 100)
                    """)
            }
        } while removed > 0
    }
}

/// Saves half a megabyte per transaction.
private final class DatabaseWriting: FileWriting {
    private static let batch = 8
    private let body: String
    private let store: Store
    private var place = 0
    private var pieces: [[UInt8]] = []

    init(_ body: String, store: Store) {
        self.body = body
        self.store = store
    }

    func append(_ piece: [UInt8]) async throws {
        pieces.append(piece)
        if pieces.count == Self.batch { try await save() }
    }

    func finish() async throws { try await save() }

    private func save() async throws {
        let (body, first, batch) = (body, place, pieces)
        try await store.write(as: .center) { tx in
            for (offset, piece) in batch.enumerated() {
                try tx.execute(
                    "INSERT INTO file_piece (body, place, bytes) VALUES (\(body), \(first + offset), \(piece))")
            }
        }
        place += pieces.count
        pieces = []
    }
}
