import Foundation
import Vocabulary

extension Store {
    /// Where the embedded database lies as it was before its schema changed last.
    public var copyBeforeUpgrade: URL { place.data.appending(path: "before-upgrade.db") }

    /// Copies the embedded database before a step changes it; the copy before it goes.
    func copyBeforeUpgrade(_ migrations: [Migration]) async throws {
        guard backend == .sqlite,
            try await read({ try $0.exists("SELECT 1 FROM sqlite_master WHERE name = 'migration'") }),
            try await read({ try Migration.applied(in: $0).count }) < migrations.count
        else { return }
        let fresh = copyBeforeUpgrade.appendingPathExtension("new")
        if FileManager.default.fileExists(atPath: fresh.path) {
            try FileManager.default.removeItem(at: fresh)  // left by a start that broke off
        }
        try await SQLiteFile.copy(from: place.databaseFile, to: fresh)
        guard rename(fresh.path, copyBeforeUpgrade.path) == 0 else { throw PrivateFile.failure() }
        try PrivateFile.syncFolder(place.data)
    }
}
