import CSQLite
import Foundation
import GRDB
import Vocabulary

/// The database file and how it is opened: WAL, every commit on the disk before it is acknowledged.
enum SQLiteFile {
    /// The connection that writes; it makes the file where there is none.
    static func open(at path: String) throws -> DatabasePool {
        var configuration = configuration
        configuration.journalMode = .wal
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { database in
                // GRDB sets NORMAL for WAL after `prepareDatabase`, which would lose commits in a power failure.
                // The writer keeps more at hand; a reader's pages lie in the system's cache anyway, and there are several.
                try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -8192")
                guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
                    throw StorageFault.schema("synchronous is not FULL")
                }
            }
            return pool
        } catch let error as DatabaseError {
            throw error.asRefusal ?? error
        }
    }

    /// A connection that only reads a file that is already there.
    static func reader(at path: String) throws -> DatabaseQueue {
        var configuration = configuration
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// SQLite counts the memory it takes behind one lock, at which every thread that reads or writes would wait. Has to be
    /// said before the first use of the library.
    static let countsNoMemory: Bool = sqlite_counts_no_memory() == 0

    /// What every use of the library begins with.
    static var bareConfiguration: Configuration {
        _ = countsNoMemory
        return Configuration()
    }

    private static var configuration: Configuration {
        var configuration = bareConfiguration
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA cache_size = -4096;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA journal_size_limit = 67108864;
                    PRAGMA foreign_keys = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA secure_delete = ON;
                    """)
        }
        return configuration
    }
}

extension DatabaseError {
    /// What a full disk, a broken file or a long wait is called at the desk; nil for a fault of the program.
    var asRefusal: Refusal? {
        switch resultCode {
        case .SQLITE_FULL: .diskFull
        case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CANTOPEN, .SQLITE_READONLY: .storageBroken
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_INTERRUPT: .busy
        default: nil
        }
    }
}
