import Storage
import Vocabulary

extension Contact {
    /// Notes that a contact is really the customer's, because a link sent to it was answered or something else proves it.
    public static func verify(_ id: Int64, by proof: Proof, keys: Keys, in tx: Transaction) throws {
        if proof == .staff { try tx.actor.must(.handleTickets) }
        guard let point = try open(id, keys: keys, in: tx) else { throw Refusal(.notFound, "contact.unknown") }
        // Equal contacts are locked in one order, so that of two verified at once exactly one leads.
        let equals = try tx.rows(
            """
            SELECT id, customer, state, leads FROM contact WHERE mark IN \(list: point.marks(keys)) ORDER BY id\(sql: tx.forUpdate)
            """
        ) { Equal(id: $0[0], customer: $0[1], isClaimed: $0[2] == State.claimed.rawValue, leads: $0[3]) }
        guard let contact = equals.first(where: { $0.id == id }), contact.isClaimed else { return }

        try tx.execute(
            """
            UPDATE contact SET state = 'verified', proof = \(proof.rawValue), verified_at = \(tx.now),
                leads = \(!equals.contains(where: \.leads)) WHERE id = \(id)
            """)
        try tx.record(CustomerEvent.verified(contact: id, by: proof), of: "customer", contact.customer)
    }

    /// A contact with the same text, as far as verifying looks at it.
    private struct Equal {
        let id: Int64
        let customer: Int64
        let isClaimed: Bool
        let leads: Bool
    }
}
