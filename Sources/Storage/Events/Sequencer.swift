import Dispatch
import Foundation
import Logging
import Synchronization
import Vocabulary

/// Gives committed events their positions on PostgreSQL: one node of the cluster at a time, in batches, without gaps.
///
/// The executable runs one per node, as long as the node lives: `await Sequencer(store).run()`. Whoever holds the
/// advisory lock numbers, on the very session that holds it, so that two never number at once; when that session ends,
/// however it ends, another node takes over. Writers never wait for it. The embedded database needs none.
public final class Sequencer: Sendable {
    public struct Gauges: Sendable {
        /// True while this node is the one that numbers.
        public var isHolder = false
        public var lastBatch = 0
        public var numbered: Int64 = 0
        /// How long the oldest event of the last batch had waited for its position.
        public var lag = Duration.zero
    }

    /// How many events get their positions in one commit, and how often a node looks without having been woken.
    enum Limit {
        static let batch = 1000
        static let pause = Duration.milliseconds(200)
        /// Events of this time are numbered together.
        static let together = Duration.milliseconds(3)
    }

    private struct State {
        var isWoken = false
        var isOver = false
        var gauges = Gauges()
    }

    private let state = Mutex(State())
    private let wakes = DispatchSemaphore(value: 0)
    private let store: Store

    public init(_ store: Store) { self.store = store }

    public var gauges: Gauges { state.withLock(\.gauges) }

    /// Numbers events until its task is cancelled or the store is closed.
    public func run() async {
        guard let engine = store.engine as? PostgresEngine else {
            for await _ in store.bell.rings() {}  // there is nothing to number, and the caller waits for the end
            return
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [self] in for await _ in store.bell.rings() { wake() } }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    Thread.start("sequencer") { [self] in
                        number(on: engine)
                        continuation.resume()
                    }
                }
            } onCancel: {
                state.withLock { $0.isOver = true }
                wakes.signal()
            }
            group.cancelAll()
        }
    }

    private func wake() {
        let isFirst = state.withLock { state in
            defer { state.isWoken = true }
            return !state.isWoken
        }
        if isFirst { wakes.signal() }
    }

    private func rest() {
        _ = wakes.wait(timeout: .now() + .milliseconds(Int(Limit.pause.milliseconds)))
        state.withLock { $0.isWoken = false }
    }

    private func number(on engine: PostgresEngine) {
        func isOver() -> Bool { engine.isClosed || state.withLock(\.isOver) }
        while !isOver() {
            do {
                let connection = try PostgresConnection(engine.conninfo, as: "yingda sequencer", limits: engine.limits)
                while !isOver() {
                    if try connection.takeNumbering() {
                        store.log.notice("this node numbers the events")
                        state.withLock { $0.gauges.isHolder = true }
                        while !isOver() { try numberWhatWaits(on: connection, engine) }
                    } else {
                        Thread.sleep(Limit.pause)
                    }
                }
            } catch {
                store.log.warning("numbering events is interrupted", metadata: ["error": "\(error)"])
                Thread.sleep(Limit.pause)
            }
            state.withLock { $0.gauges.isHolder = false }
        }
    }

    private func numberWhatWaits(on connection: PostgresConnection, _ engine: PostgresEngine) throws {
        let batch = try connection.numberEvents(upTo: Limit.batch)
        state.withLock { state in
            state.gauges.lastBatch = batch.count
            state.gauges.numbered += Int64(batch.count)
            state.gauges.lag = batch.lag
        }
        if batch.count > 0 {
            store.bell.ring()
            engine.signals.touch()
        }
        if batch.count < Limit.batch {
            Thread.sleep(Limit.together)
            rest()
        }
    }
}

extension PostgresConnection {
    /// True when this session is now the one that numbers. On a new timeline, after a fail-over or a restore, positions
    /// that readers have seen may be given anew: a new epoch begins.
    fileprivate func takeNumbering() throws -> Bool {
        guard try exec("SELECT pg_try_advisory_lock(7953481021)").text(0) == "t" else { return false }
        let line = "\(origin.cluster)/\(origin.timeline)"
        _ = try execute("INSERT INTO fact (name, text) VALUES ('timeline', \(line)) ON CONFLICT (name) DO NOTHING")
        _ = try execute(
            """
            WITH moved AS (UPDATE fact SET text = \(line) WHERE name = 'timeline' AND text <> \(line) RETURNING name)
            UPDATE fact SET number = number + 1 WHERE name = 'epoch' AND EXISTS (SELECT 1 FROM moved)
            """)
        return true
    }

    /// Numbers the oldest events without a position, in one statement that is its own commit.
    fileprivate func numberEvents(upTo limit: Int) throws -> (count: Int, lag: Duration) {
        var batch = (count: 0, lag: Duration.zero)
        try rows(
            """
            WITH fresh AS (
                SELECT id, row_number() OVER (ORDER BY id) AS place
                FROM (SELECT id FROM event WHERE position IS NULL ORDER BY id LIMIT \(limit)) AS oldest
            ), last AS (
                SELECT coalesce(max(position), 0) AS position FROM event WHERE position IS NOT NULL
            ), numbered AS (
                UPDATE event SET position = last.position + fresh.place FROM fresh, last WHERE event.id = fresh.id
                RETURNING event.at
            )
            SELECT count(*), coalesce(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint - min(at), 0) FROM numbered
            """
        ) { batch = ($0[0], $0[1]) }
        return batch
    }
}

extension Reading {
    /// How many committed events still have no position, and since when the oldest waits; zero on SQLite.
    public func unnumbered() throws -> (count: Int, since: Instant?) {
        guard backend == .postgres else { return (0, nil) }
        return try first("SELECT count(*), min(at) FROM event WHERE position IS NULL") { ($0[0], $0[1]) } ?? (0, nil)
    }
}
