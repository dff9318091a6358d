import Storage
import Vocabulary

extension Ticket {
    /// Takes away what was written about a person who is forgotten in questions and decisions; nobody decides or looks any
    /// more. Codes and times stay, for figures.
    public func eraseWay(in tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE approval SET reason = '', answer = CASE WHEN answer IS NULL THEN NULL ELSE '' END
            WHERE ticket = \(id)
            """)
        try tx.execute(
            """
            UPDATE approval SET decided_at = \(tx.now), verdict = 'lapsed'
            WHERE ticket = \(id) AND decided_at IS NULL
            """)
        try clearNotices(Notice.Kind.allCases, in: tx)
    }
}
