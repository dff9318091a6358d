import Foundation
import Logging
import Vocabulary

/// One thread's connection, opened when it is first needed and again after a loss.
final class PostgresLane {
    let limits: PostgresLimits
    let counts: PostgresCounts
    let log: Logger
    private let conninfo: String
    private var connection: PostgresConnection?
    /// True after a failure was logged, until there is a connection again.
    private var isDown = false

    init(_ conninfo: String, limits: PostgresLimits, counts: PostgresCounts, log: Logger) {
        self.conninfo = conninfo
        self.limits = limits
        self.counts = counts
        self.log = log
    }

    /// The connection, or a new one; tries for `patience`, at least once, with growing pauses.
    /// - Throws: `PostgresFailure`, which is lost.
    func connected(within patience: Duration) throws -> PostgresConnection {
        if let connection, connection.isUsable, connection.isIdle { return connection }
        drop()
        let watch = Stopwatch()
        var pause = Duration.milliseconds(50)
        while true {
            do {
                let fresh = try PostgresConnection(conninfo, limits: limits)
                connection = fresh
                counts.connected()
                isDown = false
                return fresh
            } catch {
                if !isDown { log.warning("no connection to the database", metadata: ["error": "\(error)"]) }
                isDown = true
                guard watch.elapsed + pause < patience else { throw error }
                Thread.sleep(pause)
                pause = min(pause * 2, .seconds(1)) * Double.random(in: 0.75...1.25)
            }
        }
    }

    func drop() {
        if connection != nil { counts.disconnected() }
        connection = nil
    }

    /// Ends a transaction that cannot be committed, so that the connection can be used again or is given up.
    func giveUp(_ connection: PostgresConnection) {
        connection.rollBack()
        let isSpoilt = connection.failure.map { $0.isLost || $0.isStalePlan } ?? false
        if isSpoilt || !connection.isUsable || !connection.isIdle { drop() }
    }
}

extension Thread {
    static func sleep(_ duration: Duration) { sleep(forTimeInterval: duration / .seconds(1)) }

    /// Starts a thread of our own with room for a body.
    static func start(_ name: String, _ work: @escaping @Sendable () -> Void) {
        let thread = Thread(block: work)
        thread.name = name
        thread.stackSize = 2 << 20
        thread.start()
    }
}
