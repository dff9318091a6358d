import Foundation
import GRDB
import GRDBSQLite
import Logging
import Synchronization
import Vocabulary

/// The embedded database: some readers, each in a snapshot, and one writer that commits in groups.
final class SQLiteEngine: Engine {
    let pool: DatabasePool
    private let readers: SQLiteReaders
    private let writer: GroupCommit
    private let timepiece: Timepiece
    private let isClosed = Atomic(false)

    init(path: String, timepiece: Timepiece, bell: Bell, wait: Duration = Store.longestWait, log: Logger) throws {
        pool = try SQLiteFile.open(at: path)
        readers = SQLiteReaders(path: path)
        self.timepiece = timepiece
        writer = GroupCommit(pool: pool, timepiece: timepiece, bell: bell, wait: wait, log: log)
    }

    var gauges: GroupCommit.Gauges { writer.gauges }

    func read<Value: Sendable>(
        within limit: Duration, _ body: @escaping @Sendable (Reading) throws -> Value
    ) async throws -> Value {
        let timepiece = timepiece
        do {
            return try await readers.read { connection in
                try connection.database.interrupted(after: limit) {
                    try body(Reading(connection, now: timepiece.now))
                }
            }
        } catch let error as DatabaseError {
            throw error.asRefusal ?? error
        }
    }

    func write<Value: Sendable>(
        as actor: Actor, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await writer.write(as: actor, body)
    }

    func close() async {
        await writer.finish()
        await readers.close()
        guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        // What stays in the journal is read at the next start.
        _ = try? await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try? pool.close()
    }
}

/// When a reading has to be over.
private final class Deadline {
    let watch = Stopwatch()
    let limit: Duration

    init(_ limit: Duration) { self.limit = limit }
}

extension Database {
    /// Runs `work` and interrupts its statements once `limit` has passed.
    fileprivate func interrupted<Value>(after limit: Duration, _ work: () throws -> Value) rethrows -> Value {
        let deadline = Deadline(limit)
        return try withExtendedLifetime(deadline) {
            sqlite3_progress_handler(
                sqliteConnection, 20_000,
                { context in
                    let deadline = Unmanaged<Deadline>.fromOpaque(context!).takeUnretainedValue()
                    return deadline.watch.elapsed > deadline.limit ? 1 : 0
                }, Unmanaged.passUnretained(deadline).toOpaque())
            defer { sqlite3_progress_handler(sqliteConnection, 0, nil, nil) }
            return try work()
        }
    }
}
