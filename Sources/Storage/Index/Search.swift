import Vocabulary

/// What to look for: every word, and of each group of labels at least one.
public struct Wanted: Sendable {
    /// Each must be met by one of its tokens.
    let groups: [[Token]]

    /// - Parameter anyOf: groups of labels, such as the teams that somebody may see; an empty group is met by nothing.
    public init(_ words: String, anyOf labels: [[Token]] = []) {
        groups = Tokens.of(search: words).map { [$0] } + labels
    }

    /// Nothing that could be looked for: only signs, or nothing at all.
    public var isEmpty: Bool { groups.isEmpty }
}

/// Documents, newest first.
public struct Found: Hashable, Sendable {
    public let documents: [Int64]
    /// Where to go on from; nil when everything has been looked at.
    public let next: Int64?
}

extension Reading {
    /// The newest documents that have everything wanted, whether folded or not.
    /// - Parameters:
    ///   - before: only documents with lower numbers: the last answer's `next`.
    ///   - accept: gives those of some documents, newest first, that may be shown; after 2,000 have been offered the
    ///     search stops with what it has.
    public func search(
        _ wanted: Wanted, before: Int64? = nil, limit: Int, accept: ([Int64]) throws -> [Int64] = { $0 }
    ) throws -> Found {
        guard !wanted.isEmpty, limit > 0 else { return Found(documents: [], next: nil) }
        let search = try Search(wanted, in: self)
        var found: [Int64] = []
        var offered = 0
        var below = before ?? .max
        for batch in search.batches(below: below) {
            for (bucket, members) in try search.matches(in: batch) {
                let end = min(below - Bucket.document(bucket, 0), Int64(Members.span))
                var rest = members.descending(below: Int(end))[...]
                while !rest.isEmpty {
                    let some = rest.prefix(max(limit - found.count, 64)).map { Bucket.document(bucket, $0) }
                    rest = rest.dropFirst(some.count)
                    offered += some.count
                    below = some[some.count - 1]
                    found += try accept(some)
                    if found.count >= limit {
                        return Found(documents: Array(found.prefix(limit)), next: found[limit - 1])
                    }
                    if offered >= Search.mostOffered { return Found(documents: found, next: below) }
                }
            }
        }
        return Found(documents: found, next: nil)
    }
}

/// One search under way: first a look at which buckets can hold matches at all, then the postings of those.
private struct Search {
    static let mostOffered = 2000

    private let db: Reading
    private let groups: [[Token]]
    private let tail: [PostingKey: Change]
    /// Newest first.
    private let buckets: [Int64]

    init(_ wanted: Wanted, in db: Reading) throws {
        self.db = db
        groups = wanted.groups
        let tokens = Set(groups.joined())
        tail = try db.tail(of: tokens)
        buckets = Self.promising(groups, try db.buckets(of: tokens), tail.keys)
    }

    /// The buckets in which every group has a token.
    private static func promising(
        _ groups: [[Token]], _ folded: [Token: [Int64]], _ unfolded: some Sequence<PostingKey>
    ) -> [Int64] {
        var places = folded.mapValues { Set($0) }
        for key in unfolded { places[key.token, default: []].insert(key.bucket) }
        let perGroup = groups.map { group in
            group.reduce(into: Set<Int64>()) { all, token in all.formUnion(places[token] ?? []) }
        }.sorted { $0.count < $1.count }
        guard let fewest = perGroup.first else { return [] }
        return perGroup.dropFirst().reduce(fewest) { $0.intersection($1) }.sorted(by: >)
    }

    /// Few buckets first, because a common word fills the page from the newest; then more at a time.
    func batches(below: Int64) -> [[Int64]] {
        var rest = buckets.drop { Bucket.document($0, 0) >= below }
        var batches: [[Int64]] = []
        var size = 1
        while !rest.isEmpty {
            batches.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
            size = min(size * 8, 32)
        }
        return batches
    }

    func matches(in batch: [Int64]) throws -> [(Int64, Members)] {
        var postings: [PostingKey: Members] = [:]
        let tokens = Set(groups.joined())
        for row in try db.postings(of: tokens, in: batch) { postings[row.key] = row.members }
        return batch.map { bucket in
            let sets = groups.map { group in
                group.map { token in
                    let key = PostingKey(bucket: bucket, token: token)
                    let folded = postings[key] ?? Members()
                    return tail[key]?.applied(to: folded) ?? folded
                }.reduce(Members()) { $0.isEmpty ? $1 : $0.union($1) }
            }.sorted { $0.count < $1.count }
            return (bucket, sets.dropFirst().reduce(sets.first ?? Members()) { $0.isEmpty ? $0 : $0.intersection($1) })
        }
    }
}

extension Reading {
    fileprivate func buckets(of tokens: Set<Token>) throws -> [Token: [Int64]] {
        let found = try rows("SELECT token, bucket FROM posting WHERE token IN \(list: tokens.map(\.number))") {
            (token: Token(number: $0[0]), bucket: $0[1] as Int64)
        }
        return Dictionary(grouping: found, by: \.token).mapValues { $0.map(\.bucket) }
    }

    fileprivate func postings(
        of tokens: Set<Token>, in buckets: [Int64]
    ) throws -> [(key: PostingKey, members: Members)] {
        try rows(
            """
            SELECT token, bucket, members FROM posting
            WHERE token IN \(list: tokens.map(\.number)) AND bucket IN \(list: buckets.padded)
            """
        ) { (PostingKey(bucket: $0[1], token: Token(number: $0[0])), try Members(stored: $0[2])) }
    }

    /// What unfolded rows change about the tokens. The database picks the rows by their bytes, so that only those which
    /// matter come here; a match across two numbers' bytes does no harm.
    fileprivate func tail(of tokens: Set<Token>) throws -> [PostingKey: Change] {
        let holds = tokens.map { token -> SQL in
            let bytes = [token.number].littleEndianBytes
            return backend == .sqlite ? "instr(tokens, \(bytes)) > 0" : "position(\(bytes) IN tokens) > 0"
        }
        let rows = try rows(
            "SELECT \(sql: Unfolded.columns) FROM unfolded WHERE \(sql: .joined(holds, by: " OR ")) ORDER BY id",
            Unfolded.init)
        return Change.all(of: rows, wanted: tokens)
    }
}

extension [Int64] {
    /// Repeats the last one up to the next full batch, so that statements have few texts and stay prepared.
    fileprivate var padded: [Int64] {
        let size = count == 1 ? 1 : count <= 8 ? 8 : 32
        return self + (count..<size).compactMap { _ in last }
    }
}
