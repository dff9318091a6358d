import Storage
import Vocabulary

/// 上岗资格: whether somebody may be given tickets, since when, who said so and why (A16).
public enum Qualification: Hashable, Sendable {
    case none
    /// `by` is nil where no person decided.
    case passed(at: Instant, by: Int64?, reason: String)
    case withdrawn(at: Instant, by: Int64?, reason: String)

    public var isPassed: Bool { if case .passed = self { true } else { false } }

    public var at: Instant? { decision?.at }
    public var by: Int64? { decision?.by }
    public var reason: String? { decision?.reason }

    private var decision: (at: Instant, by: Int64?, reason: String)? {
        switch self {
        case .none: nil
        case .passed(let at, let by, let reason), .withdrawn(let at, let by, let reason): (at, by, reason)
        }
    }

    /// What a table keeps of its kind.
    var word: String {
        switch self {
        case .none: "none"
        case .passed: "passed"
        case .withdrawn: "withdrawn"
        }
    }

    init(_ row: Row, from first: Int) {
        guard let at: Instant = row[first + 1] else {
            self = .none
            return
        }
        let (by, reason) = (row[first + 2] as Int64?, (row[first + 3] as String?) ?? "")
        self =
            row[first] == "passed"
            ? .passed(at: at, by: by, reason: reason) : .withdrawn(at: at, by: by, reason: reason)
    }
}

extension Person {
    /// Lets somebody be given tickets: by hand, with a reason that everybody can read (A16).
    public mutating func qualify(reason: String, in tx: Transaction) throws {
        let reason = try mayDecide(reason, in: tx)
        guard !qualification.isPassed else { throw Refusal(.conflict, "person.already-qualified") }

        try decide(.passed(at: tx.now, by: tx.actor.staff, reason: reason), in: tx)
    }

    /// Whoever sets a center up has nobody to pass a test before.
    mutating func qualifyAsFounder(in tx: Transaction) throws {
        try decide(.passed(at: tx.now, by: nil, reason: ""), in: tx)
    }

    /// Takes the qualification back, with a reason; the tickets that somebody has stay with them.
    public mutating func disqualify(reason: String, in tx: Transaction) throws {
        let reason = try mayDecide(reason, in: tx)
        guard qualification.isPassed else { throw Refusal(.conflict, "person.not-qualified") }

        try decide(.withdrawn(at: tx.now, by: tx.actor.staff, reason: reason), in: tx)
    }

    /// Every decision about somebody's qualification, the latest first.
    public static func qualifications(of person: Int64, in db: Reading) throws -> [Qualification] {
        try db.rows(
            """
            SELECT state, at, decided_by, reason FROM qualification WHERE person = \(person) ORDER BY id DESC LIMIT 200
            """
        ) { Qualification($0, from: 0) }
    }

    private func mayDecide(_ reason: String, in tx: Transaction) throws -> String {
        try tx.actor.must(.supervise)
        guard isActive else { throw Refusal(.conflict, "person.inactive") }
        let reason = reason.tidied
        guard reason.isReason else { throw Refusal.invalid([Refusal.Flaw("reason", "person.reason")]) }
        return reason
    }

    private mutating func decide(_ qualification: Qualification, in tx: Transaction) throws {
        self.qualification = qualification
        try save(in: tx)
        let decision = try tx.insert(
            """
            INSERT INTO qualification (person, state, at, decided_by, reason)
            VALUES (\(id), \(qualification.word), \(tx.now), \(qualification.by), \(qualification.reason ?? ""))
            RETURNING id
            """)
        try record(
            qualification.isPassed ? .qualified(decision: decision) : .disqualified(decision: decision), in: tx)
    }
}
