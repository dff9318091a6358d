import Foundation
import Synchronization
import Vocabulary

/// How much room the data folder's disk has. Below a twentieth nothing new is taken in; what is there can be read.
public final class DiskSpace: Sendable {
    static let least = 0.05
    private static let freshness = Duration.seconds(5)

    private let folder: URL
    private let last = Mutex<(watch: Stopwatch, free: Double)?>(nil)

    init(of folder: URL) { self.folder = folder }

    /// The free share of the disk, from 0 to 1; 1 where it cannot be told.
    var free: Double {
        last.withLock { last in
            if let known = last, known.watch.elapsed < Self.freshness { return known.free }
            let free = measure()
            last = (Stopwatch(), free)
            return free
        }
    }

    /// Refuses intake, in words, while it could fill the disk.
    func mustHaveRoom() throws {
        guard free >= Self.least else { throw Refusal(.unavailable, "refusal.disk-low", retryAfter: .seconds(60)) }
    }

    private func measure() -> Double {
        var figures = statvfs()
        guard statvfs(folder.path, &figures) == 0, figures.f_blocks > 0 else { return 1 }
        return Double(figures.f_bavail) / Double(figures.f_blocks)
    }
}
