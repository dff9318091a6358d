import GRDB
import GRDBSQLite
import Vocabulary

/// A GRDB connection, spoken to in our own words. Statements are kept prepared by their text and stepped through SQLite's
/// own functions: a list of fifty tickets reads 4,000 values, and GRDB makes an object of each.
final class SQLiteConnection: Connection {
    let database: Database
    let backend = Backend.sqlite
    private var statements: [[SQL.Piece]: Statement] = [:]

    init(_ database: Database) { self.database = database }

    func rows(_ sql: SQL, _ each: (Row) throws -> Void) throws {
        let statement = try prepared(sql)
        defer { statement.finish() }
        while try statement.step() { try each(Row(source: .sqlite(statement.columns))) }
    }

    func execute(_ sql: SQL) throws -> Int {
        let statement = try prepared(sql)
        defer { statement.finish() }
        while try statement.step() {}
        return database.changesCount
    }

    func run(_ statement: String) throws { try database.execute(sql: statement) }

    private func prepared(_ sql: SQL) throws -> SQLiteStatement {
        var handle = try statements[sql.pieces] ?? kept(sql)
        // The same question asked while its rows are being read needs a statement of its own.
        if sqlite3_stmt_busy(handle.sqliteStatement) != 0 {
            handle = try database.makeStatement(sql: sql.text(for: .sqlite))
        }
        let statement = SQLiteStatement(handle)
        for place in sql.values.indices { statement.bind(sql.values[place], at: Int32(place + 1)) }
        return statement
    }

    private func kept(_ sql: SQL) throws -> Statement {
        let statement = try database.cachedStatement(sql: sql.text(for: .sqlite))
        // Lists of many lengths are many statements.
        if statements.count >= 1000 { statements.removeAll() }
        statements[sql.pieces] = statement
        return statement
    }
}
