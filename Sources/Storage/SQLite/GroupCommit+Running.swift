import GRDB
import Vocabulary

extension GroupCommit {
    /// Runs as much of the batch as its time allows, commits, and answers; what is left over goes first next time.
    func run(_ batch: [Entry], on connection: SQLiteConnection) {
        let watch = Stopwatch()
        var rest = batch[...]
        var taken: [Entry] = []
        var answers: [Answer] = []
        do {
            try connection.database.beginTransaction(.immediate)
            while let entry = rest.first, taken.isEmpty || watch.elapsed < Limit.batch {
                rest.removeFirst()
                if entry.waiting.elapsed > wait {
                    entry.fail(Refusal.busy)
                    continue
                }
                taken.append(entry)
                let answer = entry.run(connection)
                answers.append(answer)
                // A full disk or a broken file ends the whole transaction inside a body, and all others lose with it.
                guard connection.database.isInsideTransaction else {
                    throw answer.failure?.ofTheStorage ?? Refusal.storageBroken
                }
            }
            try connection.database.commit()
        } catch {
            log.error("a batch could not be saved", metadata: ["error": "\(error)", "bodies": "\(taken.count)"])
            let told = (error as? DatabaseError)?.asRefusal ?? error
            rollBack(connection)
            for entry in taken { entry.fail(told) }
            putBack(rest)
            return
        }
        note(bodies: taken.count, took: watch.elapsed)
        putBack(rest)
        for answer in answers { for action in answer.afterCommit { action() } }
        for answer in answers { answer.tell() }
        if answers.contains(where: { $0.failure == nil }) { bell.ring() }
    }

    private func rollBack(_ connection: SQLiteConnection) {
        guard connection.database.isInsideTransaction else { return }
        do { try connection.database.rollback() } catch {
            log.error("rollback failed", metadata: ["error": "\(error)"])
        }
    }

    private func putBack(_ rest: ArraySlice<Entry>) {
        guard !rest.isEmpty else { return }
        state.withLock { $0.queue.insert(contentsOf: rest, at: 0) }
    }

    private func note(bodies: Int, took: Duration) {
        state.withLock { state in
            state.gauges.commits += 1
            state.gauges.bodies += Int64(bodies)
            state.gauges.lastBatch = bodies
            state.gauges.commitMilliseconds = took / .milliseconds(1)
        }
    }
}

extension Error {
    /// What the storage said; nil for a body's own error, which is no answer for the others of its batch.
    fileprivate var ofTheStorage: Refusal? {
        (self as? Refusal).flatMap { [.busy, .diskFull, .storageBroken].contains($0) ? $0 : nil }
    }
}

extension SQLiteConnection {
    /// Runs a body so that its failure undoes only what it did itself.
    func savepoint<Value>(_ body: () throws -> Value) -> Result<Value, any Error> {
        do {
            try database.cachedStatement(sql: "SAVEPOINT body").execute()
            do {
                let value = try body()
                try database.cachedStatement(sql: "RELEASE body").execute()
                return .success(value)
            } catch {
                if database.isInsideTransaction {
                    try database.cachedStatement(sql: "ROLLBACK TO body").execute()
                    try database.cachedStatement(sql: "RELEASE body").execute()
                }
                throw error
            }
        } catch let error as DatabaseError {
            return .failure(error.asRefusal ?? error)
        } catch {
            return .failure(error)
        }
    }
}
