import Vocabulary

/// The audit chain over the event log. Any node may link; of two that link the same events, one link stays.
public struct Chain: Sendable {
    /// The most events that one link covers.
    public static let mostPerLink = 1000

    let store: Store

    public init(_ store: Store) { self.store = store }

    /// Adds a link over what has happened since the last one and tells how many events it covers; 0 when there are none.
    public func link() async throws -> Int { try await link(most: 1) }

    /// Links until everything is covered, in transactions of many links.
    public func linkAll() async throws {
        while try await link(most: 50) > 0 {}
    }

    private func link(most: Int) async throws -> Int {
        let made = try await store.report { [keys = store.keys] db in
            var links = [try db.chainHead()]
            for _ in 0..<most {
                let last = links[links.count - 1]
                let events = try db.happenings(after: last.lastPosition, limit: Self.mostPerLink)
                guard !events.isEmpty else { break }
                links.append(ChainLink(after: last, over: events, keyNumber: keys.current, keys: keys))
            }
            return links
        }
        guard let head = made.first, let last = made.last, made.count > 1 else { return 0 }
        return try await store.write(as: .center) { tx in
            for link in made.dropFirst() { guard try tx.append(link) else { return 0 } }
            return Int(last.lastPosition - head.lastPosition)
        }
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
