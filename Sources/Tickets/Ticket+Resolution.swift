import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// 已解决: the solution is recorded, and telling the customer becomes due. Without a solution nothing is solved (A12),
    /// and without an owner nobody could sign for it (A10, D9).
    public mutating func resolve(with solution: String, in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        guard status == .open || status == .waiting else {
            throw Refusal(.conflict, status == .new ? "ticket.take-first" : "ticket.not-open", [number])
        }
        guard owner != nil else { throw Refusal(.conflict, "ticket.take-first", [number]) }
        let manual = try tx.edition(edition).edition
        let rule = manual.resolving
        guard !rule.needs.contains(.solution) || !solution.allSatisfy(\.isWhitespace) else {
            throw Refusal.invalid([.init("solution", "flaw.solution-required", [rule.paragraph.number])])
        }
        guard solution.count <= Message.longest else {
            throw Refusal.invalid([.init("solution", "flaw.too-long", [String(Message.longest)])])
        }

        try noteWork(in: tx)
        self.solution = solution
        status = .resolved
        resolvedAt = tx.now
        unread = false
        if let owner, tx.actor.staff == owner || tx.actor.isProgram { try putSignature(of: owner, in: tx) }
        try tx.index(id, text: solution)
        try resumeAfterCustomer(in: tx)
        try end({ ClockKind.ofTheWay.contains($0.kind) }, in: tx)
        try dropApprovals([.extending, .correction], in: tx)
        try startClocks(at: .resolution, only: [.result], in: tx)
        try save(in: tx)
        try record(.resolved, because: rule.paragraph, in: tx)
        if silentSince(by: manual) != nil { try watchForSilence(in: tx) }
        try watchForHardStop(in: tx)
    }

    /// Silence counts as confirmation after a while; a job looks then.
    func watchForSilence(in tx: Transaction) throws {
        let rule = try tx.edition(edition).edition.confirming
        let calendar = try tx.calendar("center")
        let due = calendar.due(from: tx.now, limit: rule.silence, kind: rule.silenceTime).at
        try tx.enqueue(Self.silenceJob, ["ticket": number], lane: nil, at: due)
    }
}
