import Foundation
import Logging
import Vocabulary

/// What is known about a restore to those who must go on after it.
public struct Restored: Sendable {
    /// What happened after this moment is lost, and what was given out then must not be given out again.
    public let madeAt: Instant
}

/// What a part does in the transaction that makes a restored copy a living center, such as raising its numbers.
public typealias RestoreHook = @Sendable (Transaction, Restored) throws -> Void

extension BackupFolder {
    /// Puts the backup into an empty place and opens it: in a new epoch, with everything that leaves the house held until
    /// a person lets it go.
    /// - Throws: `Refusal.notEmpty`, `.backupDamaged`, `.wrongKey`; `StorageFault.command` when `pg_restore` fails.
    public func restore(
        into place: Store.Place, migrations: [Migration], keys: Keys, hooks: [RestoreHook] = [],
        timepiece: Timepiece? = nil, log: Logger = Logger(label: "restore")
    ) async throws -> Store {
        let manifest = try manifest(keys: keys)
        guard manifest.backend == place.backend.rawValue else { throw Refusal.otherDatabase(manifest.backend) }
        try await check(manifest)
        let awaken: @Sendable (Store) async throws -> Void = { store in
            try await store.write(as: .center) { tx in
                try tx.awaken()
                for hook in hooks { try hook(tx, Restored(madeAt: manifest.madeAt)) }
            }
        }
        switch place.backend {
        case .sqlite: try await restoreFile(manifest, into: place, migrations, keys, timepiece, log, awaken)
        case .postgres: try await restoreDump(into: place, migrations, keys, timepiece, log, awaken)
        }
        return try await Store.open(place, migrations: migrations, keys: keys, timepiece: timepiece, log: log)
    }

    /// All is made ready in a folder beside; the database file takes its place last.
    private func restoreFile(
        _ manifest: Manifest, into place: Store.Place, _ migrations: [Migration], _ keys: Keys, _ timepiece: Timepiece?,
        _ log: Logger, _ awaken: (Store) async throws -> Void
    ) async throws {
        let files = place.data.appending(path: "files")
        for there in [place.databaseFile, files] where FileManager.default.fileExists(atPath: there.path) {
            throw Refusal.notEmpty(there.path)
        }
        let beside = Store.Place(data: place.data.appending(path: "restoring"))
        if FileManager.default.fileExists(atPath: beside.data.path) {
            try FileManager.default.removeItem(at: beside.data)  // left by a restore that broke off
        }
        try await onThread {
            try PrivateFile.makeFolder(beside.data.appending(path: "files"))
            for part in manifest.parts {
                let target = beside.data.appending(path: part.path)
                try PrivateFile.makeFolder(target.deletingLastPathComponent())
                try PrivateFile.copy(folder.appending(path: part.path), to: target)
            }
        }
        let store = try await Store.open(beside, migrations: migrations, keys: keys, timepiece: timepiece, log: log)
        do { try await awaken(store) } catch {
            await store.close()
            throw error
        }
        await store.close()
        // The last connection folds its journal into the file; a copy makes sure of it and leaves nothing beside.
        try await SQLiteFile.copy(from: beside.databaseFile, to: beside.data.appending(path: "ready.db"))
        try FileManager.default.moveItem(at: beside.data.appending(path: "files"), to: files)
        try FileManager.default.moveItem(at: beside.data.appending(path: "ready.db"), to: place.databaseFile)
        try PrivateFile.syncFolder(place.data)
        try FileManager.default.removeItem(at: beside.data)
    }

    /// A mark in the database keeps every node out until the copy has been made a living center.
    private func restoreDump(
        into place: Store.Place, _ migrations: [Migration], _ keys: Keys, _ timepiece: Timepiece?, _ log: Logger,
        _ awaken: (Store) async throws -> Void
    ) async throws {
        let address = try PostgresAddress(place.postgres ?? "")
        let tables = try await address.run("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        guard Set(tables).isSubset(of: [HalfRestored.table]) else { throw Refusal.notEmpty(tables.sorted()[0]) }
        try await address.run("CREATE TABLE IF NOT EXISTS \(HalfRestored.table) (at TIMESTAMPTZ DEFAULT now())")
        try await Command(
            "pg_restore",
            [
                "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--dbname", address.openly,
                folder.appending(path: Self.dump).path,
            ], environment: address.environment
        ).output()
        let store = try await Store.open(
            place, migrations: migrations, keys: keys, timepiece: timepiece, log: log, halfRestored: .allowed)
        do {
            try await awaken(store)
            try await address.run("DROP TABLE \(HalfRestored.table)")
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }
}

extension Transaction {
    /// Makes a copy a living center that remembers it was restored.
    fileprivate func awaken() throws {
        // Two restores of one backup are two epochs: a cursor of the one means nothing in the other.
        let epoch = max((try fact(.number("epoch")) ?? 0) + 1, now.seconds)
        try note(.number("epoch"), epoch)
        try note(.instant("restored-at"), now)
        try holdSending()
        try forget(Fact<Instant>.backupBegun)
        try execute("DELETE FROM lease")
        try execute(
            """
            UPDATE job SET state = CASE asks WHEN 1 THEN 'doubtful' ELSE 'waiting' END, fence = fence + 1,
                reason = 'restored', lease_until = NULL
            WHERE state = 'running'
            """)
        // Bodies that nothing was attached to are not in the folder's backup; a dump has them, and they are swept.
        if backend == .sqlite { try execute("DELETE FROM kept") }
    }
}

extension Refusal {
    /// The backup was made of the other kind of database.
    public static func otherDatabase(_ kind: String) -> Refusal {
        Refusal(.conflict, "refusal.other-database", [kind])
    }
}
