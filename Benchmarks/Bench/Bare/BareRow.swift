import Foundation
import GRDB

/// One row to be written: its statement, its values, and which of them are made anew.
struct BareRow: Sendable {
    enum Fresh: Sendable { case ticket, customer, text(String), bytes(Int) }

    let sql: String
    let values: [DatabaseValue]
    let fresh: [Int: Fresh]

    init(_ table: String, _ columns: [String], _ values: [DatabaseValue], _ fresh: [String: Fresh]) {
        sql =
            "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES "
            + "(\(columns.map { _ in "?" }.joined(separator: ", ")))"
        self.values = values
        self.fresh = Dictionary(
            uniqueKeysWithValues: columns.enumerated().compactMap { place, column in
                fresh[column].map { (place, $0) }
            })
    }
}

extension BareRow {
    init(_ table: String, of row: GRDB.Row, _ fresh: [String: Fresh]) {
        let columns = Array(row.columnNames).filter { $0 != "id" }
        self.init(table, columns, columns.map { row[$0] as DatabaseValue }, fresh)
    }

    static func read(_ table: String, _ condition: String, in database: Database) throws -> [GRDB.Row] {
        try GRDB.Row.fetchAll(database, sql: "SELECT * FROM \(table) WHERE \(condition)")
    }

    static func one(_ table: String, _ condition: String, in database: Database) throws -> GRDB.Row {
        guard let row = try read(table, condition, in: database).first else { throw Trouble("no \(table)") }
        return row
    }

    func insert(into database: Database, _ serial: Int, ticket: Int64, customer: Int64) throws {
        var values = values
        for (place, fresh) in fresh {
            values[place] =
                switch fresh {
                case .ticket: ticket.databaseValue
                case .customer: customer.databaseValue
                case .text(let prefix): (prefix + String(serial)).databaseValue
                case .bytes(let count): Self.bytes(count).databaseValue
                }
        }
        try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    }

    private static func bytes(_ count: Int) -> Data {
        var numbers = SystemRandomNumberGenerator()
        let words = (0..<((count + 7) / 8)).map { _ in numbers.next() }
        return words.withUnsafeBytes { Data($0.prefix(count)) }
    }
}
