import CPostgres
import Vocabulary

/// One conversation with PostgreSQL, for the thread that opened it. Statements are kept prepared by their text.
final class PostgresConnection: Connection {
    let backend = Backend.postgres
    /// Where transaction numbers of this connection mean something.
    private(set) var origin = PostgresOrigin(cluster: "", timeline: "")
    /// Why the running transaction cannot be committed any more, whatever its body made of it.
    private(set) var failure: PostgresFailure?
    /// True while a transaction may write.
    var isWriting = false
    let handle: OpaquePointer
    private var statements: PostgresStatements

    /// - Throws: `PostgresFailure.lost` with the server's words.
    init(_ conninfo: String, statements limit: Int) throws {
        statements = PostgresStatements(limit: limit)
        handle = try Self.connect(conninfo)
        do {
            PQsetNoticeProcessor(handle, { _, _ in }, nil)
            origin = try setUp()
        } catch {
            throw PostgresFailure.lost((error as? PostgresFailure)?.message ?? "\(error)")
        }
    }

    deinit { PQfinish(handle) }

    var isUsable: Bool { PQstatus(handle) == CONNECTION_OK }
    var isIdle: Bool { PQtransactionStatus(handle) == PQTRANS_IDLE }

    func rows(_ sql: SQL, _ each: (Row) throws -> Void) throws {
        let result = try told { try run(sql) }
        for row in 0..<result.rows { try each(Row(source: .postgres(result[row]))) }
    }

    func execute(_ sql: SQL) throws -> Int {
        let result = try told { try run(sql) }
        return result.changed
    }

    /// Runs one or more statements of our own in one round trip; the result is the last one's.
    /// - Throws: `PostgresFailure`.
    func exec(_ text: String) throws -> PostgresResult { try check(PQexec(handle, text)) }

    /// Starts anew: a transaction begins, and nothing has gone wrong in it.
    func clearFailure() { failure = nil }

    private func told<Value: ~Copyable>(_ work: () throws -> Value) throws -> Value {
        do { return try work() } catch let failure as PostgresFailure { throw failure.told }
    }

    private func run(_ sql: SQL) throws -> PostgresResult {
        let text = sql.text(for: .postgres)
        let parameters = PostgresParameters(sql.values)
        let key = PostgresStatements.Key(text: text, types: parameters.types)
        switch statements.use(key) {
        case .once:
            try makeRoom()
            return try check(
                parameters.withPointers { values, lengths, formats in
                    PQexecParams(handle, text, parameters.count, parameters.types, values, lengths, formats, 0)
                })
        case .prepare(let name):
            _ = try check(PQprepare(handle, name, text, parameters.count, parameters.types))
            statements.keep(key, as: name)
            return try run(prepared: name, parameters)
        case .prepared(let name):
            return try run(prepared: name, parameters)
        }
    }

    private func run(prepared name: String, _ parameters: PostgresParameters) throws -> PostgresResult {
        try check(
            parameters.withPointers { values, lengths, formats in
                PQexecPrepared(handle, name, parameters.count, values, lengths, formats, 0)
            })
    }

    private func makeRoom() throws {
        if let name = statements.dropOldest() { _ = try exec("DEALLOCATE \(name)") }
    }

    private func check(_ result: OpaquePointer?) throws -> PostgresResult {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
            if let result { return PostgresResult(pointer: result) }
        default: break
        }
        defer { PQclear(result) }
        let fresh = PostgresFailure(result, on: handle, writing: isWriting)
        if fresh.isStalePlan { statements.forgetAll() }
        if failure == nil { failure = fresh }
        throw fresh
    }
}
