import Foundation
import GRDB
import GRDBSQLite

/// Keeps a large copy from filling the disk's queue: what it has written goes to the disk a little at a time, so that a
/// commit beside it waits for a little and not for everything.
final class WritingPace {
    /// How much may be written before it has to be on the disk, in bytes, and the rest behind it.
    private static let portion: off_t = 2 << 20
    private static let rest = Duration.milliseconds(5)

    private let file: URL
    private var onDisk: off_t = 0
    private var descriptor: Int32 = -1

    init(of file: URL) { self.file = file }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Called again and again while the copy is being written; before its file is there, it does nothing.
    fileprivate func keep() {
        if descriptor < 0 { descriptor = open(file.path, O_RDONLY | O_CLOEXEC) }
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_size - onDisk >= Self.portion else { return }
        fdatasync(descriptor)  // the copy is synced whole at its end, and that one is checked
        onDisk = status.st_size
        Thread.sleep(Self.rest)
    }
}

extension Database {
    /// Runs a long statement, and looks at the pace of its writing now and then.
    func paced<Value>(by pace: WritingPace, _ work: () throws -> Value) rethrows -> Value {
        try withExtendedLifetime(pace) {
            sqlite3_progress_handler(
                sqliteConnection, 2_000,
                { context in
                    Unmanaged<WritingPace>.fromOpaque(context!).takeUnretainedValue().keep()
                    return 0
                }, Unmanaged.passUnretained(pace).toOpaque())
            defer { sqlite3_progress_handler(sqliteConnection, 0, nil, nil) }
            return try work()
        }
    }
}
