import CPostgres

/// Which statements a connection keeps prepared: those that came twice, the most recently used ones.
struct PostgresStatements {
    /// A statement is another one when its values have other types.
    struct Key: Hashable {
        let text: String
        let types: [Oid]
    }

    enum Use {
        /// Seen for the first time: one round trip without preparing is cheaper.
        case once
        case prepare(name: String)
        case prepared(name: String)
    }

    private struct Entry {
        var name: String?
        var used: UInt64
    }

    private let limit: Int
    private var entries: [Key: Entry] = [:]
    private var uses: UInt64 = 0

    init(limit: Int) { self.limit = limit }

    mutating func use(_ key: Key) -> Use {
        uses += 1
        guard let name = entries[key]?.name else {
            if entries.updateValue(Entry(name: nil, used: uses), forKey: key) == nil { return .once }
            return .prepare(name: "s\(uses)")
        }
        entries[key]?.used = uses
        return .prepared(name: name)
    }

    mutating func keep(_ key: Key, as name: String) { entries[key]?.name = name }

    /// Takes out what was not used for longest once there are too many; gives its name if the server knows it.
    mutating func dropOldest() -> String? {
        guard entries.count > limit, let oldest = entries.min(by: { $0.value.used < $1.value.used }) else { return nil }
        return entries.removeValue(forKey: oldest.key)?.name
    }
}
