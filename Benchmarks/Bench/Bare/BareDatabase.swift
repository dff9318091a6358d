import CSQLite
import Foundation
import GRDB

/// The embedded database, opened with the product's own settings (Sources/Storage/SQLite/SQLiteFile.swift).
enum BareDatabase {
    static func open(_ data: String) throws -> DatabasePool {
        // As the product, before the first use of the library; refused where something has used it.
        _ = sqlite_counts_no_memory()
        var configuration = Configuration()
        configuration.maximumReaderCount = 6
        configuration.busyMode = .timeout(5)
        configuration.journalMode = .wal
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA cache_size = -4096;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA journal_size_limit = 67108864;
                    PRAGMA foreign_keys = ON;
                    PRAGMA trusted_schema = OFF;
                    """)
        }
        let pool = try DatabasePool(
            path: URL(fileURLWithPath: data).appending(path: "yingda.db").path, configuration: configuration)
        try pool.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -8192")
        }
        return pool
    }
}
