import Foundation
import Vocabulary

extension PostgresLane {
    /// Runs a body on one snapshot and answers before the snapshot is closed; a lost connection only means another try.
    func read<Value>(
        within limit: Duration, at timepiece: Timepiece?, waited: Duration, _ body: (Reading) throws -> Value,
        answer: (Result<Value, any Error>) -> Void
    ) {
        let watch = Stopwatch()
        var attempts = 0
        while true {
            attempts += 1
            guard let connection = try? connected(within: max(limits.wait - waited - watch.elapsed, .zero)) else {
                return answer(.failure(Refusal.busy))  // the lane has logged why
            }
            let outcome = Result {
                do {
                    let now = try connection.beginReading(within: limit)
                    return try body(Reading(connection, now: timepiece?.now ?? now))
                } catch let failure as PostgresFailure {
                    throw failure.told
                }
            }
            if let failure = connection.failure {
                giveUp(connection)
                if failure.mayRepeat, attempts < limits.attempts, watch.elapsed < limits.wait { continue }
                return answer(outcome.failed(failure.told))
            }
            answer(outcome)
            return giveUp(connection)
        }
    }
}

extension Result where Failure == any Error {
    /// A body's own error; the database's where the body hid it.
    fileprivate func failed(_ error: any Error) -> Self {
        if case .failure = self { self } else { .failure(error) }
    }
}
