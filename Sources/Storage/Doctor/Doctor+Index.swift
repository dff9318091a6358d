import Vocabulary

extension Doctor {
    /// Unfolded rows above this many slow every search down.
    private static let longTail = 10_000

    /// Whether all postings can be read, and whether folding keeps up; a sample takes a thousand of them.
    func index(_ depth: Depth) async throws -> Finding {
        var after = PostingKey(
            bucket: .min, token: Token(number: depth == .everything ? .min : .random(in: .min ... .max)))
        var count = 0
        repeat {
            let keys: [PostingKey]
            do {
                keys = try await store.report { [after] db in
                    try db.rows(
                        """
                        SELECT token, bucket, members FROM posting
                        WHERE token >= \(after.token.number) AND (token > \(after.token.number) OR bucket > \(after.bucket))
                        ORDER BY token, bucket LIMIT 1000
                        """
                    ) { row in
                        guard try !Members(stored: row[2]).isEmpty else { throw StorageFault.schema("posting") }
                        return PostingKey(bucket: row[1], token: Token(number: row[0]))
                    }
                }
            } catch StorageFault.schema {
                return Finding("doctor.index.bad", .bad, ["\(after.token.number)"])
            }
            count += keys.count
            guard let last = keys.last else { break }
            after = last
        } while depth == .everything
        let tail: Int? = try await store.report { db in
            try db.value("SELECT count(*) FROM (SELECT 1 FROM unfolded LIMIT \(Self.longTail)) AS tail")
        }
        return tail == Self.longTail
            ? Finding("doctor.index.lagging", .warning, ["\(Self.longTail)"])
            : Finding("doctor.index.good", .good, ["\(count)"])
    }
}
