import Foundation
import GRDB
import Synchronization

/// The barest group commit: what waits shares a transaction, each body in its savepoint, answered after the commit.
final class GroupWriter: Sendable {
    private struct State {
        var waiting: [@Sendable (Database) -> @Sendable () -> Void] = []
        var isRunning = false
    }

    private let state = Mutex(State())
    private let pool: DatabasePool

    init(_ pool: DatabasePool) { self.pool = pool }

    func write(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let isFirst = state.withLock { state in
                state.waiting.append { database in
                    let result = Result {
                        try database.inSavepoint {
                            try body(database); return .commit
                        }
                    }
                    return { continuation.resume(with: result) }
                }
                defer { state.isRunning = true }
                return !state.isRunning
            }
            if isFirst { pool.asyncWriteWithoutTransaction { [self] in drain($0) } }
        }
    }

    private func drain(_ database: Database) {
        while true {
            let batch = state.withLock { state in
                defer { state.waiting = [] }
                if state.waiting.isEmpty { state.isRunning = false }
                return state.waiting
            }
            guard !batch.isEmpty else { return }
            var answers: [@Sendable () -> Void] = []
            do {
                try database.inTransaction(.immediate) {
                    for body in batch { answers.append(body(database)) }
                    return .commit
                }
            } catch {
                fatalError("the batch could not be committed: \(error)")  // a measurement has nobody to tell
            }
            for answer in answers { answer() }
        }
    }
}
