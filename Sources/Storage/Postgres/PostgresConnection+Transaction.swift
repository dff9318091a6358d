import CPostgres
import Vocabulary

/// How a transaction's COMMIT ended.
enum PostgresEnding {
    case committed
    case rolledBack(PostgresFailure)
    /// COMMIT may have arrived, but its answer did not.
    case unanswered(PostgresFailure)
}

extension PostgresConnection {
    private static let moment = "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint"

    /// Begins a transaction and tells, in the same round trip, the database's time and the transaction's number.
    func beginWriting() throws -> (now: Instant, number: String) {
        clearFailure()
        isWriting = true
        patience = limits.statement + limits.grace
        let result = try exec(
            "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; \(Self.moment), pg_current_xact_id()::text",
            within: limits.wait)
        return (Instant(milliseconds: result.integer(0)), result.text(1))
    }

    /// Takes a snapshot and tells its moment; a statement in it ends after `limit`.
    func beginReading(within limit: Duration) throws -> Instant {
        clearFailure()
        isWriting = false
        patience = limit + limits.grace
        let result = try exec(
            """
            BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = \(max(limit.milliseconds, 1));
            \(Self.moment)
            """, within: limits.wait)
        return Instant(milliseconds: result.integer(0))
    }

    func commit() -> PostgresEnding {
        guard isUsable else { return .rolledBack(.lost("before COMMIT")) }
        do {
            let result = try exec("COMMIT", within: limits.patience)
            if result.command == "COMMIT" { return .committed }
            return .rolledBack(failure ?? PostgresFailure(code: "25P02", message: result.command))
        } catch let failure as PostgresFailure {
            return !failure.isLost && isIdle ? .rolledBack(failure) : .unanswered(failure)
        } catch {
            return .unanswered(.lost("\(error)"))
        }
    }

    /// Undoes what the transaction did; a connection that cannot say so is of no more use.
    func rollBack() {
        guard isUsable, !isIdle, failure?.isLost != true else { return }
        _ = try? exec("ROLLBACK")  // a failure leaves the connection not idle, and whoever holds it drops it
    }

    /// What became of a transaction: `committed`, `aborted`, `in progress`, or nil when the server has forgotten it.
    func status(of transaction: String) throws -> String? {
        let literal = transaction.allSatisfy(\.isASCIIDigit) ? transaction : "0"
        let result = try exec("SELECT pg_xact_status('\(literal)'::xid8)", within: limits.wait)
        return result.isNull(0) ? nil : result.text(0)
    }

    /// Ends the session of a transaction that waits for a client who is gone. One that is already committing is left alone.
    func endForsaken(_ transaction: String) throws {
        let literal = transaction.allSatisfy(\.isASCIIDigit) ? transaction : "0"
        _ = try exec(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE backend_xid = '\(literal)'::xid8::xid AND state LIKE 'idle in transaction%'
            """, within: limits.wait)
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
