import Clocks
import Foundation
import Manual
import People
import Rulebook
import Storage
import Vocabulary

/// What somebody promised a customer in words: its clock, the message it stands in, and what keeps it.
public struct Promised: Hashable, Sendable {
    public let clock: Int64
    public let message: Int64
    public let way: SpokenPromise.Way
    public let madeBy: Int64
}

extension Ticket {
    /// Says something to the customer and promises the next word, or a call, by a moment (C11).
    @discardableResult
    public mutating func promise(
        _ way: SpokenPromise.Way, by due: Instant, _ writing: Writing, in tx: Transaction
    ) throws -> Int64 {
        try tx.actor.must(.handleTickets)
        guard tx.actor.staff != nil else { throw Refusal(.forbidden, "ticket.only-people-take") }
        try mustLieAhead(due, "due", in: tx)

        return try speak(writing, .reply, promising: SpokenPromise(way: way, due: due), in: tx) {
            .replied(message: $0)
        }
    }

    /// The promised call was made, or what was promised was done.
    public mutating func keep(promise clock: Int64, _ words: Writing? = nil, in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        try mustBePromise(clock, in: tx)

        let message = try words.map { try add($0, .note, in: tx) }
        try end({ $0.id == clock }, in: tx)
        try save(in: tx)
        try record(.promiseKept(clock: clock, message: message), in: tx)
    }

    /// The words were no promise: nobody owes it, and the record says who took it back.
    public mutating func withdraw(promise clock: Int64, reason: String, in tx: Transaction) throws {
        try tx.actor.must(.handleTickets)
        try mustNotBeArchived()
        try mustBePromise(clock, in: tx)
        try mustBeReason(reason)

        _ = try add(Writing(reason), .note, in: tx)
        try lapse({ $0.id == clock }, in: tx)
        try save(in: tx)
        try record(.promiseWithdrawn(clock: clock), in: tx)
    }

    /// The time that somebody's words promise, where they do.
    func spokenPromise(in writing: Writing, _ tx: Transaction) throws -> SpokenPromise? {
        guard tx.actor.staff != nil, let center = try Center.find(in: tx) else { return nil }
        return SpokenPromise(in: writing.words, said: tx.now, zone: TimeZone(identifier: center.zone) ?? .gmt)
    }

    /// Whoever writes to the customer again keeps what was promised in words before; a promised call is kept by a call.
    mutating func keepPromises(said message: Int64, in tx: Transaction) throws {
        let kept: Set<Int64> = Set(
            try tx.rows(
                """
                SELECT promised.clock FROM promised JOIN clock ON clock.id = promised.clock
                WHERE promised.ticket = \(id) AND promised.way = 'words' AND promised.message < \(message)
                    AND clock.ended_at IS NULL
                """
            ) { $0[0] })
        guard !kept.isEmpty else { return }
        try end({ kept.contains($0.id) }, in: tx)
    }

    /// Starts the clock of a promise that stands in a message; nil where the manual knows no such promises.
    mutating func startPromise(_ spoken: SpokenPromise, _ message: Int64, in tx: Transaction) throws -> RunningClock? {
        guard let rule = try tx.edition(edition).edition.promised else { return nil }
        let clock = try RunningClock.start(
            .promise, of: Self.subjectKind, id, until: spoken.due, warning: rule.warnings, because: rule.paragraph,
            edition: edition, in: tx)
        try tx.execute(
            """
            INSERT INTO promised (clock, ticket, message, way, made_by)
            VALUES (\(clock.id), \(id), \(message), \(spoken.way.rawValue), \(tx.actor.staff))
            """)
        noteNextDue(of: try tx.openClocks(of: Self.subjectKind, id))
        return clock
    }

    private func mustBePromise(_ clock: Int64, in tx: Transaction) throws {
        guard try tx.openClocks(of: Self.subjectKind, id).contains(where: { $0.id == clock && $0.kind == .promise })
        else { throw Refusal(.conflict, "ticket.no-such-promise", [number]) }
    }
}

extension Reading {
    /// What was promised in words on a ticket, oldest first.
    public func promised(on ticket: Ticket) throws -> [Promised] {
        try rows(
            "SELECT clock, message, way, made_by FROM promised WHERE ticket = \(ticket.id) ORDER BY clock LIMIT 200"
        ) { row in
            Promised(
                clock: row[0], message: row[1], way: SpokenPromise.Way(rawValue: row[2]) ?? .words, madeBy: row[3])
        }
    }
}
