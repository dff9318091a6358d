import CPostgres
import Foundation
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
    /// The longest wait for the answer to a statement; the server ends it a little earlier.
    var patience: Duration
    let limits: PostgresLimits
    let handle: OpaquePointer
    private var statements: PostgresStatements
    private var isSilent = false

    /// - Parameter name: what operators see in `pg_stat_activity`.
    /// - Throws: `PostgresFailure.lost` with the server's words.
    init(_ conninfo: String, as name: String = "yingda", limits: PostgresLimits) throws {
        self.limits = limits
        patience = limits.statement + limits.grace
        statements = PostgresStatements(limit: limits.statements)
        handle = try Self.connect(conninfo, as: name)
        do {
            PQsetNoticeProcessor(handle, { _, _ in }, nil)
            origin = try setUp()
        } catch {
            throw PostgresFailure.lost((error as? PostgresFailure)?.message ?? "\(error)")
        }
    }

    deinit { PQfinish(handle) }

    var isUsable: Bool { PQstatus(handle) == CONNECTION_OK && !isSilent }
    var isIdle: Bool { PQtransactionStatus(handle) == PQTRANS_IDLE }

    func rows(_ sql: SQL, _ each: (Row) throws -> Void) throws {
        let result = try told { try run(sql) }
        try result.forEach { try each(Row(source: .postgres($0))) }
    }

    func execute(_ sql: SQL) throws -> Int {
        let result = try told { try run(sql) }
        return result.changed
    }

    func run(_ statement: String) throws { _ = try told { try exec(statement) } }

    /// Runs one or more statements of our own in one round trip; the result is the last one's.
    /// - Throws: `PostgresFailure`.
    func exec(_ text: String, within limit: Duration? = nil) throws -> PostgresResult {
        try answer(to: PQsendQuery(handle, text), within: limit ?? patience)
    }

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
            if let name = statements.dropOldest() { _ = try exec("DEALLOCATE \(name)") }
            let sent = parameters.withPointers { values, lengths, formats in
                PQsendQueryParams(handle, text, parameters.count, parameters.types, values, lengths, formats, 0)
            }
            return try answer(to: sent, within: patience)
        case .prepare(let name):
            _ = try answer(
                to: PQsendPrepare(handle, name, text, parameters.count, parameters.types), within: patience)
            statements.keep(key, as: name)
            return try run(prepared: name, parameters)
        case .prepared(let name):
            return try run(prepared: name, parameters)
        }
    }

    private func run(prepared name: String, _ parameters: PostgresParameters) throws -> PostgresResult {
        let sent = parameters.withPointers { values, lengths, formats in
            PQsendQueryPrepared(handle, name, parameters.count, values, lengths, formats, 0)
        }
        return try answer(to: sent, within: patience)
    }

    /// Waits for the whole answer to what was sent. A server that stays silent longer than `limit` is given up.
    private func answer(to sent: Int32, within limit: Duration) throws -> PostgresResult {
        let watch = Stopwatch()
        var last: OpaquePointer?
        while sent == 1 {
            while PQisBusy(handle) == 1 {
                guard watch.elapsed < limit else {
                    PQclear(last)
                    isSilent = true
                    throw noted(.lost("no answer within \(limit)"))
                }
                var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
                poll(&socket, 1, Int32(clamping: (limit - watch.elapsed).milliseconds + 1))
                if socket.revents != 0, PQconsumeInput(handle) == 0 { break }
            }
            guard let next = PQgetResult(handle) else { break }
            PQclear(last)
            last = next
        }
        switch PQresultStatus(last) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
            if let last { return PostgresResult(pointer: last) }
        default: break
        }
        defer { PQclear(last) }
        throw noted(PostgresFailure(last, on: handle, writing: isWriting))
    }

    /// Remembers the first thing that went wrong in a transaction: it decides what becomes of it.
    private func noted(_ fresh: PostgresFailure) -> PostgresFailure {
        if failure == nil { failure = fresh }
        return fresh
    }
}
