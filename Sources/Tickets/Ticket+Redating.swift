import Clocks
import Storage
import Vocabulary

extension Ticket {
    /// When many tickets' clocks fall due at another time at once, their nearest due time follows.
    public static let clockSubject = ClockSubject(
        kind: subjectKind,
        lock: { numbers, tx in
            _ = try tx.rows("SELECT id FROM ticket WHERE id IN \(list: numbers) ORDER BY id\(sql: tx.forUpdate)") { _ in
            }
        },
        redated: { numbers, tx in
            try tx.execute(
                """
                UPDATE ticket SET next_due = coalesce((
                    SELECT min(due_at) FROM clock WHERE subject = \(subjectKind) AND subject_number = ticket.id
                        AND ended_at IS NULL AND resumed_at IS NOT NULL
                        AND kind NOT IN ('sign-off', 'extension', 'correction')), \(never))
                WHERE id IN \(list: numbers) AND archived_at IS NULL
                """)
        })
}
