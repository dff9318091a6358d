import Vocabulary

/// A value that can stand in a statement.
public protocol Bindable {
    var bound: SQL.Value { get }
}

extension SQL.Value: Bindable { public var bound: SQL.Value { self } }
extension Int64: Bindable { public var bound: SQL.Value { .integer(self) } }
extension Int: Bindable { public var bound: SQL.Value { .integer(Int64(self)) } }
/// Booleans are stored as 0 and 1.
extension Bool: Bindable { public var bound: SQL.Value { .integer(self ? 1 : 0) } }
/// NUL is dropped: PostgreSQL cannot store it in text, and both databases shall hold the same.
extension String: Bindable {
    public var bound: SQL.Value { .text(utf8.contains(0) ? filter { $0 != "\0" } : self) }
}
extension [UInt8]: Bindable { public var bound: SQL.Value { .bytes(self) } }
/// Milliseconds since 1970, UTC.
extension Instant: Bindable { public var bound: SQL.Value { .integer(milliseconds) } }
/// Milliseconds.
extension Duration: Bindable { public var bound: SQL.Value { .integer(milliseconds) } }
extension Key: Bindable { public var bound: SQL.Value { .text(text) } }
extension Paragraph: Bindable { public var bound: SQL.Value { .text(number) } }
extension Language: Bindable { public var bound: SQL.Value { .text(rawValue) } }
