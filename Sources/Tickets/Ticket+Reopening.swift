import Clocks
import Manual
import Rulebook
import Storage
import Vocabulary

extension Ticket {
    /// What seemed settled is not: within the manual's limit the same ticket goes on, and "resolved" is taken back (R16).
    /// What has been filed away stays so; then, and after the limit, a new ticket follows the old one.
    public mutating func reopen(_ writing: Writing, in tx: Transaction) throws {
        let isCustomers: Bool
        if case .customer = tx.actor.identity {
            try mustBeCustomers(tx)
            isCustomers = true
        } else {
            try tx.actor.must(.handleTickets)
            isCustomers = false
        }
        try mustNotBeArchived()
        guard status == .closed else { throw Refusal(.conflict, "ticket.not-closed-yet", [number]) }
        let rule = try tx.edition(edition).edition.reopening
        guard try tx.now <= endOfReopening(by: rule, in: tx) else {
            throw Refusal(.conflict, "ticket.reopen-too-late", [number, rule.paragraph.number])
        }

        let message = try add(writing, isCustomers ? .customer : .note, in: tx)
        confirmation = nil
        confirmedAt = nil
        evidence = nil
        try goOn(in: tx)
        try save(in: tx)
        try record(isCustomers ? .answered(message: message) : .noted(message: message), in: tx)
        try record(.reopened, because: rule.paragraph, in: tx)
    }

    /// Until when a settled ticket can be opened again.
    public func endOfReopening(by rule: Edition.Reopening, in db: Reading) throws -> Instant {
        guard let confirmedAt else { return .init(milliseconds: .min) }
        return try db.calendar("center").due(from: confirmedAt, limit: rule.within, kind: rule.time).at
    }

    /// The work goes on under a new solution clock; what was told, signed and rated about the result is none. The log
    /// keeps the stars.
    mutating func goOn(in tx: Transaction) throws {
        status = .open
        resolvedAt = nil
        stars = nil
        ratingWords = nil
        ratedAt = nil
        unread = true
        takeBackResult()
        try overtakeFollowUp(in: tx)
        try lapse({ [.result, .archive].contains($0.kind) }, in: tx)
        try restartClocks(in: tx)
    }

    /// Takes in what comes back too late for its old ticket as a new one that follows it.
    /// - Throws: 404 where the old ticket is somebody else's or out of reach.
    public static func receive(
        _ request: Request, following old: String, number: TicketNumber, in tx: Transaction
    ) throws -> Ticket {
        let before = try find(old, within: tx.actor.scope, in: tx)
        guard before.customer == request.customer else { throw Refusal(.notFound, "ticket.not-found", [old]) }
        var ticket = try receive(request, number: number, in: tx)
        try ticket.join(before, as: .followUpOf, in: tx)
        return ticket
    }
}
