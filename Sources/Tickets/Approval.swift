import Clocks
import Manual
import People
import Storage
import Vocabulary

/// Something about a ticket that waits for somebody else's decision; the work goes on meanwhile.
public struct Approval: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// 定级确认.
        case signOff = "sign-off"
        /// 延期申请.
        case extending = "extension"
        /// 改派: the ticket was given to the wrong ones.
        case correction

        /// The clock that runs until it is decided.
        public var clock: ClockKind { ClockKind(rawValue) }
    }

    public enum Verdict: String, Sendable {
        case granted, refused
        /// The question answered itself.
        case lapsed
    }

    public let id: Int64
    public let ticket: Int64
    public let kind: Kind
    public let paragraph: Paragraph
    /// nil where the manual asks.
    public let askedBy: Int64?
    public let askedAt: Instant
    public let reason: String
    /// The level to be signed off.
    public let level: LevelKey?
    /// The team that would be right.
    public let team: TeamKey?
    /// The clock that shall run longer, and until when.
    public let clock: Int64?
    public let until: Instant?
    /// The level was lowered when a limit had already been warned of or missed (R16).
    public let isLate: Bool
    public let decidedBy: Int64?
    public let decidedAt: Instant?
    public let verdict: Verdict?
    public let answer: String?

    static let columns: SQL = """
        approval.id, approval.ticket, approval.kind, approval.paragraph, approval.asked_by, approval.asked_at,
        approval.reason, approval.level, approval.team, approval.clock, approval.until_at, approval.late,
        approval.decided_by, approval.decided_at, approval.verdict, approval.answer
        """

    init(_ row: Row) {
        id = row[0]
        ticket = row[1]
        kind = Kind(rawValue: row[2]) ?? .correction
        paragraph = row[3]
        askedBy = row[4]
        askedAt = row[5]
        reason = row[6]
        level = row[7]
        team = row[8]
        clock = row[9]
        until = row[10]
        isLate = row[11]
        decidedBy = row[12]
        decidedAt = row[13]
        verdict = (row[14] as String?).flatMap(Verdict.init)
        answer = row[15]
    }
}

extension Ticket {
    /// What is asked for in an approval.
    struct Question {
        let kind: Approval.Kind
        let paragraph: Paragraph
        var reason = ""
        var level: LevelKey?
        var team: TeamKey?
        var clock: Int64?
        var until: Instant?
        var isLate = false
    }

    /// Notes a question for somebody else; an earlier one of its kind is no longer asked. Its clock starts.
    mutating func ask(_ question: Question, at moment: Moment, in tx: Transaction) throws -> Int64 {
        try dropApprovals([question.kind], in: tx)
        let approval = try tx.insert(
            """
            INSERT INTO approval (ticket, kind, paragraph, asked_by, asked_at, reason, level, team, clock, until_at, late)
            VALUES (\(id), \(question.kind.rawValue), \(question.paragraph), \(tx.actor.staff), \(tx.now),
                \(question.reason), \(question.level), \(question.team), \(question.clock), \(question.until),
                \(question.isLate))
            RETURNING id
            """)
        try startClocks(at: moment, only: [question.kind.clock], in: tx)
        return approval
    }

    /// The one of a kind that waits; nil where none does.
    func openApproval(_ kind: Approval.Kind, in db: Reading) throws -> Approval? {
        try db.first(
            """
            SELECT \(sql: Approval.columns) FROM approval
            WHERE ticket = \(id) AND kind = \(kind.rawValue) AND decided_at IS NULL
            """, Approval.init)
    }

    func mustWait(_ kind: Approval.Kind, in tx: Transaction) throws -> Approval {
        guard let approval = try openApproval(kind, in: tx) else {
            throw Refusal(.conflict, "approval.none", [number])
        }
        return approval
    }

    /// Writes down what was decided; its clock ends.
    mutating func decide(
        _ approval: Approval, _ verdict: Approval.Verdict, answer: String? = nil, in tx: Transaction
    ) throws {
        try tx.execute(
            """
            UPDATE approval SET decided_by = \(tx.actor.staff), decided_at = \(tx.now), verdict = \(verdict.rawValue),
                answer = \(answer)
            WHERE id = \(approval.id) AND decided_at IS NULL
            """)
        try clearNotices([Notice.Kind(approval.kind)], in: tx)
        let kind = approval.kind.clock
        if verdict == .lapsed { try lapse({ $0.kind == kind }, in: tx) } else { try end({ $0.kind == kind }, in: tx) }
    }

    /// Whether the actor has a role that decides, or stands in for somebody of it who is away; the deputies decide, too, once
    /// the limit has passed (R6).
    func mayDecide(_ roles: [RoleKey], else deputies: [RoleKey], _ kind: ClockKind, in tx: Transaction) throws -> Bool {
        guard let staff = tx.actor.staff else { return false }
        return try mayDecide(staff, roles, else: deputies, kind, in: tx)
    }

    /// The same of somebody who only looks.
    func mayDecide(
        _ staff: Int64, _ roles: [RoleKey], else deputies: [RoleKey], _ kind: ClockKind, in db: Reading
    ) throws -> Bool {
        guard let person = try Person.find(staff, in: db) else { return false }
        if roles.contains(person.role) { return true }
        if deputies.contains(person.role), try isOverdue(kind, in: db) { return true }
        return try Person.all(withDeputy: staff, in: db).contains { roles.contains($0.role) && $0.presence == .off }
    }

    private func isOverdue(_ kind: ClockKind, in db: Reading) throws -> Bool {
        try db.clocks(of: Self.subjectKind, id).contains {
            $0.isOpen && $0.kind == kind && ($0.verdict == .missed || $0.due <= db.now)
        }
    }

    /// Nobody needs to decide any more.
    mutating func dropApprovals(_ kinds: Set<Approval.Kind>, in tx: Transaction) throws {
        for kind in Approval.Kind.allCases where kinds.contains(kind) {
            if let approval = try openApproval(kind, in: tx) { try decide(approval, .lapsed, in: tx) }
        }
    }
}

extension Reading {
    /// Everything that was asked about a ticket, oldest first.
    public func approvals(of ticket: Ticket) throws -> [Approval] {
        try rows(
            "SELECT \(sql: Approval.columns) FROM approval WHERE ticket = \(ticket.id) ORDER BY id LIMIT 500",
            Approval.init)
    }
}
