import Crypto
import Foundation
import Vocabulary

/// What marks one wish of one caller: repeated, it is answered but not done again.
public struct OnceKey: Hashable, Sendable {
    /// Longest key taken from a request, in bytes.
    public static let longest = 255

    /// Who asks, such as `token/7` or `form/…`.
    public let caller: String
    /// What is asked for, such as `POST /api/tickets`.
    public let route: String
    public let key: String

    public init(caller: String, route: String, key: String) {
        self.caller = caller
        self.route = route
        self.key = key
    }
}

/// What was answered the first time: a status and a text without personal data, such as a ticket's number.
public struct OnceAnswer: Hashable, Sendable {
    public let status: Int
    public let text: String
    /// Whether this is the answer to an earlier request.
    public let isRepeated: Bool

    public init(status: Int, text: String) { self.init(status: status, text: text, isRepeated: false) }

    fileprivate init(status: Int, text: String, isRepeated: Bool) {
        self.status = status
        self.text = text
        self.isRepeated = isRepeated
    }
}

extension Transaction {
    /// Runs `body` for the first request with this key and gives its answer to every later one. A request that comes
    /// while the first is under way waits for it; when the first fails, nothing was noted and the next one runs.
    /// - Parameter request: the request's bytes; the same key with other bytes is refused.
    public func once(_ key: OnceKey, request: [UInt8], _ body: () throws -> OnceAnswer) throws -> OnceAnswer {
        guard (1...OnceKey.longest).contains(key.key.utf8.count) else { throw Refusal(.invalid, "refusal.key-length") }
        let hash = [UInt8](SHA256.hash(data: request))
        let isFirst = try execute(
            """
            INSERT INTO once (caller, route, key, request, status, answer, at)
            VALUES (\(key.caller), \(key.route), \(key.key), \(hash), 0, '', \(now))
            ON CONFLICT (caller, route, key) DO NOTHING
            """)
        guard isFirst == 1 else { return try earlier(key, hash) }

        let answer = try body()
        try execute(
            """
            UPDATE once SET status = \(answer.status), answer = \(answer.text)
            WHERE caller = \(key.caller) AND route = \(key.route) AND key = \(key.key)
            """)
        return answer
    }

    private func earlier(_ key: OnceKey, _ hash: [UInt8]) throws -> OnceAnswer {
        let found = try first(
            """
            SELECT request, status, answer FROM once
            WHERE caller = \(key.caller) AND route = \(key.route) AND key = \(key.key)
            """
        ) { (request: $0[0] as [UInt8], answer: OnceAnswer(status: $0[1], text: $0[2], isRepeated: true)) }
        guard let found else { throw Refusal.busy }  // swept in this very moment: the next try is a first one
        guard found.request == hash else { throw Refusal.keyReused }
        return found.answer
    }

    /// Forgets keys older than `age`, at most `limit`, and tells how many.
    public func sweepOnceKeys(olderThan age: Duration = .days(2), limit: Int = 200) throws -> Int {
        try execute(
            """
            DELETE FROM once WHERE (caller, route, key) IN
                (SELECT caller, route, key FROM once WHERE at < \(now - age) ORDER BY at LIMIT \(limit))
            """)
    }
}

extension Refusal {
    /// The same idempotency key came with another request.
    public static let keyReused = Refusal(.invalid, "refusal.key-reused")
}
