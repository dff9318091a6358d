import Foundation
import GRDB
import Vocabulary

/// A GRDB connection, spoken to in our own words. Statements are kept prepared by their text.
final class SQLiteConnection: Connection {
    let database: Database
    let backend = Backend.sqlite

    init(_ database: Database) { self.database = database }

    func rows(_ sql: SQL, _ each: (Row) throws -> Void) throws {
        let statement = try database.cachedStatement(sql: sql.text(for: .sqlite))
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: StatementArguments(sql.values.map(\.forSQLite)))
        while let row = try cursor.next() { try each(Row(source: .sqlite(row))) }
    }

    func execute(_ sql: SQL) throws -> Int {
        let statement = try database.cachedStatement(sql: sql.text(for: .sqlite))
        try statement.execute(arguments: StatementArguments(sql.values.map(\.forSQLite)))
        return database.changesCount
    }
}

extension SQL.Value {
    fileprivate var forSQLite: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}
