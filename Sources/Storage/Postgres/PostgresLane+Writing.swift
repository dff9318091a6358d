import Foundation
import Vocabulary

/// A body's value, durable, and what is to happen now.
struct PostgresWritten<Value> {
    let value: Value
    let afterCommit: [@Sendable () -> Void]
}

extension PostgresLane {
    private enum Attempt<Value> {
        case committed(PostgresWritten<Value>)
        /// Nothing of it was kept: certain, so that it may be tried again.
        case rolledBack(PostgresFailure)
    }

    /// Runs a body in a transaction, again only when its last run certainly left nothing behind.
    func write<Value>(
        as actor: Actor, at timepiece: Timepiece?, waited: Duration, _ body: (Transaction) throws -> Value
    ) throws -> PostgresWritten<Value> {
        let watch = Stopwatch()
        var attempts = 0
        var patience = max(limits.wait - waited, .zero)
        while true {
            attempts += 1
            switch try attempt(as: actor, at: timepiece, patience: patience, body) {
            case .committed(let written): return written
            case .rolledBack(let failure):
                counts.retried(failure.code)
                guard attempts < limits.attempts, watch.elapsed < limits.patience else { throw failure.told }
                log.debug("a write is tried again", metadata: ["sqlstate": "\(failure.code)"])
                if !failure.isLost { Thread.sleep(.milliseconds(Int64.random(in: 0...(4 << attempts)))) }
                patience = limits.patience - watch.elapsed
            }
        }
    }

    private func attempt<Value>(
        as actor: Actor, at timepiece: Timepiece?, patience: Duration, _ body: (Transaction) throws -> Value
    ) throws -> Attempt<Value> {
        let connection: PostgresConnection
        do { connection = try connected(within: patience) } catch { throw Refusal.busy }

        let opening: (now: Instant, number: String)
        do {
            opening = try connection.beginWriting()
        } catch let failure as PostgresFailure {
            return try rolledBack(connection, failure)
        }

        let tx = Transaction(connection, now: timepiece?.now ?? opening.now, actor: actor)
        let value: Value
        do {
            value = try body(tx)
        } catch {
            let failure = connection.failure
            giveUp(connection)
            if let failure, failure.mayRepeat { return .rolledBack(failure) }
            throw error
        }
        // A body that goes on after a failed statement cannot keep anything here.
        if let failure = connection.failure { return try rolledBack(connection, failure) }

        let watch = Stopwatch()
        switch connection.commit() {
        case .committed: counts.committed(in: watch.elapsed)
        case .rolledBack(let failure): return try rolledBack(connection, failure)
        case .unanswered(let failure):
            let origin = connection.origin
            drop()
            let outcome = settle(opening.number, from: origin)
            counts.doubted(outcome)
            log.warning(
                "a commit was not answered",
                metadata: ["error": "\(failure.message)", "outcome": "\(outcome.rawValue)"])
            switch outcome {
            case .committed: counts.committed(in: watch.elapsed)
            case .aborted: return .rolledBack(.lost(failure.message))
            case .unknown: throw Refusal.unknownOutcome
            }
        }
        return .committed(PostgresWritten(value: value, afterCommit: tx.afterCommit))
    }

    private func rolledBack<Value>(
        _ connection: PostgresConnection, _ failure: PostgresFailure
    ) throws -> Attempt<Value> {
        giveUp(connection)
        guard failure.mayRepeat else { throw failure.told }
        return .rolledBack(failure)
    }
}
