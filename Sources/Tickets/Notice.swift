import Storage
import Vocabulary

/// Something about a ticket that one person should know; the rooms show it until it is seen.
public struct Notice: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// The ticket was put into one's hands.
        case given
        /// Nobody is free, or the manual wants a person chosen by the supervisor.
        case assign
        case urged
        case escalated
        case signOff = "sign-off"
        case extending = "extension"
        case extended
        case correction
        case corrected

        /// The sentence that tells it, with the ticket's number in its gap.
        public var textKey: String { "notice.\(rawValue)" }
    }

    public let id: Int64
    public let kind: Kind
    public let ticket: Int64
    public let number: String
    public let subject: String
    public let paragraph: Paragraph?
    public let at: Instant
}

extension Ticket {
    /// Tells one person; who is told already and has not looked is told once.
    func notify(_ person: Int64?, _ kind: Notice.Kind, because paragraph: Paragraph? = nil, in tx: Transaction) throws {
        guard let person, person != tx.actor.staff else { return }
        try tx.execute(
            """
            INSERT INTO notice (person, ticket, kind, paragraph, at)
            VALUES (\(person), \(id), \(kind.rawValue), \(paragraph), \(tx.now))
            ON CONFLICT (person, ticket, kind) WHERE seen_at IS NULL DO UPDATE SET at = excluded.at
            """)
    }

    /// Tells everybody of some roles.
    func notify(_ roles: [RoleKey], _ kind: Notice.Kind, because paragraph: Paragraph? = nil, in tx: Transaction) throws
    {
        guard !roles.isEmpty else { return }
        try tx.execute(
            """
            INSERT INTO notice (person, ticket, kind, paragraph, at)
            SELECT person.id, CAST(\(id) AS BIGINT), \(kind.rawValue), \(paragraph), CAST(\(tx.now) AS BIGINT)
            FROM person WHERE person.active = 1 AND person.role IN \(list: roles.map(\.text))
                AND person.id <> \(tx.actor.staff ?? 0)
            ON CONFLICT (person, ticket, kind) WHERE seen_at IS NULL DO UPDATE SET at = excluded.at
            """)
    }
}

extension Ticket {
    /// What has been done needs no telling any more.
    func clearNotices(_ kinds: [Notice.Kind], in tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE notice SET seen_at = \(tx.now)
            WHERE ticket = \(id) AND seen_at IS NULL AND kind IN \(list: kinds.map(\.rawValue))
            """)
    }
}

extension Notice.Kind {
    /// What tells of a question.
    init(_ approval: Approval.Kind) {
        self =
            switch approval {
            case .signOff: .signOff
            case .extending: .extending
            case .correction: .correction
            }
    }
}

extension Notice {
    /// The person has seen these of their notices.
    public static func see(_ ids: [Int64], in tx: Transaction) throws {
        guard let staff = tx.actor.staff, !ids.isEmpty else { return }
        try tx.execute(
            """
            UPDATE notice SET seen_at = \(tx.now)
            WHERE person = \(staff) AND seen_at IS NULL AND id IN \(list: Array(ids.prefix(200)))
            """)
    }

    /// How long what was seen is kept.
    public static let kept = Duration.days(30)

    /// Forgets what was seen long ago, at most `limit` of it.
    public static func sweep(before: Instant, limit: Int = 500, in tx: Transaction) throws {
        try tx.execute(
            """
            DELETE FROM notice
            WHERE id IN (SELECT id FROM notice WHERE at < \(before) AND seen_at IS NOT NULL ORDER BY at LIMIT \(limit))
            """)
    }
}

extension Reading {
    /// What a person has not seen yet, the latest first, as far as they may look.
    public func notices(for person: Int64, within scope: Scope, limit: Int = 50) throws -> [Notice] {
        try rows(
            """
            SELECT notice.id, notice.kind, notice.ticket, ticket.number, ticket.subject, notice.paragraph, notice.at
            FROM notice JOIN ticket ON ticket.id = notice.ticket
            WHERE notice.person = \(person) AND notice.seen_at IS NULL AND \(sql: scope.condition)
            ORDER BY notice.id DESC LIMIT \(limit)
            """
        ) { row in
            Notice(
                id: row[0], kind: Notice.Kind(rawValue: row[1]) ?? .escalated, ticket: row[2], number: row[3],
                subject: row[4], paragraph: row[5], at: row[6])
        }
    }
}
