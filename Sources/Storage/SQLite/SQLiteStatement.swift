import GRDB
import GRDBSQLite

/// A prepared statement of SQLite.
struct SQLiteStatement {
    /// Keeps the handle alive.
    private let owner: Statement
    private let handle: OpaquePointer

    init(_ owner: Statement) {
        self.owner = owner
        handle = owner.sqliteStatement
    }

    /// Goes to the next row; false behind the last one.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let database = sqlite3_db_handle(handle)
            throw DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database)),
                message: sqlite3_errmsg(database).map { String(cString: $0) },
                sql: sqlite3_sql(handle).map { String(cString: $0) })
        }
    }

    /// Makes the statement ready for its next use and forgets its values.
    func finish() {
        withExtendedLifetime(owner) {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
    }

    /// SQLite keeps a copy of texts and bytes.
    func bind(_ value: SQL.Value, at place: Int32) {
        // SQLITE_TRANSIENT, a macro that Swift does not see.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: sqlite3_bind_null(handle, place)
        case .integer(let number): sqlite3_bind_int64(handle, place, number)
        case .text(var text):
            _ = text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(handle, place, $0.baseAddress ?? Self.nothing, Int32($0.count), copied)
                }
            }
        case .bytes(let bytes):
            _ = bytes.withUnsafeBytes {
                sqlite3_bind_blob(
                    handle, place, $0.baseAddress ?? UnsafeRawPointer(Self.nothing), Int32($0.count), copied)
            }
        }
    }

    /// Where an empty text lies: a null pointer would be bound as NULL.
    nonisolated(unsafe) private static let nothing = UnsafePointer(UnsafeMutablePointer<CChar>.allocate(capacity: 1))

    var columns: SQLiteColumns { SQLiteColumns(handle: handle) }
}

/// The columns of the row at which a statement stands. It keeps nothing alive, so that looking at a column counts nothing:
/// whoever steps holds the statement.
struct SQLiteColumns {
    fileprivate let handle: OpaquePointer

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

    func text(_ column: Int) -> String {
        guard let bytes = sqlite3_column_text(handle, Int32(column)) else { return "" }
        return String(
            decoding: UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, Int32(column)))),
            as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(handle, Int32(column)) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
    }
}
