import Vocabulary

/// A single number, word or value that the store remembers about itself.
public struct Fact<Value: ColumnValue & Bindable>: Sendable {
    enum Column: Sendable {
        case number, text, bytes

        var name: SQL {
            switch self {
            case .number: "number"
            case .text: "text"
            case .bytes: "bytes"
            }
        }
    }
    let name: String
    let column: Column

    private init(_ name: String, in column: Column) {
        self.name = name
        self.column = column
    }
}

extension Fact where Value == Int64 {
    public static func number(_ name: String) -> Fact { Fact(name, in: .number) }
}
extension Fact where Value == Instant {
    public static func instant(_ name: String) -> Fact { Fact(name, in: .number) }
}
extension Fact where Value == String {
    public static func text(_ name: String) -> Fact { Fact(name, in: .text) }
}
extension Fact where Value == [UInt8] {
    public static func bytes(_ name: String) -> Fact { Fact(name, in: .bytes) }
}

extension Reading {
    /// nil when nobody has noted it.
    public func fact<Value>(_ fact: Fact<Value>) throws -> Value? {
        try value("SELECT \(sql: fact.column.name) FROM fact WHERE name = \(fact.name)")
    }
}

extension Transaction {
    public func note<Value>(_ fact: Fact<Value>, _ value: Value) throws {
        try execute(
            """
            INSERT INTO fact (name, \(sql: fact.column.name)) VALUES (\(fact.name), \(value))
            ON CONFLICT (name) DO UPDATE SET \(sql: fact.column.name) = excluded.\(sql: fact.column.name)
            """)
    }

    /// Notes it where nothing was noted yet; of two that come at once, one wins.
    func noteFirst<Value>(_ fact: Fact<Value>, _ value: Value) throws {
        try execute(
            """
            INSERT INTO fact (name, \(sql: fact.column.name)) VALUES (\(fact.name), \(value)) ON CONFLICT (name) DO NOTHING
            """)
    }

    public func forget<Value>(_ fact: Fact<Value>) throws {
        try execute("DELETE FROM fact WHERE name = \(fact.name)")
    }
}
