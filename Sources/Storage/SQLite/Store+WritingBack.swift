import GRDB
import Vocabulary

extension Store {
    /// Writes the journal of the embedded database back and empties it, so that what was deleted stands in no file any
    /// more: SQLite overwrites it in the database itself. PostgreSQL vacuums and recycles its journal in its own time.
    public func writeBack() async throws {
        guard let engine = engine as? SQLiteEngine else { return }
        _ = try await engine.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }
}
