import Logging
import Vocabulary

/// Does one kind of job. It speaks to the outside and knows no SQL; what it must save it hands back with its outcome.
public struct JobHandler: Sendable {
    public let kind: JobKind
    let run: @Sendable (Job) async throws -> JobOutcome

    /// - Parameter run: an error that it throws counts as `.later`, named by `JobFailure` or by its type.
    public init(_ kind: JobKind, run: @escaping @Sendable (Job) async throws -> JobOutcome) {
        self.kind = kind
        self.run = run
    }
}

/// Claims jobs and hands them to their handlers until its task is cancelled; then it waits for those under way.
public struct JobRunner: Sendable {
    let store: Store
    let handlers: [String: JobHandler]
    let atOnce: Int
    let log: Logger

    /// - Parameter atOnce: the most jobs under way at a time in this process.
    public init(store: Store, handlers: [JobHandler], atOnce: Int = 8, log: Logger = Logger(label: "jobs")) {
        self.store = store
        self.handlers = Dictionary(handlers.map { ($0.kind.name, $0) }) { first, _ in first }
        self.atOnce = atOnce
        self.log = log
    }

    public func run() async {
        let rings = Rings(store.bell)
        await withTaskGroup(of: Bool.self) { group in
            var underWay = 0
            group.addTask { await rings.next() }
            while !Task.isCancelled {
                let claimed = await claim(atOnce - underWay)
                for job in claimed {
                    group.addTask {
                        await self.perform(job); return false
                    }
                }
                underWay += claimed.count
                guard let wasRing = await group.next() else { return }
                if wasRing { group.addTask { await rings.next() } } else { underWay -= 1 }
            }
        }
    }

    /// Does everything that is due now and returns: for scenes and tests.
    public func runUntilIdle() async {
        while case let claimed = await claim(atOnce), !claimed.isEmpty {
            await withTaskGroup(of: Void.self) { group in
                for job in claimed { group.addTask { await self.perform(job) } }
            }
        }
    }

    private func claim(_ free: Int) async -> [ClaimedJob] {
        guard free > 0 else { return [] }
        let kinds = handlers.values.map(\.kind)
        do {
            return try await store.claimJobs(kinds, limit: free)
        } catch {
            log.warning("no jobs could be claimed", metadata: ["error": "\(error)"])
            return []
        }
    }

    /// The work itself stops when the runner does; writing down what became of it does not.
    private func perform(_ claimed: ClaimedJob) async {
        guard let handler = handlers[claimed.job.kind] else { return }
        let outcome = await attempt(claimed, handler)
        await Task { await settle(claimed, outcome, handler.kind) }.value
    }

    private func attempt(_ claimed: ClaimedJob, _ handler: JobHandler) async -> JobOutcome {
        await withTaskGroup(of: JobOutcome?.self) { group in
            group.addTask {
                do {
                    return try await handler.run(claimed.job)
                } catch is CancellationError {
                    return handler.kind.asksWhenInterrupted ? .doubtful(because: "stopped") : .putBack
                } catch {
                    return .later(because: error.jobReason)
                }
            }
            group.addTask { await keepRenewing(claimed, handler.kind.lease) }
            while let ended = await group.next() {
                guard let outcome = ended else { continue }
                group.cancelAll()
                return outcome
            }
            return .putBack
        }
    }

    private func keepRenewing(_ claimed: ClaimedJob, _ lease: Duration) async -> JobOutcome? {
        do {
            while true {
                try await Task.sleep(for: lease / 3)
                try await store.write(as: .center) { try $0.renew(claimed, for: lease) }
            }
        } catch {
            return nil  // stopped with its job, or taken over by somebody else: settling finds out which
        }
    }

    /// Tries for as long as the lease would last: an end that is not saved is a job that is done twice.
    private func settle(_ claimed: ClaimedJob, _ outcome: JobOutcome, _ kind: JobKind) async {
        let watch = Stopwatch()
        while true {
            do {
                return try await store.write(as: .center) { try $0.settle(claimed, outcome, of: kind) }
            } catch StorageFault.leaseLost {
                return log.warning("a job was taken over before it ended", metadata: ["job": "\(claimed.job.id)"])
            } catch let refusal as Refusal where refusal.kind == .unavailable && watch.elapsed < kind.lease {
                try? await Task.sleep(for: .milliseconds(500))  // this task is never cancelled
            } catch {
                return log.error(
                    "a job's end could not be saved", metadata: ["job": "\(claimed.job.id)", "error": "\(error)"])
            }
        }
    }
}

extension Store {
    /// Claims what is due, after a look that costs no write when there is nothing to do.
    func claimJobs(_ kinds: [JobKind], limit: Int) async throws -> [ClaimedJob] {
        let isAnyDue = try await read { db in
            try db.exists(
                """
                SELECT 1 WHERE EXISTS (SELECT 1 FROM job WHERE state = 'waiting' AND run_at <= \(db.now))
                    OR EXISTS (SELECT 1 FROM job WHERE state = 'running' AND lease_until < \(db.now))
                """)
        }
        guard isAnyDue else { return [] }
        return try await write(as: .center) { tx in
            try tx.reclaimLostJobs()
            return try tx.claim(kinds, limit: limit)
        }
    }
}

/// An error of a handler with a code of its own; the text of other errors could hold personal data and is not kept.
public struct JobFailure: Error, Hashable, Sendable {
    public let reason: String

    public init(_ reason: String) { self.reason = reason }
}

extension Error {
    fileprivate var jobReason: String {
        switch self {
        case let failure as JobFailure: failure.reason
        case let refusal as Refusal: refusal.key
        default: String(describing: type(of: self))
        }
    }
}
