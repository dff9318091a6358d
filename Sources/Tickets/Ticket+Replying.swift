import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// A person answers the customer. The first answer meets the response clock; an untaken ticket is taken by it, and a
    /// time that the words promise becomes a clock (C11).
    @discardableResult
    public mutating func reply(_ writing: Writing, in tx: Transaction) throws -> Int64 {
        try speak(writing, .reply, promising: spokenPromise(in: writing, tx), in: tx) { .replied(message: $0) }
    }

    /// A person asks the customer for what is missing; until the answer the center's own limits stand still (R16).
    @discardableResult
    public mutating func ask(_ writing: Writing, in tx: Transaction) throws -> Int64 {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        guard status == .open || status == .new else { throw Refusal(.conflict, "ticket.not-open", [number]) }
        return try speak(writing, .question, in: tx) { .asked(message: $0) }
    }

    /// Says something to the customer. A person has answered with that, unless they sent nothing but a template (R16), and
    /// whoever owns the ticket has begun.
    mutating func speak(
        _ writing: Writing, _ kind: Message.Kind, keeping kept: Set<ClockKind> = [], promising: SpokenPromise? = nil,
        in tx: Transaction, event: (Int64) -> TicketEvent
    ) throws -> Int64 {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        let message = try add(writing, kind, in: tx)
        try noteWork(in: tx)
        // Whoever wrote after the result was not silent: the wait for their silence begins again with the answer.
        if status == .resolved && unread {
            try watchForSilence(in: tx)
            try watchForHardStop(in: tx)
        }
        unread = false
        try keepPromises(said: message, in: tx)
        let answers = try !tx.edition(edition).edition.hasTemplate(writing)
        try end({ $0.kind == .pickUp || $0.kind == .response && answers || kept.contains($0.kind) }, in: tx)
        try repeatClocks(kept, in: tx)
        let promised = try promising.flatMap { try startPromise($0, message, in: tx) }
        if kind == .question {
            status = .waiting
            try pauseForCustomer(in: tx)
        }
        try save(in: tx)
        try record(event(message), in: tx)
        if let promised {
            try record(
                .promised(clock: promised.id, message: message, due: promised.due), because: promised.paragraph, in: tx)
        }
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

extension Edition {
    /// Whether somebody wrote no more than one of the manual's ready sentences.
    fileprivate func hasTemplate(_ writing: Ticket.Writing) -> Bool {
        guard writing.files.isEmpty, !texts.isEmpty else { return false }
        let words = writing.words.filter { !$0.isWhitespace }
        return texts.values.contains { name in
            Language.allCases.contains { name[$0].filter { !$0.isWhitespace } == words }
        }
    }
}
