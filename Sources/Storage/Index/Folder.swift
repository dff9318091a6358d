import Vocabulary

/// Folds what was written into the postings, in transactions of bounded work. One node at a time does it; folding the same
/// rows twice changes nothing, so a crash in the middle costs only the work.
public struct Folder: Sendable {
    /// Postings per transaction.
    private static let postings = 512
    static let patience = Duration.seconds(30)

    let store: Store
    let holder: String

    public init(store: Store) {
        self.store = store
        holder = "fold-" + String(UInt64.random(in: .min ... .max), radix: 16)
    }

    /// Folds the oldest rows and tells how many; 0 when there are none or another node is at it.
    public func fold(limit: Int = 2000) async throws -> Int {
        guard try await store.read({ try $0.exists("SELECT 1 FROM unfolded LIMIT 1") }),
            let lease = try await lease()
        else { return 0 }
        let rows = try await store.report { db in
            try db.rows("SELECT \(sql: Unfolded.columns) FROM unfolded ORDER BY id LIMIT \(limit)", Unfolded.init)
        }
        guard !rows.isEmpty else {
            try await store.write(as: .center) { try $0.giveUp(lease) }
            return 0
        }
        let changes = Change.all(of: rows)
        let keys = changes.keys.sorted()
        for start in stride(from: 0, to: keys.count, by: Self.postings) {
            let slice = keys[start..<min(start + Self.postings, keys.count)].map { ($0, changes[$0] ?? Change()) }
            try await store.write(as: .center) { tx in
                try tx.must(hold: lease, lasting: Self.patience)
                try tx.merge(slice)
            }
        }
        try await store.write(as: .center) { tx in
            try tx.must(hold: lease, lasting: Self.patience)
            for part in rows.map(\.id).inPowersOfTwo(most: 512) {
                try tx.execute("DELETE FROM unfolded WHERE id IN \(list: Array(part))")
            }
            try tx.giveUp(lease)
        }
        return rows.count
    }

    /// Folds until nothing is left: after an import, and in tests.
    public func foldAll() async throws {
        while try await fold() > 0 {}
    }

    func lease() async throws -> Lease? {
        try await store.write(as: .center) { tx in
            try tx.lease("fold", for: holder, lasting: Self.patience)
        }
    }
}

extension Transaction {
    func merge(_ changes: [(PostingKey, Change)]) throws {
        var now = try postings(changes.map(\.0))
        var written: [(PostingKey, Members)] = []
        for (key, change) in changes {
            let members = change.applied(to: now.removeValue(forKey: key) ?? Members())
            if members.isEmpty {
                try execute("DELETE FROM posting WHERE token = \(key.token.number) AND bucket = \(key.bucket)")
            } else {
                written.append((key, members))
            }
        }
        for part in written.inPowersOfTwo(most: 64) {
            let rows = part.map { key, members -> SQL in "(\(key.token.number), \(key.bucket), \(members.bytes))" }
            try execute(
                """
                INSERT INTO posting (token, bucket, members) VALUES \(sql: .joined(rows, by: ", "))
                ON CONFLICT (token, bucket) DO UPDATE SET members = excluded.members
                """)
        }
    }

    private func postings(_ keys: [PostingKey]) throws -> [PostingKey: Members] {
        var found: [PostingKey: Members] = [:]
        for (bucket, keys) in Dictionary(grouping: keys, by: \.bucket) {
            for part in keys.map(\.token.number).inPowersOfTwo(most: 128) {
                let rows = try rows(
                    "SELECT token, members FROM posting WHERE bucket = \(bucket) AND token IN \(list: Array(part))"
                ) { (token: Token(number: $0[0]), members: try Members(stored: $0[1])) }
                for row in rows { found[PostingKey(bucket: bucket, token: row.token)] = row.members }
            }
        }
        return found
    }
}

extension Members {
    /// - Throws: `StorageFault.schema` for bytes that this program did not write.
    init(stored bytes: [UInt8]) throws {
        guard let members = Members(bytes) else { throw StorageFault.schema("posting") }
        self = members
    }
}

extension Array {
    /// Parts whose sizes are powers of two: statements with lists then have few texts, and stay prepared.
    func inPowersOfTwo(most: Int) -> [ArraySlice<Element>] {
        var parts: [ArraySlice<Element>] = []
        var (rest, size) = (self[...], most)
        while !rest.isEmpty {
            while size > rest.count { size /= 2 }
            parts.append(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        return parts
    }
}
