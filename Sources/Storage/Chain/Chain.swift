import Vocabulary

/// The audit chain over the event log. Any node may link; of two that link the same events, one link stays.
public struct Chain: Sendable {
    /// The most events that one link covers.
    public static let mostPerLink = 1000

    let store: Store

    public init(_ store: Store) { self.store = store }

    /// Adds a link over what has happened since the last one and tells how many events it covers; 0 when there are none.
    public func link() async throws -> Int {
        let keys = store.keys
        let isAnythingNew = try await store.read { db in
            try !db.happenings(after: db.chainHead().lastPosition, limit: 1).isEmpty
        }
        guard isAnythingNew else { return 0 }
        return try await store.write(as: .center) { tx in
            let head = try tx.chainHead()
            let events = try tx.happenings(after: head.lastPosition, limit: Self.mostPerLink)
            guard !events.isEmpty else { return 0 }
            let link = ChainLink(after: head, over: events, keyNumber: keys.current, keys: keys)
            return try tx.append(link) ? events.count : 0
        }
    }

    /// Links until everything is covered.
    public func linkAll() async throws {
        while try await link() > 0 {}
    }
}

extension Reading {
    /// The last link. Kept outside the house, it proves later that nothing before it was changed.
    public func chainHead() throws -> ChainLink {
        try chainLinks("ORDER BY place DESC LIMIT 1").first ?? .beginning
    }

    func chainLinks(after place: Int64, limit: Int) throws -> [ChainLink] {
        try chainLinks("WHERE place > \(place) ORDER BY place LIMIT \(limit)")
    }

    private func chainLinks(_ which: SQL) throws -> [ChainLink] {
        try rows("SELECT place, last_position, digest, key_number FROM chain_link \(sql: which)", ChainLink.init)
    }
}

extension Transaction {
    /// False when another node was first.
    fileprivate func append(_ link: ChainLink) throws -> Bool {
        try execute(
            """
            INSERT INTO chain_link (place, last_position, digest, key_number, at)
            VALUES (\(link.place), \(link.lastPosition), \(link.digest), \(Int64(link.keyNumber)), \(now))
            ON CONFLICT (place) DO NOTHING
            """) == 1
    }
}
