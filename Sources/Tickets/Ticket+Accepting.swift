import Clocks
import Storage
import Vocabulary

extension Ticket {
    /// 接单: whoever was given the ticket says that they have it, and by when they expect to be done (C10, D5).
    public mutating func accept(expecting expected: Instant? = nil, in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        let staff = try mustBeOwner(tx)
        guard handling.acceptedAt == nil else { throw Refusal(.conflict, "ticket.accepted-already", [number]) }
        try mustLieAhead(expected, "expected", in: tx)

        try settleIn(staff, in: tx)
        handling.expectedAt = expected ?? handling.expectedAt
        try save(in: tx)
        try record(.accepted(by: staff), in: tx)
    }

    /// 启动处理: the owner begins; who has not accepted yet does so with that.
    public mutating func start(expecting expected: Instant? = nil, in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        let staff = try mustBeOwner(tx)
        guard handling.startedAt == nil else { throw Refusal(.conflict, "ticket.started-already", [number]) }
        try mustLieAhead(expected, "expected", in: tx)

        try settleIn(staff, in: tx)
        handling.startedAt = tx.now
        handling.expectedAt = expected ?? handling.expectedAt
        try end({ $0.kind == .start }, in: tx)
        try save(in: tx)
        try record(.started(by: staff), in: tx)
    }

    /// The owner has the ticket: from now on they answer for it.
    mutating func settleIn(_ staff: Int64, in tx: Transaction) throws {
        handling.acceptedAt = handling.acceptedAt ?? tx.now
        handling.dispatching = nil
        try clearNotices([.given, .assign], in: tx)
        try end({ $0.kind == .acceptance }, in: tx)
        try noteTaker(staff, in: tx)
    }

    /// A person has seen the request; the first who does stays its taker, whoever owns it later (A10).
    mutating func noteTaker(_ staff: Int64, in tx: Transaction) throws {
        if status == .new { status = .open }
        try end({ $0.kind == .pickUp }, in: tx)
        guard takenBy == nil else { return }
        takenBy = staff
        let isOnFirstLine = isOnFirstLine(by: try tx.edition(edition).edition)
        try startClocks(at: .taking, only: ClockKind.ofTheWay.subtracting(isOnFirstLine ? [] : [.firstLine]), in: tx)
    }

    /// Whoever works on their ticket has accepted it and begun, whether they said so or not. A ticket that nobody has taken
    /// becomes theirs, where they are qualified for it (A16).
    mutating func noteWork(in tx: Transaction) throws {
        guard status.isWork else { return }
        guard let staff = tx.actor.staff else {
            if status == .new { status = .open }
            return
        }
        if status == .new, owner == nil, try mayOwn(staff, in: tx) {
            owner = staff
            handling.givenAt = tx.now
            try record(.taken(by: staff), in: tx)
        }
        guard owner == staff else { return try noteTaker(staff, in: tx) }
        try settleIn(staff, in: tx)
        handling.startedAt = handling.startedAt ?? tx.now
        try end({ $0.kind == .start }, in: tx)
    }

    private func mustBeOwner(_ tx: Transaction) throws -> Int64 {
        guard let staff = tx.actor.staff else { throw Refusal(.forbidden, "ticket.only-people-take") }
        try mustBeWork()
        guard owner == staff else { throw Refusal(.conflict, "ticket.not-yours", [number]) }
        return staff
    }

    /// Refuses what only makes sense while somebody has to do something.
    func mustBeWork() throws {
        try mustNotBeArchived()
        guard status.isWork else { throw Refusal(.conflict, "ticket.not-open", [number]) }
    }

    /// Refuses a time that has passed.
    func mustLieAhead(_ moment: Instant?, _ field: String, in tx: Transaction) throws {
        guard let moment, moment <= tx.now else { return }
        throw Refusal.invalid([.init(field, "flaw.in-the-past")])
    }

    /// Refuses a reason that says nothing, or too much.
    func mustBeReason(_ reason: String) throws {
        guard !reason.allSatisfy(\.isWhitespace) else { throw Refusal.invalid([.init("reason", "flaw.required")]) }
        guard reason.count <= Self.longestReason else {
            throw Refusal.invalid([.init("reason", "flaw.too-long", [String(Self.longestReason)])])
        }
    }

    /// In characters.
    static let longestReason = 500
}
