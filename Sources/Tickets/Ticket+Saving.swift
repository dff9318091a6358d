import Clocks
import Manual
import Storage
import Vocabulary

extension Ticket {
    /// Writes what changed, one revision further. An archived ticket never changes.
    mutating func save(in tx: Transaction) throws {
        let before = revision
        revision += 1
        updatedAt = tx.now
        let changed = try tx.execute(
            """
            UPDATE ticket SET revision = \(revision), type = \(type), level = \(level),
                level_paragraph = \(levelParagraph), level_facts = \(storedLevelFacts),
                level_by = \(levelBy), level_reason = \(levelReason), status = \(status.rawValue), team = \(team),
                taken_by = \(takenBy), owner = \(owner), next_due = \(nextDue), unread = \(unread),
                solution = \(solution), confirmation = \(confirmation?.rawValue), evidence = \(evidence),
                stars = \(stars), rating_words = \(ratingWords), updated_at = \(updatedAt),
                resolved_at = \(resolvedAt), confirmed_at = \(confirmedAt), rated_at = \(ratedAt),
                archived_at = \(archivedAt), \(sql: handling.assignments), \(sql: ending.assignments)
            WHERE id = \(id) AND revision = \(before) AND archived_at IS NULL
            """)
        guard changed == 1 else { throw Refusal(.conflict, "ticket.stale", [number]) }
    }

    func record(_ event: TicketEvent, because paragraph: Paragraph? = nil, in tx: Transaction) throws {
        try tx.record(event, of: Self.subjectKind, id, because: paragraph, edition: edition)
    }

    /// Takes the nearest due time from the clocks that are still open. What waits for somebody else's decision orders no
    /// list of work.
    mutating func noteNextDue(of clocks: [RunningClock]) {
        nextDue =
            clocks.filter { $0.isRunning && !RunningClock.decisions.contains($0.kind) }.map(\.due).min() ?? Self.never
    }

    /// Ends the clocks of these kinds and notes what is nearest now.
    mutating func end(_ ending: (RunningClock) -> Bool, in tx: Transaction) throws {
        var clocks = try tx.openClocks(of: Self.subjectKind, id)
        for place in clocks.indices where ending(clocks[place]) { try clocks[place].end(in: tx) }
        noteNextDue(of: clocks)
    }

    /// Ends clocks whose promises are no longer owed, without a verdict.
    mutating func lapse(_ lapsing: (RunningClock) -> Bool, in tx: Transaction) throws {
        var clocks = try tx.openClocks(of: Self.subjectKind, id)
        for place in clocks.indices where lapsing(clocks[place]) { try clocks[place].lapse(in: tx) }
        noteNextDue(of: clocks)
    }

    /// Refuses whoever wants to change what has been filed away.
    func mustNotBeArchived() throws {
        guard status != .archived else { throw Refusal(.conflict, "ticket.archived", [number]) }
    }
}
