import Vocabulary

/// One row of a result; valid only while it is being decoded. The schema is trusted: a column of another type is a
/// programming error and stops the program.
public struct Row {
    enum Source {
        case sqlite(SQLiteColumns)
        case postgres(PostgresRow)
    }
    let source: Source

    @inlinable public subscript<Value: ColumnValue>(_ column: Int) -> Value { Value(self, column) }

    @usableFromInline func isNull(_ column: Int) -> Bool {
        switch source {
        case .sqlite(let row): row.isNull(column)
        case .postgres(let row): row.isNull(column)
        }
    }
    @usableFromInline func integer(_ column: Int) -> Int64 {
        switch source {
        case .sqlite(let row): row.integer(column)
        case .postgres(let row): row.integer(column)
        }
    }
    @usableFromInline func text(_ column: Int) -> String {
        switch source {
        case .sqlite(let row): row.text(column)
        case .postgres(let row): row.text(column)
        }
    }
    @usableFromInline func bytes(_ column: Int) -> [UInt8] {
        switch source {
        case .sqlite(let row): row.bytes(column)
        case .postgres(let row): row.bytes(column)
        }
    }
}

/// A value that a column can be read as.
public protocol ColumnValue {
    init(_ row: Row, _ column: Int)
}

extension Int64: ColumnValue { @inlinable public init(_ row: Row, _ column: Int) { self = row.integer(column) } }
extension Int: ColumnValue { @inlinable public init(_ row: Row, _ column: Int) { self = Int(row.integer(column)) } }
extension Bool: ColumnValue { @inlinable public init(_ row: Row, _ column: Int) { self = row.integer(column) != 0 } }
extension String: ColumnValue { @inlinable public init(_ row: Row, _ column: Int) { self = row.text(column) } }
extension [UInt8]: ColumnValue { @inlinable public init(_ row: Row, _ column: Int) { self = row.bytes(column) } }
extension Instant: ColumnValue {
    @inlinable public init(_ row: Row, _ column: Int) { self.init(milliseconds: row.integer(column)) }
}
extension Duration: ColumnValue {
    @inlinable public init(_ row: Row, _ column: Int) { self = .milliseconds(row.integer(column)) }
}
extension Key: ColumnValue { @inlinable public init(_ row: Row, _ column: Int) { self.init(row.text(column)) } }
extension Paragraph: ColumnValue { @inlinable public init(_ row: Row, _ column: Int) { self.init(row.text(column)) } }
extension Optional: ColumnValue where Wrapped: ColumnValue {
    @inlinable public init(_ row: Row, _ column: Int) { self = row.isNull(column) ? nil : Wrapped(row, column) }
}
