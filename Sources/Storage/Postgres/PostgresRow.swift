import CPostgres
import Foundation

/// One row of a libpq result in text format.
struct PostgresRow {
    let result: OpaquePointer
    let row: Int32

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, row, Int32(column)) == 1 }
    /// A truth value, such as EXISTS gives, is 1 or 0, as on SQLite.
    func integer(_ column: Int) -> Int64 {
        guard let text = PQgetvalue(result, row, Int32(column)) else { return 0 }
        return text.pointee == CChar(UInt8(ascii: "t")) ? 1 : strtoll(text, nil, 10)
    }
    func text(_ column: Int) -> String { String(cString: PQgetvalue(result, row, Int32(column))) }

    /// BYTEA comes as `\x` and hexadecimal digits.
    func bytes(_ column: Int) -> [UInt8] {
        let count = (Int(PQgetlength(result, row, Int32(column))) - 2) / 2
        guard count > 0, let digits = PQgetvalue(result, row, Int32(column)).map({ $0 + 2 }) else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
            for place in 0..<count {
                bytes[place] = Self.nibble(digits[2 * place]) << 4 | Self.nibble(digits[2 * place + 1])
            }
            filled = count
        }
    }

    /// The value of a digit `0`–`9` or `a`–`f`; the server writes no others.
    private static func nibble(_ digit: CChar) -> UInt8 {
        let digit = UInt8(bitPattern: digit)
        return (digit & 15) &+ (digit >> 6) &* 9
    }
}

/// A libpq result, freed when it is no longer needed.
struct PostgresResult: ~Copyable {
    let pointer: OpaquePointer

    deinit { PQclear(pointer) }

    /// The rows a statement changed.
    var changed: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }
    /// The last command's name, such as `COMMIT`.
    var command: String { String(cString: PQcmdStatus(pointer)) }

    /// Lends every row; it ends with the result.
    func forEach(_ body: (PostgresRow) throws -> Void) rethrows {
        for row in 0..<PQntuples(pointer) { try body(PostgresRow(result: pointer, row: row)) }
    }

    /// The columns of the first row; a question of our own that has one.
    func isNull(_ column: Int) -> Bool { PostgresRow(result: pointer, row: 0).isNull(column) }
    func integer(_ column: Int) -> Int64 { PostgresRow(result: pointer, row: 0).integer(column) }
    func text(_ column: Int) -> String { PostgresRow(result: pointer, row: 0).text(column) }
}
