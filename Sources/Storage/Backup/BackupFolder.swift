import Foundation
import Vocabulary

/// A backup that lies in a folder.
public struct BackupFolder: Sendable {
    static let database = "yingda.db"
    static let dump = "yingda.dump"

    public let folder: URL

    public init(_ folder: URL) { self.folder = folder }

    /// - Throws: `Refusal.backupDamaged` when there is none, or it is not one that these keys' owner made.
    public func manifest(keys: Keys) throws -> Manifest {
        let manifest: Manifest
        do {
            let bytes = try Data(contentsOf: folder.appending(path: Manifest.file))
            manifest = try JSONDecoder().decode(Manifest.self, from: bytes)
        } catch {
            throw Refusal.backupDamaged(Manifest.file)
        }
        guard manifest.format == 1, try manifest.isAuthentic(to: keys) else {
            throw Refusal.backupDamaged(Manifest.file)
        }
        return manifest
    }

    /// Compares every part with the manifest.
    /// - Throws: `Refusal.backupDamaged`, naming the first part that is missing or changed.
    func check(_ manifest: Manifest) async throws {
        try await onThread {
            for part in manifest.parts {
                do {
                    let found = try PrivateFile.copy(folder.appending(path: part.path), to: nil)
                    guard found.size == part.size, found.digest.hexadecimal == part.digest else {
                        throw Refusal.backupDamaged(part.path)
                    }
                } catch is StorageFault {
                    throw Refusal.backupDamaged(part.path)
                }
            }
        }
    }
}

extension Refusal {
    /// A part of a backup is missing or is not as it was written.
    public static func backupDamaged(_ part: String) -> Refusal { Refusal(.invalid, "refusal.backup-damaged", [part]) }
}
