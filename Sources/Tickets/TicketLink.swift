import Storage
import Vocabulary

/// Two tickets that have to do with each other. It belongs to the one that points, and leaves the other as it is.
public struct TicketLink: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable, Codable {
        case related
        /// It goes on with what an older ticket was about.
        case followUpOf = "follow-up-of"
    }

    public let kind: Kind
    /// Whether the other ticket is the one that points.
    public let isIncoming: Bool
    /// The other ticket.
    public let ticket: Int64
    public let number: String
    public let subject: String
    public let status: Ticket.Status
}

extension Ticket {
    /// Joins two tickets. The one that points must not have been filed away.
    public static func link(
        _ number: String, to other: String, as kind: TicketLink.Kind, in tx: Transaction
    ) throws {
        try tx.actor.must(.handleTickets)
        var ticket = try lock(number, in: tx)
        try ticket.mustNotBeArchived()
        guard number != other else { throw Refusal.invalid([.init("other", "flaw.same-ticket")]) }
        let older = try find(other, within: tx.actor.scope, in: tx)
        try ticket.join(older, as: kind, in: tx)
    }

    /// Only the pointing ticket is changed, so only it is locked: the other one may be filed away.
    mutating func join(_ other: Ticket, as kind: TicketLink.Kind, in tx: Transaction) throws {
        let made = try tx.execute(
            """
            INSERT INTO ticket_link (ticket, other, kind, staff, at)
            VALUES (\(id), \(other.id), \(kind.rawValue), \(tx.actor.staff), \(tx.now)) ON CONFLICT DO NOTHING
            """)
        guard made == 1 else { throw Refusal(.conflict, "ticket.already-linked", [number, other.number]) }
        try save(in: tx)
        try record(.linked(to: other.id, as: kind), in: tx)
    }

    /// The tickets that this one points to and those that point to it, as far as the scope reaches.
    public func links(within scope: Scope, in db: Reading) throws -> [TicketLink] {
        let outgoing: SQL = "ticket_link.ticket = \(id)"
        let incoming: SQL = "ticket_link.other = \(id)"
        return try [(outgoing, "ticket_link.other" as SQL, false), (incoming, "ticket_link.ticket", true)].flatMap {
            side in
            try db.rows(
                """
                SELECT ticket_link.kind, ticket.id, ticket.number, ticket.subject, ticket.status
                FROM ticket_link JOIN ticket ON ticket.id = \(sql: side.1)
                WHERE \(sql: side.0) AND \(sql: scope.condition) ORDER BY ticket_link.id LIMIT 50
                """
            ) { row in
                TicketLink(
                    kind: TicketLink.Kind(rawValue: row[0]) ?? .related, isIncoming: side.2, ticket: row[1],
                    number: row[2], subject: row[3], status: Status(rawValue: row[4]) ?? .open)
            }
        }
    }

    /// Earlier tickets of the same customer about the same type of thing, asked within a while before this one, newest first.
    public func recurrences(within span: Duration, scope: Scope, in db: Reading) throws -> [ListedTicket] {
        try db.rows(
            """
            \(sql: try db.listing())
            WHERE ticket.customer = \(customer) AND ticket.id < \(id) AND ticket.type = \(type)
                AND ticket.created_at >= \(createdAt - span) AND \(sql: scope.condition)
            ORDER BY ticket.id DESC LIMIT 20
            """, ListedTicket.init)
    }
}
