import Storage
import Vocabulary

/// What is searched for: a whole number or address, or the last four digits. There is no search by parts, which would
/// unmask a number digit by digit.
public enum ContactSearch: Sendable {
    case whole(ContactPoint)
    case tail(String)

    /// Reads what was typed into the search field: four digits are the end of a number.
    public init(typed: String, in country: Dialing = .china) throws {
        let folded = typed.precomposedStringWithCompatibilityMapping.tidied
        if Self.isTail(folded) {
            self = .tail(folded)
        } else {
            self = .whole(try ContactPoint(typed: typed, field: "q", in: country))
        }
    }

    static func isTail(_ text: String) -> Bool { text.count == 4 && text.allSatisfy { "0"..."9" ~= $0 } }

    var event: CustomerEvent.Search {
        switch self {
        case .whole(let point):
            switch point.kind {
            case .phone: .phone
            case .email: .email
            case .other: .other
            }
        case .tail: .tail
        }
    }

    /// The contacts that are meant, the latest first.
    func contacts(most: Int, _ keys: Keys, in db: Reading) throws -> [Contact] {
        try db.rows(
            """
            SELECT \(sql: Contact.columns) FROM contact WHERE \(sql: condition(keys)) ORDER BY id DESC LIMIT \(most)
            """
        ) { try Contact($0, keys) }
    }

    private func condition(_ keys: Keys) -> SQL {
        switch self {
        case .whole(let point): "mark IN \(list: point.marks(keys))"
        case .tail(let digits):
            "tail_mark IN \(list: keys.numbers.map { ContactPoint.tailMark(digits, keys, key: $0) })"
        }
    }
}

extension Customer {
    /// Somebody with the same contact: a hint that two customers may be one, never a reason to join them.
    public struct Match: Hashable, Sendable {
        public let customer: Customer
        public let contact: Contact
    }

    /// Who has a contact, at most 50, and keeps a note that it was asked.
    /// - Parameters:
    ///   - reachable: whether the one who asks can reach a customer; asked unless they reach everything.
    ///   - limit: counts the search and refuses when there were too many.
    public static func find(
        _ search: ContactSearch, reachable: (Int64) throws -> Bool, limit: (Transaction) throws -> Void, keys: Keys,
        in tx: Transaction
    ) throws -> [Match] {
        try tx.actor.must(.readTickets)
        try limit(tx)
        let found = try matches(search.contacts(most: 50, keys, in: tx), in: tx).filter { match in
            try tx.actor.scope == .all || reachable(match.customer.id)
        }
        try tx.record(
            CustomerEvent.searched(by: search.event, found: found.count), of: "search", tx.actor.number ?? 0)
        return found
    }

    /// Other customers who have one of this one's contacts, for staff to look at.
    public func others(reachable: (Int64) throws -> Bool, keys: Keys, in db: Reading) throws -> [Match] {
        let points = try db.rows("SELECT sealed FROM contact WHERE customer = \(id) ORDER BY id LIMIT 100") {
            try ContactPoint(opening: $0[0], with: keys)
        }
        let contacts = try db.rows(
            """
            SELECT \(sql: Contact.columns) FROM contact WHERE mark IN \(list: points.flatMap { $0.marks(keys) })
                AND customer <> \(id) ORDER BY id DESC LIMIT 50
            """
        ) { try Contact($0, keys) }
        return try Self.matches(contacts, in: db).filter { try $0.customer.id != id && reachable($0.customer.id) }
    }

    private static func matches(_ contacts: [Contact], in db: Reading) throws -> [Match] {
        try contacts.compactMap { contact in
            try present(contact.customer, in: db).map { Match(customer: $0, contact: contact) }
        }
    }
}
