import Foundation
import Storage
import Vocabulary

/// Who has failed at the door how often. A try is counted before the password is looked at, so that many at once
/// gain nothing, and forgiven when it was right. Logins and addresses are kept as marks, not in clear.
enum Attempts {
    enum Kind: String, CaseIterable {
        // In alphabetical order, which is the order in which rows are locked.
        case address, code, login

        /// Whether a right one forgets all failures before; of an address many people share the count.
        var beginsAnew: Bool { self != .address }

        /// How many failures cost nothing. Many people share one address.
        var free: Int { self == .address ? 20 : 5 }
    }

    /// Failures are forgotten after an hour without one.
    static let memory = Duration.hours(1)

    /// How long the next try must wait after so many failures: 30 s, doubled each time, never over 15 min.
    static func pause(after failures: Int, free: Int) -> Duration {
        guard failures >= free else { return .zero }
        return min(.seconds(30) * (1 << min(failures - free, 10)), .minutes(15))
    }

    /// Counts a try for each; throws, with nothing counted, while one of them has to wait.
    static func take(_ tries: [(Kind, String)], keys: Keys, in tx: Transaction) throws {
        let tries = tries.sorted { $0.0.rawValue < $1.0.rawValue }
        let counts = try tries.map { try Count($0.0, mark($0.1, $0.0, keys), in: tx) }
        if let until = counts.map(\.heldUntil).max(), until > tx.now {
            throw Refusal(.tooMany, "sign-in.too-many", retryAfter: until - tx.now)
        }
        for count in counts { try count.failed(in: tx) }
    }

    /// Why a try that was counted does not count: it was right, or nobody looked at it.
    enum Pardon { case right, unseen }

    /// Takes a counted try back. After a right one a login or a person's codes start anew; an address loses just this one.
    static func pardon(_ tries: [(Kind, String)], _ why: Pardon, keys: Keys, in tx: Transaction) throws {
        for (kind, text) in tries.sorted(by: { $0.0.rawValue < $1.0.rawValue }) {
            let anew = kind.beginsAnew && why == .right
            let left: SQL = anew ? "0" : "CASE WHEN failures > 0 THEN failures - 1 ELSE 0 END"
            try tx.execute(
                """
                UPDATE attempt SET failures = \(sql: left), held_until = 0
                WHERE kind = \(kind.rawValue) AND mark = \(mark(text, kind, keys))
                """)
        }
    }

    /// Forgets what is older than its memory, at most `limit` rows.
    static func sweep(limit: Int, in tx: Transaction) throws {
        try tx.execute(
            """
            DELETE FROM attempt WHERE (kind, mark) IN
                (SELECT kind, mark FROM attempt WHERE last_at < \(tx.now - memory) AND held_until < \(tx.now) LIMIT \(limit))
            """)
    }

    private static func mark(_ text: String, _ kind: Kind, _ keys: Keys) -> [UInt8] {
        let whom = kind == .address ? AddressBlock.of(text) : text
        return keys.mark(Data("attempt/\(kind.rawValue)/\(whom)".utf8), for: .blindIndex)
    }

    /// One row, made where there is none and kept from others until the transaction ends.
    private struct Count {
        let kind: Kind
        let mark: [UInt8]
        let failures: Int
        let heldUntil: Instant

        init(_ kind: Kind, _ mark: [UInt8], in tx: Transaction) throws {
            let row = try tx.first(
                """
                INSERT INTO attempt (kind, mark, failures, last_at, held_until)
                VALUES (\(kind.rawValue), \(mark), 0, \(tx.now), 0)
                ON CONFLICT (kind, mark) DO UPDATE SET failures = attempt.failures
                RETURNING failures, last_at, held_until
                """
            ) { ($0[0] as Int, $0[1] as Instant, $0[2] as Instant) }
            guard let row else { throw StorageFault.noRow }
            self.kind = kind
            self.mark = mark
            failures = tx.now - row.1 > Attempts.memory ? 0 : row.0
            heldUntil = row.2
        }

        func failed(in tx: Transaction) throws {
            let pause = Attempts.pause(after: failures + 1, free: kind.free)
            let until = pause == .zero ? Instant(milliseconds: 0) : tx.now + pause
            try tx.execute(
                """
                UPDATE attempt SET failures = \(failures + 1), last_at = \(tx.now), held_until = \(until)
                WHERE kind = \(kind.rawValue) AND mark = \(mark)
                """)
        }
    }
}
