/// Where sealed bodies lie: a folder beside the embedded database, or rows in PostgreSQL.
///
/// A body is written once and never changed. Its piece 0 is the header.
protocol FileShelf: Sendable {
    /// Starts a body that is not there yet.
    func begin(_ body: String) async throws -> any FileWriting
    /// Up to `limit` pieces from `place` on, fewer where the body ends.
    func pieces(of body: String, from place: Int, limit: Int) async throws -> [[UInt8]]
    /// Takes a body away; there being none is no mistake.
    func remove(_ body: String) async throws
}

/// A body that is being written; durable once `finish` has returned.
protocol FileWriting {
    func append(_ piece: [UInt8]) async throws
    func finish() async throws
}
