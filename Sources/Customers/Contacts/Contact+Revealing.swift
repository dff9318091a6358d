import Foundation
import Storage
import Vocabulary

/// Who saw a contact in clear, when and why: what an auditor reads.
public struct Reveal: Hashable, Sendable, Identifiable {
    public let id: Int64
    public let contact: Int64
    public let customer: Int64
    public let actor: String
    public let actorNumber: Int64?
    public let reason: String
    public let at: Instant

    /// The latest first.
    public static func all(before id: Int64 = .max, limit: Int = 100, in db: Reading) throws -> [Reveal] {
        try db.rows(
            """
            SELECT id, contact, customer, actor, actor_number, reason, at FROM reveal WHERE id < \(id)
            ORDER BY id DESC LIMIT \(min(limit, 200))
            """
        ) { row in
            Reveal(
                id: row[0], contact: row[1], customer: row[2], actor: row[3], actorNumber: row[4], reason: row[5],
                at: row[6])
        }
    }
}

extension Contact {
    /// Shows a contact in clear to somebody who may see it and says why, and keeps both.
    ///
    /// Whether the customer is within their reach is for the caller to see: it knows the tickets.
    public static func reveal(_ id: Int64, reason: String, keys: Keys, in tx: Transaction) throws -> String {
        try tx.actor.must(.revealContacts)
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else { throw Refusal.invalid([Refusal.Flaw("reason", "reveal.reason")]) }
        guard reason.count <= 200 else { throw Refusal.invalid([Refusal.Flaw("reason", "reveal.too-long", ["200"])]) }
        let contact = try find(id, keys: keys, in: tx)
        guard let contact, let point = try open(id, keys: keys, in: tx) else {
            throw Refusal(.notFound, "contact.unknown")
        }

        try contact.recordReveal(because: reason, in: tx)
        return point.inClear
    }

    /// Keeps who sees it in clear now, and why.
    func recordReveal(because reason: String, in tx: Transaction) throws {
        let reveal = try tx.insert(
            """
            INSERT INTO reveal (contact, customer, actor, actor_number, reason, at)
            VALUES (\(id), \(customer), \(tx.actor.word), \(tx.actor.number), \(reason), \(tx.now)) RETURNING id
            """)
        try tx.record(CustomerEvent.revealed(contact: id, reveal: reveal), of: "customer", customer)
    }
}
