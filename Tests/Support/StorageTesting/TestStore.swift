import Foundation
import Logging
import Storage
import Vocabulary

/// A store of a test's own: a fresh folder, and on PostgreSQL a fresh database, both gone afterwards.
public final class TestStore: Sendable {
    public let store: Store
    public let place: Store.Place
    private let migrations: [Migration]
    private let timepiece: Timepiece?
    private let keys: Keys
    private let numbering: Task<Void, Never>?

    /// Opens a fresh store with the schema of `migrations`.
    /// - Parameters:
    ///   - timepiece: as in `Store.open`: nil takes the database's own time.
    ///   - isNumbering: whether this node gives events their positions on PostgreSQL.
    public static func open(
        on backend: Backend, migrations: [Migration] = Migration.storage, timepiece: Timepiece? = nil,
        isNumbering: Bool = true
    ) async throws -> TestStore {
        let name = "yingda_test_\(getpid())_\(UInt32.random(in: .min ... .max))"
        let folder = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if backend == .postgres { await TestServer.seats.take() }
        do {
            let keys = try Keys(masters: [1: [UInt8](repeating: 7, count: 32)])
            // A store without its own tables is none; what a test brings comes after them.
            let isWhole = migrations.first?.name == Migration.storage.first?.name
            let migrations = isWhole ? migrations : Migration.storage + migrations
            let mould = try await Mould.all.place(on: backend, migrations, keys)
            return try await TestStore(
                mould.copied(to: folder), migrations, timepiece, keys, isNumbering && backend == .postgres)
        } catch {
            if backend == .postgres { await TestServer.seats.leave() }
            throw error
        }
    }

    /// Opens a fresh store, lends it, and takes it away again.
    public static func with<Value>(
        on backend: Backend, migrations: [Migration] = Migration.storage, timepiece: Timepiece? = nil,
        isNumbering: Bool = true,
        isolation: isolated (any _Concurrency.Actor)? = #isolation, _ work: (TestStore) async throws -> Value
    ) async throws -> Value {
        let test = try await open(
            on: backend, migrations: migrations, timepiece: timepiece, isNumbering: isNumbering)
        do {
            let value = try await work(test)
            try await test.remove()
            return value
        } catch {
            try? await test.remove()  // the first error is the one to tell
            throw error
        }
    }

    /// A loaded machine is slow, and no test is about how slow.
    private static let patience = Duration.seconds(60)

    private init(
        _ place: Store.Place, _ migrations: [Migration], _ timepiece: Timepiece?, _ keys: Keys, _ isNumbering: Bool
    ) async throws {
        self.place = place
        self.migrations = migrations
        self.timepiece = timepiece
        self.keys = keys
        store = try await Store.open(
            place, migrations: migrations, keys: keys, timepiece: timepiece, wait: Self.patience,
            log: .quiet)
        numbering = isNumbering ? Task { [store] in await Sequencer(store).run() } : nil
    }

    /// A second node on the same database; on SQLite there can be none. Whoever opens it closes it.
    public func another() async throws -> Store {
        try await Store.open(
            place, migrations: migrations, keys: keys, upgrade: .whereSafe, timepiece: timepiece, wait: Self.patience,
            log: .quiet)
    }

    /// Closes the store and deletes what it kept.
    public func remove() async throws {
        numbering?.cancel()
        await numbering?.value
        await store.close()
        try FileManager.default.removeItem(at: place.data)
        guard place.postgres != nil else { return }
        await TestServer.seats.leave()
        try await TestServer.drop(place.data.lastPathComponent)
    }
}

extension Logger {
    /// Tells nothing: tests break things on purpose.
    public static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
