import Foundation
import Logging
import Vocabulary

extension Store {
    /// Where a store lives.
    public struct Place: Sendable {
        /// The data folder: keys, files and, without a server, the database itself.
        public let data: URL
        /// A libpq connection string; nil means the embedded database.
        public let postgres: String?

        public init(data: URL, postgres: String? = nil) {
            self.data = data
            self.postgres = postgres
        }

        public var backend: Backend { postgres == nil ? .sqlite : .postgres }
        public var databaseFile: URL { data.appending(path: "yingda.db") }
    }

    /// Whether opening may change the schema. SQLite migrates at start; PostgreSQL, which other nodes may be using, only
    /// where it is empty or an operator says so.
    public enum Upgrade: Sendable { case allowed, whereSafe }

    /// Opens the store, and makes it where there is none yet.
    /// - Parameters:
    ///   - timepiece: nil takes the database's own time on PostgreSQL and the wall's on SQLite.
    ///   - wait: how long somebody waits for the database before they are told that it is busy.
    public static func open(
        _ place: Place, migrations: [Migration], keys: Keys, upgrade: Upgrade = .allowed, timepiece: Timepiece? = nil,
        wait: Duration = longestWait, log: Logger = Logger(label: "storage")
    ) async throws -> Store {
        try await open(
            place, migrations: migrations, keys: keys, upgrade: upgrade, timepiece: timepiece, wait: wait, log: log,
            halfRestored: .refused)
    }

    /// What people are asked to be patient for.
    public static let longestWait = Duration.seconds(2)

    static func open(
        _ place: Place, migrations: [Migration], keys: Keys, upgrade: Upgrade = .allowed, timepiece: Timepiece?,
        wait: Duration = longestWait, log: Logger, halfRestored: HalfRestored
    ) async throws -> Store {
        let bell = Bell()
        let time = timepiece ?? .wall
        let engine: any Engine
        if let conninfo = place.postgres {
            var limits = PostgresLimits()
            limits.wait = wait
            engine = try PostgresEngine(conninfo, timepiece: timepiece, bell: bell, log: log, limits: limits)
        } else {
            try FileManager.default.createDirectory(
                at: place.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            engine = try SQLiteEngine(path: place.databaseFile.path, timepiece: time, bell: bell, wait: wait, log: log)
        }
        let store = Store(
            engine: engine, place: place, keys: keys, bell: bell, timepiece: time, log: log)
        do {
            if halfRestored == .refused { try await store.refuseHalfRestored() }
            try await store.bring(migrations, upgrade)
            try await store.proveKeys()
            return store
        } catch {
            await store.close()
            throw error
        }
    }

    private func bring(_ migrations: [Migration], _ upgrade: Upgrade) async throws {
        if upgrade == .whereSafe, backend == .postgres, try await !read({ try Migration.isEmpty($0) }) {
            let done = try await read { try Migration.applied(in: $0) }
            guard done == migrations.map(\.name) else {
                throw StorageFault.schema(
                    "the database is at step \(done.count) of \(migrations.count): run yingda migrate")
            }
        } else {
            try await copyBeforeUpgrade(migrations)
            try await write(as: .center) { try Migration.apply(migrations, in: $0) }
        }
    }
}
