import GRDBSQLite
import Synchronization

/// Listens to every SQLite connection that this process opens from now on, and notes what they run while it is asked to.
enum StatementTrace {
    /// The statements of one read, in their order, with their values in place.
    typealias Group = [String]

    private static let noted = Mutex<[Int: Reads]>([:])
    private static let isOn = Atomic(false)

    static func install() {
        let entry: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, UnsafeRawPointer?) -> Int32 = {
            database, _, _ in
            sqlite3_trace_v2(
                database, UInt32(SQLITE_TRACE_STMT), { _, _, statement, _ in StatementTrace.note(statement) }, nil)
        }
        // SQLite declares the entry point without its parameters and calls it with them.
        sqlite3_auto_extension(unsafeBitCast(entry, to: (@convention(c) () -> Void).self))
    }

    /// What was read while `work` ran: one group for each transaction.
    static func listening(_ work: () async throws -> Void) async rethrows -> [Group] {
        noted.withLock { $0 = [:] }
        isOn.store(true, ordering: .sequentiallyConsistent)
        defer { isOn.store(false, ordering: .sequentiallyConsistent) }
        try await work()
        return noted.withLock { $0.values.flatMap(\.groups).filter { !$0.isEmpty } }
    }

    private static func note(_ pointer: UnsafeMutableRawPointer?) -> Int32 {
        guard isOn.load(ordering: .relaxed), let pointer else { return 0 }
        let statement = OpaquePointer(pointer)
        guard let text = sqlite3_expanded_sql(statement), let database = sqlite3_db_handle(statement) else { return 0 }
        let sql = String(cString: text)
        sqlite3_free(text)
        let connection = Int(bitPattern: database)
        noted.withLock { $0[connection, default: Reads()].note(sql) }
        return 0
    }
}

/// What one connection read, a group for each transaction.
private struct Reads {
    var groups: [StatementTrace.Group] = []

    mutating func note(_ sql: String) {
        if sql.hasPrefix("BEGIN") || groups.isEmpty { groups.append([]) }
        if sql.hasPrefix("SELECT") || sql.hasPrefix("WITH") { groups[groups.count - 1].append(sql) }
    }
}
