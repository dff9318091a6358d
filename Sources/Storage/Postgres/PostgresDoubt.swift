import Foundation
import Vocabulary

/// What became of a transaction whose COMMIT was not answered.
enum PostgresOutcome: String {
    case committed
    case aborted
    case unknown
}

extension PostgresLane {
    /// Asks the server, on a new connection, what became of a transaction; waits while it is still running.
    ///
    /// After a fail-over the number may stand for another transaction, so a commit counts only on the same timeline; an
    /// abort counts on every later one. Another cluster knows nothing of it.
    func settle(_ transaction: String, from origin: PostgresOrigin) -> PostgresOutcome {
        let watch = Stopwatch()
        var pause = Duration.milliseconds(5)
        var isForsaken = false
        while watch.elapsed < limits.patience {
            do {
                let connection = try connected(within: limits.patience - watch.elapsed)
                guard connection.origin.cluster == origin.cluster else { return .unknown }
                switch try connection.status(of: transaction) {
                case "committed": return connection.origin == origin ? .committed : .unknown
                case "aborted": return .aborted
                case "in progress" where connection.origin == origin:
                    if watch.elapsed > .milliseconds(200), !isForsaken {
                        isForsaken = true
                        try connection.endForsaken(transaction)
                    }
                default: return .unknown
                }
            } catch let failure as PostgresFailure where failure.isLost {
                drop()
            } catch {
                return .unknown
            }
            Thread.sleep(pause)
            pause = min(pause * 2, .milliseconds(250))
        }
        return .unknown
    }
}
