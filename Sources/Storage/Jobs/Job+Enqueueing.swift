import Vocabulary

extension Transaction {
    /// Notes a job that is begun after this transaction is durable, not before `at`.
    /// - Parameter lane: what must stay in order, such as one ticket's replies on one channel. Whoever notes two jobs of a
    ///   lane holds the lock of what the lane is about.
    @discardableResult
    public func enqueue(_ kind: String, _ payload: some Encodable, lane: String? = nil, at: Instant? = nil) throws
        -> Int64
    {
        let text = try JSONText.of(payload)
        // A number that was deleted can come again; a fence that starts anywhere does not.
        let fence = Int64.random(in: 0...(.max >> 1))
        return try insert(
            """
            INSERT INTO job (kind, lane, payload, run_at, fence, created_at)
            VALUES (\(kind), \(lane), \(text), \(at ?? now), \(fence), \(now)) RETURNING id
            """)
    }
}

extension Job {
    /// The payload as it was noted.
    public func payload<Payload: Decodable>(as type: Payload.Type) throws -> Payload {
        try JSONText.read(payload, as: type)
    }
}
