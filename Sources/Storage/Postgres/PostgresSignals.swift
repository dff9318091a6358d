import CPostgres
import Foundation
import Logging
import Synchronization
import Vocabulary

/// Tells other nodes that something was committed, and hears it from them; measures how far the clocks differ. One
/// thread, one connection of its own; what it tells is a hint, and may be lost.
final class PostgresSignals: Sendable {
    private struct State {
        var isDue = false
        var isClosed = false
        var hasEnded = false
        var ends: [CheckedContinuation<Void, Never>] = []
    }

    /// How often the clocks are compared.
    private static let clockPause = Duration.seconds(10)

    private let state = Mutex(State())
    private let wakeUp = WakeUp()
    private let conninfo: String
    private let name = String(UInt64.random(in: .min ... .max), radix: 16)
    private let bell: Bell
    private let limits: PostgresLimits
    private let counts: PostgresCounts
    private let log: Logger

    init(_ conninfo: String, bell: Bell, limits: PostgresLimits, counts: PostgresCounts, log: Logger) {
        self.conninfo = conninfo
        self.bell = bell
        self.limits = limits
        self.counts = counts
        self.log = log
        Thread.start("signals") { [self] in
            keepConnected()
            end()
        }
    }

    /// Asks for a signal to the other nodes; many in a short time become one.
    func touch() {
        let isFirst = state.withLock { state in
            defer { state.isDue = true }
            return !state.isDue
        }
        if isFirst { wakeUp.now() }
    }

    func close() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                state.isClosed = true
                if !state.hasEnded { state.ends.append(continuation) }
                return state.hasEnded
            }
            wakeUp.now()
            if hasEnded { continuation.resume() }
        }
    }

    private var isClosed: Bool { state.withLock(\.isClosed) }

    private func end() {
        let ends = state.withLock { state in
            state.hasEnded = true
            defer { state.ends = [] }
            return state.ends
        }
        for continuation in ends { continuation.resume() }
    }

    private func keepConnected() {
        var pause = Duration.milliseconds(50)
        while !isClosed {
            do {
                let connection = try PostgresConnection(conninfo, as: "yingda signals", limits: limits)
                _ = try connection.exec("SET synchronous_commit = off; LISTEN yingda")
                pause = .milliseconds(50)
                bell.ring()  // for what was told while nobody listened
                try serve(connection)
            } catch {
                counts.measured(clockOffset: nil)
                log.warning("signals between nodes are interrupted", metadata: ["error": "\(error)"])
                wakeUp.wait(for: nil, upTo: pause)
                pause = min(pause * 2, .seconds(2))
            }
        }
    }

    /// Listens and tells until the connection is lost or all is over.
    private func serve(_ connection: PostgresConnection) throws {
        var sinceTold: Stopwatch?
        var sinceCompared: Stopwatch?
        while true {
            if sinceCompared.map({ $0.elapsed >= Self.clockPause }) ?? true {
                counts.measured(clockOffset: try connection.clockOffset())
                sinceCompared = Stopwatch()
            }
            let (isDue, isClosed) = state.withLock { ($0.isDue, $0.isClosed) }
            let rest = sinceTold.map { max(limits.signalPause - $0.elapsed, .zero) } ?? .zero
            if isDue, rest == .zero || isClosed {
                state.withLock { $0.isDue = false }
                _ = try connection.exec("NOTIFY yingda, '\(name)'")
                sinceTold = Stopwatch()
            }
            if isClosed { return }
            if try connection.hears(besides: name) { bell.ring() }
            wakeUp.wait(for: PQsocket(connection.handle), upTo: isDue ? max(rest, .milliseconds(1)) : .seconds(1))
        }
    }
}

extension PostgresConnection {
    /// Takes in what has arrived; true when a node other than `name` told something.
    fileprivate func hears(besides name: String) throws -> Bool {
        guard PQconsumeInput(handle) == 1 else { throw PostgresFailure(nil, on: handle, writing: false) }
        var isHeard = false
        while let notice = PQnotifies(handle) {
            if String(cString: notice.pointee.extra) != name { isHeard = true }
            PQfreemem(notice)
        }
        return isHeard
    }

    /// How far the database's time is ahead of this machine's.
    fileprivate func clockOffset() throws -> Duration {
        let before = Timepiece.wall.now
        let result = try exec("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint")
        let after = Timepiece.wall.now
        return Instant(milliseconds: result.integer(0)) - (before + (after - before) / 2)
    }
}
