import CPostgres
import Foundation

/// One row of a libpq result in text format.
struct PostgresRow {
    let result: OpaquePointer
    let row: Int32

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, row, Int32(column)) == 1 }
    func integer(_ column: Int) -> Int64 { strtoll(PQgetvalue(result, row, Int32(column)), nil, 10) }
    func text(_ column: Int) -> String { String(cString: PQgetvalue(result, row, Int32(column))) }

    /// BYTEA comes as `\x` and hexadecimal digits.
    func bytes(_ column: Int) -> [UInt8] {
        [UInt8](hexadecimal: text(column).dropFirst(2)) ?? []
    }
}
