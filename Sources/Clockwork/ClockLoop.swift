import Clocks
import Logging
import Storage
import Synchronization
import Vocabulary

/// Looks every second for clocks whose moment has come, and fires them in small transactions.
public final class ClockLoop: Sendable {
    /// How often it notes that it is alive, so that a later start knows what was missed while the center was down.
    private static let heartbeat = Duration.seconds(30)
    /// Between two transactions of a long pass, so that others get at the writer.
    private static let breath = Duration.milliseconds(10)
    private static let alive = Fact<Instant>.instant("clock-loop-alive")

    private struct State {
        var lastPass: Instant?
        var noted: Instant?
        var oldestDue: Instant?
    }

    private let store: Store
    private let log: Logger
    private let state = Mutex(State())

    public init(_ store: Store, log: Logger = Logger(label: "clocks")) {
        self.store = store
        self.log = log
    }

    /// The oldest moment that was due and had not been looked at when the loop last looked; nil when it was up to date.
    public var oldestDue: Instant? { state.withLock(\.oldestDue) }

    /// Goes on until its task is cancelled.
    public func run() async {
        while !Task.isCancelled {
            do { try await pass() } catch is CancellationError { return } catch {
                log.error("the clocks could not be looked at", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(1))  // throws only when the loop is to end, which the condition sees
        }
    }

    /// Fires everything that is due now.
    public func pass() async throws {
        let now = try await look()
        let lastPass = state.withLock(\.lastPass)
        while state.withLock(\.oldestDue) != nil {
            let fired = try await store.write(as: .center) { try ClockPass.fire(lastPass: lastPass, in: $0) }
            guard fired.count == ClockPass.chunk else { break }
            try await Task.sleep(for: Self.breath)
            _ = try await look()
        }
        try await noteAlive(now)
    }

    /// Reads without writing whether anything is due, and remembers since when.
    private func look() async throws -> Instant {
        let known = state.withLock(\.lastPass) != nil
        let (now, due, alive) = try await store.read { db in
            (db.now, try ClockPass.oldestDue(in: db), known ? nil : try db.fact(Self.alive))
        }
        state.withLock { state in
            state.oldestDue = due
            if let alive { state.lastPass = alive }
        }
        return now
    }

    private func noteAlive(_ now: Instant) async throws {
        let isTime = state.withLock { state in
            state.lastPass = now
            state.oldestDue = nil
            guard state.noted.map({ now >= $0 + Self.heartbeat }) ?? true else { return false }
            state.noted = now
            return true
        }
        if isTime { try await store.write(as: .center) { try $0.note(Self.alive, now) } }
    }
}
