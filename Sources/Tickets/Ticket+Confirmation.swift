import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// The customer says that the matter is settled (D8).
    public mutating func confirm(in tx: Transaction) throws {
        try mustBeCustomers(tx)
        try confirm(by: .customer, evidence: nil, in: tx)
    }

    /// An agent writes down that the customer confirmed elsewhere, and how this can be shown.
    public mutating func noteConfirmation(evidence: String, in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        guard !evidence.allSatisfy(\.isWhitespace) else {
            throw Refusal.invalid([.init("evidence", "flaw.required")])
        }
        guard evidence.count <= 500 else { throw Refusal.invalid([.init("evidence", "flaw.too-long", ["500"])]) }
        try confirm(by: .staff, evidence: evidence, in: tx)
    }

    /// Nobody said anything for as long as the manual waits. Does nothing when the ticket has moved on meanwhile.
    public mutating func confirmBySilence(in tx: Transaction) throws {
        let manual = try tx.edition(edition).edition
        let rule = manual.confirming
        guard status == .resolved, let known = silentSince(by: manual), !unread else { return }
        let spoken: Instant? = try tx.value("SELECT max(at) FROM message WHERE ticket = \(id) AND kind = 'customer'")
        let since = max(known, spoken ?? known)
        let due = try tx.calendar("center").due(from: since, limit: rule.silence, kind: rule.silenceTime).at
        guard tx.now >= due else { return }
        try confirm(by: .silence, evidence: nil, in: tx)
    }

    /// The customer says that it is not settled: the work goes on under a new solution clock.
    public mutating func refuseResult(_ writing: Writing, in tx: Transaction) throws {
        try mustBeCustomers(tx)
        try reopen(writing, .customer, in: tx) { .answered(message: $0) }
    }

    /// An agent writes down that the customer said elsewhere that it is not settled.
    public mutating func noteRefusal(evidence: String, in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        try reopen(Writing(evidence), .note, in: tx) { .noted(message: $0) }
    }

    private mutating func reopen(
        _ writing: Writing, _ kind: Message.Kind, in tx: Transaction, event: (Int64) -> TicketEvent
    ) throws {
        guard status == .resolved else { throw Refusal(.conflict, "ticket.not-resolved", [number]) }
        let message = try add(writing, kind, in: tx)
        try goOn(in: tx)
        try save(in: tx)
        try record(event(message), in: tx)
        try record(.unsolved, in: tx)
    }

    private mutating func confirm(by who: Confirmation, evidence: String?, in tx: Transaction) throws {
        guard status == .resolved else { throw Refusal(.conflict, "ticket.not-resolved", [number]) }
        let manual = try tx.edition(edition).edition
        let rule = manual.confirming
        status = .closed
        confirmation = who
        confirmedAt = tx.now
        self.evidence = evidence
        try noteTold(through: channel, evidence: nil, in: tx)
        try record(.confirmed(by: who), because: who == .silence ? rule.silenceParagraph : rule.paragraph, in: tx)
        _ = try openFollowUp(by: manual, in: tx)
        try startArchiving(by: manual, in: tx)
        try save(in: tx)
    }
}
