/// One row of what has been written but not yet folded into the postings.
struct Unfolded: Sendable {
    let id: Int64
    let document: Int64
    /// Whether the document gains these tokens or loses them.
    let present: Bool
    let tokens: [Token]

    static let columns: SQL = "id, document, present, tokens"

    init(_ row: Row) {
        id = row[0]
        document = row[1]
        present = row[2]
        tokens = [Int64](littleEndian: row[3]).map(Token.init(number:))
    }
}

/// What a row of postings is about: one token in one bucket.
struct PostingKey: Hashable, Comparable {
    let bucket: Int64
    let token: Token

    static func < (left: PostingKey, right: PostingKey) -> Bool {
        (left.bucket, left.token) < (right.bucket, right.token)
    }
}

/// Documents that gain a token in one bucket, and documents that lose it.
struct Change: Equatable {
    private var present: [UInt16: Bool] = [:]

    /// The last word about a document counts.
    mutating func note(_ place: UInt16, present isPresent: Bool) { present[place] = isPresent }

    func applied(to members: Members) -> Members {
        let gained = present.filter(\.value).keys.sorted()
        let lost = present.filter { !$0.value }.keys.sorted()
        let grown = gained.isEmpty ? members : members.union(Members(sorted: gained))
        return lost.isEmpty ? grown : grown.subtracting(Members(sorted: lost))
    }

    /// What rows, oldest first, change; only those tokens that `wanted` names, all where it is nil.
    static func all(of rows: [Unfolded], wanted: Set<Token>? = nil) -> [PostingKey: Change] {
        var changes: [PostingKey: Change] = [:]
        for row in rows {
            let (bucket, place) = Bucket.of(row.document)
            for token in row.tokens where wanted?.contains(token) ?? true {
                changes[PostingKey(bucket: bucket, token: token), default: Change()].note(place, present: row.present)
            }
        }
        return changes
    }
}

enum Bucket {
    static func of(_ document: Int64) -> (bucket: Int64, place: UInt16) {
        let (bucket, place) = document.quotientAndRemainder(dividingBy: Int64(Members.span))
        return (bucket, UInt16(truncatingIfNeeded: place))
    }

    static func document(_ bucket: Int64, _ place: UInt16) -> Int64 { bucket * Int64(Members.span) + Int64(place) }
}
