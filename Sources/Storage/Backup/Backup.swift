import Foundation
import Vocabulary

/// Copies everything but the master keys to a folder, while the center works on. The keys are kept apart from their
/// locks: a backup without them is useless to a thief, and to its owner too.
public struct Backup: Sendable {
    let store: Store

    public init(of store: Store) { self.store = store }

    /// - Parameter folder: must not be there yet, or be empty.
    /// - Throws: `Refusal.notEmpty`; `StorageFault.command` when `pg_dump` fails; what the disk says.
    @discardableResult
    public func make(in folder: URL) async throws -> Manifest {
        try PrivateFile.makeFolder(folder)
        guard try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty else {
            throw Refusal.notEmpty(folder.path)
        }
        try await store.write(as: .center) { try $0.note(.backupBegun, $0.now) }
        do {
            let manifest = try await copy(to: folder)
            try await store.write(as: .center) { tx in
                try tx.forget(Fact<Instant>.backupBegun)
                try tx.note(.backupMade, manifest.madeAt)
            }
            return manifest
        } catch {
            // The first error is the one to tell; a mark that stays stops counting by itself.
            try? await store.write(as: .center) { try $0.forget(Fact<Instant>.backupBegun) }
            throw error
        }
    }

    private func copy(to folder: URL) async throws -> Manifest {
        let now = try await store.read(\.now)
        let (inventory, parts) =
            switch store.backend {
            case .sqlite: try await copyFile(to: folder, now: now)
            case .postgres: try await dump(to: folder)
            }
        let manifest = try Manifest(
            format: 1, backend: store.backend.rawValue, madeAt: now, steps: inventory.steps, epoch: inventory.end.epoch,
            position: inventory.end.position, head: inventory.head, counts: inventory.counts, parts: parts,
            keyNumber: store.keys.current, seal: ""
        ).sealed(by: store.keys)
        try PrivateFile.write(try manifest.encoded, to: folder.appending(path: Manifest.file))
        return manifest
    }

    /// The database first, then the files that it speaks of: bodies never change, and none is swept meanwhile.
    private func copyFile(to folder: URL, now: Instant) async throws -> (Inventory, [Manifest.Part]) {
        let database = folder.appending(path: BackupFolder.database)
        try await SQLiteFile.copy(from: store.place.databaseFile, to: database)
        let inventory = try await SQLiteFile.look(at: database, now: now) { try Inventory($0) }
        let bodies = try await SQLiteFile.look(at: database, now: now) { db in
            try db.rows("SELECT body FROM file ORDER BY body") { $0[0] as String }
        }
        let (from, to) = (FolderShelf(data: store.place.data), FolderShelf(data: folder))
        return try await onThread {
            var parts = [try part(BackupFolder.database, in: folder)]
            try PrivateFile.makeFolder(folder.appending(path: "files"))
            for body in bodies {
                let target = to.url(of: body)
                try PrivateFile.makeFolder(target.deletingLastPathComponent())
                let copied = try PrivateFile.copy(from.url(of: body), to: target)
                let path = "files/\(body.prefix(2))/\(body)"
                parts.append(Manifest.Part(path: path, size: copied.size, digest: copied.digest.hexadecimal))
            }
            return (inventory, parts)
        }
    }

    private func dump(to folder: URL) async throws -> (Inventory, [Manifest.Part]) {
        let inventory = try await store.report { try Inventory($0) }
        let address = try PostgresAddress(store.place.postgres ?? "")
        let file = folder.appending(path: BackupFolder.dump)
        try await Command(
            "pg_dump",
            ["--format=custom", "--no-owner", "--no-privileges", "--file", file.path, "--dbname", address.openly],
            environment: address.environment
        ).output()
        try PrivateFile.sync(file)
        return (inventory, try await onThread { [try part(BackupFolder.dump, in: folder)] })
    }
}

private func part(_ path: String, in folder: URL) throws -> Manifest.Part {
    let (size, digest) = try PrivateFile.copy(folder.appending(path: path), to: nil)
    return Manifest.Part(path: path, size: size, digest: digest.hexadecimal)
}

extension Refusal {
    /// Where something new is to be written there is something already.
    public static func notEmpty(_ place: String) -> Refusal { Refusal(.conflict, "refusal.not-empty", [place]) }
}
