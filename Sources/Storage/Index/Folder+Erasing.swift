import Vocabulary

extension Folder {
    /// Takes a document out of every posting, whatever text brought it there: for a person who is forgotten when not all of
    /// their texts can be unindexed one by one. Goes through the whole bucket, in transactions of bounded work.
    /// - Throws: `Refusal.busy` while another node folds.
    public func erase(_ document: Int64) async throws {
        let (bucket, place) = Bucket.of(document)
        try await foldAll()
        guard let lease = try await lease() else { throw Refusal.busy }
        try await store.write(as: .center) { tx in
            _ = try tx.execute("DELETE FROM unfolded WHERE document = \(document)")
        }
        var after: Token? = Token(number: .min)
        while let from = after {
            after = try await store.write(as: .center) { tx in
                try tx.must(hold: lease, lasting: Self.patience)
                return try tx.erase(place, in: bucket, from: from)
            }
        }
        try await store.write(as: .center) { try $0.giveUp(lease) }
    }
}

extension Transaction {
    /// Goes through up to 500 postings; gives the token to go on from, nil at the end.
    fileprivate func erase(_ place: UInt16, in bucket: Int64, from first: Token) throws -> Token? {
        let postings = try rows(
            """
            SELECT token, members FROM posting WHERE token >= \(first.number) AND bucket = \(bucket)
            ORDER BY token LIMIT 500
            """
        ) { (token: Token(number: $0[0]), members: try Members(stored: $0[1])) }
        var lost = Change()
        lost.note(place, present: false)
        try merge(
            postings.filter { $0.members.contains(place) }.map { (PostingKey(bucket: bucket, token: $0.token), lost) })
        guard postings.count == 500, let last = postings.last?.token.number, last < .max else { return nil }
        return Token(number: last + 1)
    }
}
