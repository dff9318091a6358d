import Clocks
import Storage
import Vocabulary

extension Ticket {
    /// A person answers the customer. The first answer meets the response clock; an untaken ticket is taken by it.
    @discardableResult
    public mutating func reply(_ writing: Writing, in tx: Transaction) throws -> Int64 {
        try speak(writing, .reply, in: tx) { .replied(message: $0) }
    }

    /// A person asks the customer for what is missing; until the answer the center's own limits stand still (R16).
    @discardableResult
    public mutating func ask(_ writing: Writing, in tx: Transaction) throws -> Int64 {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        guard status == .open || status == .new else { throw Refusal(.conflict, "ticket.not-open", [number]) }
        return try speak(writing, .question, in: tx) { .asked(message: $0) }
    }

    private mutating func speak(
        _ writing: Writing, _ kind: Message.Kind, in tx: Transaction, event: (Int64) -> TicketEvent
    ) throws -> Int64 {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        let message = try add(writing, kind, in: tx)
        if status == .new {
            status = .open
            takenBy = takenBy ?? tx.actor.staff
            owner = owner ?? tx.actor.staff
        }
        // Whoever wrote after the result was not silent: the wait for their silence begins again with the answer.
        if status == .resolved && unread { try watchForSilence(in: tx) }
        unread = false
        try end({ $0.kind == .pickUp || $0.kind == .response }, in: tx)
        if kind == .question {
            status = .waiting
            try pauseForCustomer(in: tx)
        }
        try save(in: tx)
        try record(event(message), in: tx)
        return message
    }

    /// Something that only colleagues read.
    @discardableResult
    public mutating func note(_ writing: Writing, in tx: Transaction) throws -> Int64 {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        let message = try add(writing, .note, in: tx)
        try save(in: tx)
        try record(.noted(message: message), in: tx)
        return message
    }

    private mutating func pauseForCustomer(in tx: Transaction) throws {
        let pausing = try tx.edition(edition).edition.waiting.pauses
        var clocks = try tx.openClocks(of: Self.subjectKind, id)
        for place in clocks.indices where pausing.contains(clocks[place].kind) { try clocks[place].pause(in: tx) }
        noteNextDue(of: clocks)
    }

    mutating func resumeAfterCustomer(in tx: Transaction) throws {
        var clocks = try tx.openClocks(of: Self.subjectKind, id)
        for place in clocks.indices { try clocks[place].resume(in: tx) }
        noteNextDue(of: clocks)
    }
}
