import Storage
import Vocabulary

/// Whether somebody can be given work at this moment 在岗状态.
public enum Presence: String, CaseIterable, Sendable, Codable {
    /// 示闲.
    case available
    /// 示忙.
    case busy
    /// 小休.
    case `break`
    /// 话后: writing down what a call was about.
    case wrapUp = "wrap-up"
    /// 离线.
    case off
}

extension Person {
    /// Tells whether one can be given work; a supervisor can tell it of somebody else.
    public mutating func present(as presence: Presence, in tx: Transaction) throws {
        try tx.actor.must(tx.actor.staff == id ? .handleTickets : .supervise)
        guard isActive else { throw Refusal(.conflict, "person.inactive") }

        try turn(presence, in: tx)
    }

    /// Changes the presence and records it; a change to what it is already is none.
    mutating func turn(
        _ presence: Presence, because paragraph: Paragraph? = nil, of edition: Int64? = nil, in tx: Transaction
    ) throws {
        let before = self.presence
        guard presence != before else { return }
        self.presence = presence
        presenceSince = tx.now
        try tx.execute(
            "UPDATE person SET presence = \(presence.rawValue), presence_since = \(tx.now) WHERE id = \(id)")
        try tx.record(
            PersonEvent.present(as: presence, after: before), of: "person", id, because: paragraph, edition: edition)
    }

    /// Who has been writing down a call since then, or longer.
    public static func wrappingUp(since start: Instant, limit: Int = 200, in db: Reading) throws -> [Int64] {
        try db.rows(
            """
            SELECT id FROM person WHERE presence = \(Presence.wrapUp.rawValue) AND presence_since <= \(start)
            ORDER BY id LIMIT \(limit)
            """
        ) { $0[0] }
    }

    /// The manual's time for writing down a call is over: they can be given work again (R3). Does nothing where they have
    /// turned to something else meanwhile.
    public static func endWrapUp(
        of id: Int64, since start: Instant, because paragraph: Paragraph, of edition: Int64, in tx: Transaction
    ) throws {
        var person = try lock(id, in: tx)
        guard person.presence == .wrapUp, let since = person.presenceSince, since <= start else { return }
        try person.turn(.available, because: paragraph, of: edition, in: tx)
    }

    /// Nobody is there in a browser that has been closed: with the last session presence ends.
    mutating func turnOffUnlessSignedIn(in tx: Transaction) throws {
        guard presence != .off, try Session.all(of: id, in: tx).isEmpty else { return }
        try turn(.off, in: tx)
    }

    /// Ends the presence of those whose sessions have all run out, at most `limit` of them. Who never signed in, such as
    /// somebody a program speaks for, stays as they are.
    static func turnOffAbsent(limit: Int, in tx: Transaction) throws {
        let absent: [Int64] = try tx.rows(
            """
            SELECT id FROM person WHERE presence <> 'off'
                AND EXISTS (SELECT 1 FROM session WHERE session.person = person.id)
                AND NOT EXISTS (
                    SELECT 1 FROM session WHERE session.person = person.id AND ended_at IS NULL
                        AND seen_at > \(tx.now - Session.idle) AND created_at > \(tx.now - Session.longest))
            ORDER BY id LIMIT \(limit)
            """
        ) { $0[0] }
        for id in absent {
            var person = try lock(id, in: tx)
            try person.turnOffUnlessSignedIn(in: tx)
        }
    }
}
