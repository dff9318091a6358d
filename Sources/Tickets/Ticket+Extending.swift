import Clocks
import Customers
import Manual
import People
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// 延期申请: asks for more time on a limit, ahead of time, with a reason and the new moment (D6).
    @discardableResult
    public mutating func askExtension(
        of kind: ClockKind, until moment: Instant, reason: String, in tx: Transaction
    ) throws -> Int64 {
        try tx.actor.must(.handleTickets)
        try mustBeWork()
        let manual = try tx.edition(edition).edition
        guard let rule = manual.extending, let clock = try runningClock(kind, in: tx) else {
            throw Refusal(.conflict, "extension.no-such-limit", [number])
        }
        try mustBeReason(reason)
        guard try openApproval(.extending, in: tx) == nil else {
            throw Refusal(.conflict, "extension.asked-already", [number])
        }
        let before = try extensions(of: kind, in: tx)
        try mustBeExtensible(clock, until: moment, extendedBefore: before, by: manual, in: tx)

        let approval = try ask(
            Question(kind: .extending, paragraph: rule.paragraph, reason: reason, clock: clock.id, until: moment),
            at: .extension, in: tx)
        try save(in: tx)
        try record(
            .extensionAsked(approval: approval, kind: kind, until: moment), because: rule.paragraph, in: tx)
        try notify(rule.deciders(after: before), .extending, because: rule.paragraph, in: tx)
        return approval
    }

    /// The supervisor decides; what is granted is the clock's new moment, and the customer is told of it.
    public mutating func decideExtension(isGranted: Bool, answer: String = "", in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        let manual = try tx.edition(edition).edition
        let approval = try mustWait(.extending, in: tx)
        guard let clock = approval.clock, let until = approval.until else { throw StorageFault.noRow }
        try mustDecide(approval, by: manual, in: tx)
        if !isGranted { try mustBeReason(answer) }
        guard answer.count <= Self.longestReason else {
            throw Refusal.invalid([.init("answer", "flaw.too-long", [String(Self.longestReason)])])
        }

        let kind = try extend(clock, until: isGranted ? until : nil, in: tx)
        try decide(approval, isGranted ? .granted : .refused, answer: answer.isEmpty ? nil : answer, in: tx)
        if isGranted {
            handling.extensions += 1
            try tx.enqueue(Self.extensionJob, AnnouncedExtension(ticket: number, until: until), lane: "ticket:\(id)")
        }
        try save(in: tx)
        try record(
            .extensionDecided(approval: approval.id, kind: kind, until: until, isGranted: isGranted),
            because: approval.paragraph, in: tx)
        try notify(approval.askedBy, .extended, because: approval.paragraph, in: tx)
    }

    /// Tells the customer by when it will be done now. A job does this.
    public mutating func announce(_ words: String, in tx: Transaction) throws {
        guard status.isWork else { return }
        let message = try add(Writing(words), .announcement, in: tx)
        try save(in: tx)
        try record(.announced(message: message), in: tx)
    }

    public static let extensionJob = "ticket.extension"

    /// What the job that tells the customer knows.
    public struct AnnouncedExtension: Codable, Sendable {
        public let ticket: String
        public let until: Instant
    }

    private func runningClock(_ kind: ClockKind, in tx: Transaction) throws -> RunningClock? {
        try tx.openClocks(of: Self.subjectKind, id).last { $0.kind == kind }
    }

    private func mustBeExtensible(
        _ clock: RunningClock, until moment: Instant, extendedBefore: Int, by manual: Edition, in tx: Transaction
    ) throws {
        let calendar = try tx.calendar(clock.calendar)
        let promise = manual.promises(for: manualCase).first { $0.kind == clock.kind }
        let facts = ExtensionFacts(
            kind: clock.kind, limit: clock.limit, time: clock.time,
            remaining: clock.time == .serviceHours
                ? calendar.consumed(from: tx.now, to: clock.due) : max(clock.due - tx.now, .zero),
            askedBefore: extendedBefore, due: clock.due, newDue: moment,
            latest: promise?.longest.map { calendar.due(from: clock.startedAt, limit: $0, kind: clock.time).at })
        switch manual.extensionRefusal(of: facts) {
        case nil: return
        case .never: throw Refusal(.conflict, "extension.never", [number])
        case .tooMany: throw Refusal(.conflict, "extension.too-many", [number])
        case .tooLate: throw Refusal(.conflict, "extension.too-late", [number])
        case .notLater: throw Refusal.invalid([.init("until", "extension.not-later")])
        case .tooFar: throw Refusal.invalid([.init("until", "extension.too-far")])
        }
    }

    /// How often a kind of limit was extended on this ticket.
    func extensions(of kind: ClockKind, in db: Reading) throws -> Int {
        try db.value(
            """
            SELECT count(*) FROM approval JOIN clock ON clock.id = approval.clock
            WHERE approval.ticket = \(id) AND approval.verdict = 'granted' AND clock.kind = \(kind)
            """) ?? 0
    }

    /// Nobody decides on what they asked for themselves; the deputies decide once the limit for it has passed.
    private func mustDecide(_ approval: Approval, by manual: Edition, in tx: Transaction) throws {
        guard let rule = manual.extending, let staff = tx.actor.staff else {
            throw Refusal(.forbidden, "approval.not-yours", [number])
        }
        guard approval.askedBy != staff else { throw Refusal(.forbidden, "approval.own", [number]) }
        let kind = try approval.clock.flatMap { try RunningClock.find($0, in: tx)?.kind } ?? .solution
        let roles = rule.deciders(after: try extensions(of: kind, in: tx))
        guard try mayDecide(roles, else: rule.deputies, .extending, in: tx) else {
            throw Refusal(.forbidden, "approval.not-yours", [number])
        }
    }

    private mutating func extend(_ clock: Int64, until moment: Instant?, in tx: Transaction) throws -> ClockKind {
        var clocks = try tx.openClocks(of: Self.subjectKind, id)
        guard let place = clocks.firstIndex(where: { $0.id == clock }) else {
            throw Refusal(.conflict, "extension.no-such-limit", [number])
        }
        if let moment { try clocks[place].extend(to: moment, in: tx) }
        noteNextDue(of: clocks)
        return clocks[place].kind
    }
}

extension Edition {
    /// The roles that look after everybody's work.
    var supervisors: [RoleKey] { roles.filter { $0.permissions.contains(.supervise) }.map(\.key) }
}
