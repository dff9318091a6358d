import Storage
import Vocabulary

extension Customer {
    /// Somebody who was found, with the contact that was asked for, masked, and the organisation.
    public struct Found: Hashable, Sendable {
        public let customer: Customer
        public let contact: Contact?
        public let organisation: Organisation?
    }

    /// Finds customers by whatever was typed, the best first; for staff. That they may ask, how often, and that it is
    /// noted (`CustomerQuery.record`) is with the caller.
    /// - Parameters:
    ///   - limit: the most that are wanted, up to 50.
    ///   - reachable: whether the one who asks can reach a customer; nil for who reaches all.
    public static func find(
        typed: String, limit: Int = 20, reachable: ((Int64) throws -> Bool)? = nil, keys: Keys, in db: Reading
    ) throws -> [Found] {
        try find(CustomerQuery(typed: typed), limit: limit, reachable: reachable, keys: keys, in: db)
    }

    public static func find(
        _ query: CustomerQuery, limit: Int = 20, reachable: ((Int64) throws -> Bool)? = nil, keys: Keys, in db: Reading
    ) throws -> [Found] {
        let limit = min(max(limit, 1), 50)
        // Whoever reaches few may find them behind many others; but not behind more than these.
        let most = reachable == nil ? limit : 500
        var found: [Found] = []
        var seen: Set<Int64> = []
        for hit in try query.hits(most, keys, in: db) {
            guard found.count < limit else { break }
            guard let customer = try present(hit.customer, in: db), customer.forgottenAt == nil,
                seen.insert(customer.id).inserted, try reachable?(customer.id) ?? true
            else { continue }
            let organisation = try customer.organisation.flatMap { try Organisation.find($0, in: db) }
            found.append(Found(customer: customer, contact: hit.contact, organisation: organisation))
        }
        return found
    }
}

extension Organisation {
    /// Organisations whose names begin as typed, at most `limit`.
    public static func find(typed: String, limit: Int = 20, in db: Reading) throws -> [Organisation] {
        let ids = try Prefix(typed)?.ids(in: "organisation", most: min(limit, 50), db) ?? []
        return try ids.compactMap { try find($0, in: db) }
    }
}

extension CustomerQuery {
    fileprivate struct Hit {
        let customer: Int64
        var contact: Contact?
    }

    /// Who may be meant, the likelier first, at most about `most`.
    fileprivate func hits(_ most: Int, _ keys: Keys, in db: Reading) throws -> [Hit] {
        switch self {
        case .contact(let search): return try hits(search, most, keys, in: db)
        case .name(let text):
            var hits: [Hit] = []
            if let point = try? ContactPoint(typed: text), point.kind == .other {  // what is none can be a name
                hits += try self.hits(.whole(point), most, keys, in: db)
            }
            guard let prefix = Prefix(text) else { return hits }
            hits += try prefix.ids(in: "customer", most: most, db).map { Hit(customer: $0) }
            for organisation in try prefix.ids(in: "organisation", most: 10, db) where hits.count < most {
                hits += try db.rows(
                    "SELECT id FROM customer WHERE organisation = \(organisation) ORDER BY id DESC LIMIT \(most)"
                ) { Hit(customer: $0[0]) }
            }
            return hits
        }
    }

    private func hits(_ search: ContactSearch, _ most: Int, _ keys: Keys, in db: Reading) throws -> [Hit] {
        try search.contacts(most: most, keys, in: db).map { Hit(customer: $0.customer, contact: $0) }
    }
}

/// The beginning of a name.
private struct Prefix {
    private let text: String
    private let columns: [SQL]

    /// nil where nothing is left to look for.
    init?(_ typed: String) {
        let spelling = Spelling(organisation: typed)
        let isWritten = typed.folded.unicodeScalars.contains { Pinyin.reading(of: $0) != nil }
        text = isWritten ? spelling.folded : spelling.pinyin
        columns = isWritten ? ["folded"] : ["pinyin", "initials"]
        guard !text.isEmpty else { return nil }
    }

    func ids(in table: SQL, most: Int, _ db: Reading) throws -> [Int64] {
        var ids: [Int64] = []
        for column in columns where ids.count < most {
            ids += try db.rows(
                """
                SELECT id FROM \(sql: table) WHERE \(sql: column) >= \(text) AND \(sql: column) < \(text + "\u{10FFFF}")
                ORDER BY \(sql: column), id LIMIT \(most)
                """
            ) { $0[0] }
        }
        return ids
    }
}

extension Customer {
    /// Spells names that were written down before names were spelled, at most `limit`; gives how many.
    public static func spellNames(limit: Int = 200, in tx: Transaction) throws -> Int {
        let names = try tx.rows(
            "SELECT id, name FROM customer WHERE folded IS NULL ORDER BY id LIMIT \(limit)\(sql: tx.forUpdate)"
        ) { ($0[0] as Int64, $0[1] as String) }
        for (id, name) in names {
            let spelling = Spelling(person: name)
            try tx.execute(
                """
                UPDATE customer SET folded = \(spelling.folded), pinyin = \(spelling.pinyin),
                    initials = \(spelling.initials) WHERE id = \(id)
                """)
        }
        return names.count
    }
}
