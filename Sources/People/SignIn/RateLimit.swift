import Foundation
import Storage
import Vocabulary

/// So many per stretch of time, counted in the database so that a restart or another node forgives nothing.
public struct RateLimit: Sendable {
    public let kind: String
    public let count: Int
    public let window: Duration

    /// - Parameter kind: what is counted, such as `ask/address`; it also keeps different counts apart.
    public init(_ kind: String, _ count: Int, per window: Duration) {
        self.kind = kind
        self.count = count
        self.window = window
    }

    /// Counts one more for somebody, who is kept as a mark and not in clear.
    /// - Throws: a refusal that tells how long to wait, with nothing counted.
    public func take(for whom: String, keys: Keys, in tx: Transaction) throws {
        let mark = keys.mark(Data("rate/\(kind)/\(whom)".utf8), for: .blindIndex)
        let start = tx.now - window
        let row = try tx.first(
            """
            INSERT INTO rate (kind, mark, began_at, used) VALUES (\(kind), \(mark), \(tx.now), 1)
            ON CONFLICT (kind, mark) DO UPDATE SET
                used = CASE WHEN rate.began_at <= \(start) THEN 1 ELSE rate.used + 1 END,
                began_at = CASE WHEN rate.began_at <= \(start) THEN \(tx.now) ELSE rate.began_at END
            RETURNING used, began_at
            """
        ) { ($0[0] as Int, $0[1] as Instant) }
        guard let row else { throw StorageFault.noRow }
        guard row.0 <= count else {
            throw Refusal(.tooMany, "refusal.too-many", retryAfter: row.1 + window - tx.now)
        }
    }

    /// Forgets windows that began before `instant`, at most `limit` rows.
    static func sweep(before instant: Instant, limit: Int, in tx: Transaction) throws {
        try tx.execute(
            """
            DELETE FROM rate WHERE (kind, mark) IN
                (SELECT kind, mark FROM rate WHERE began_at < \(instant) LIMIT \(limit))
            """)
    }
}
