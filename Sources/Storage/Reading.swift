import Vocabulary

/// One conversation with one database, on one thread.
protocol Connection: AnyObject {
    var backend: Backend { get }
    func rows(_ sql: SQL, _ each: (Row) throws -> Void) throws
    /// Runs a statement and tells how many rows it changed.
    func execute(_ sql: SQL) throws -> Int
    /// Runs a statement of a migration: text of our own without values.
    func run(_ statement: String) throws
}

/// One snapshot of the database. Nothing can be changed through it.
public class Reading {
    let connection: any Connection
    /// The moment for which this is read.
    public let now: Instant

    init(_ connection: any Connection, now: Instant) {
        self.connection = connection
        self.now = now
    }

    public final var backend: Backend { connection.backend }

    @usableFromInline final func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try connection.rows(sql, body)
    }

    /// What is read of each row. Final and inlined, so that it is compiled for the very type that is read.
    @inlinable public final func rows<Value>(_ sql: SQL, _ decode: (Row) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try each(sql) { values.append(try decode($0)) }
        return values
    }

    @inlinable public final func first<Value>(_ sql: SQL, _ decode: (Row) throws -> Value) throws -> Value? {
        var value: Value?
        try each(sql) { row in
            if value == nil { value = try decode(row) }
        }
        return value
    }

    /// The first column of the first row; nil when there is no row or it is NULL.
    @inlinable public final func value<Value: ColumnValue>(_ sql: SQL, as type: Value.Type = Value.self) throws
        -> Value?
    {
        try first(sql) { $0[0] as Value? } ?? nil
    }

    public final func exists(_ sql: SQL) throws -> Bool { try first(sql) { _ in true } ?? false }
}

/// One transaction: everything in it happens, or nothing. `now` and `actor` are fixed once.
public final class Transaction: Reading {
    public let actor: Actor
    private(set) var afterCommit: [@Sendable () -> Void] = []

    init(_ connection: any Connection, now: Instant, actor: Actor) {
        self.actor = actor
        super.init(connection, now: now)
    }

    /// Runs a statement and tells how many rows it changed.
    @discardableResult
    public func execute(_ sql: SQL) throws -> Int { try connection.execute(sql) }

    /// Runs an `INSERT … RETURNING id` and gives the new row's number.
    public func insert(_ sql: SQL) throws -> Int64 {
        guard let id = try value(sql, as: Int64.self) else { throw StorageFault.noRow }
        return id
    }

    /// What is to happen when, and only when, this transaction is durable: caches change here.
    public func afterCommit(_ action: @escaping @Sendable () -> Void) { afterCommit.append(action) }

    /// Words that lock the row on PostgreSQL; on SQLite there is one writer and nothing to lock.
    public var forUpdate: SQL { backend == .postgres ? " FOR UPDATE" : "" }
}
