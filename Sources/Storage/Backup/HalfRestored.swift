import Vocabulary

/// A database into which a backup is being restored, or whose restore broke off: nothing may run on it yet.
enum HalfRestored {
    case refused, allowed

    static let table = "restoring"
}

extension Store {
    func refuseHalfRestored() async throws {
        guard backend == .postgres else { return }
        let isHalf = try await read { db in
            try db.exists(
                "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = \(HalfRestored.table)")
        }
        guard !isHalf else { throw Refusal(.unavailable, "refusal.half-restored") }
    }
}
