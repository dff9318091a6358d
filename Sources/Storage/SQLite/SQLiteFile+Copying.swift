import Foundation
import GRDB
import Vocabulary

extension SQLiteFile {
    /// Writes one snapshot of a database that is in use to a new file, and returns once it is on the disk. Writers go on.
    static func copy(from source: URL, to target: URL) async throws {
        try await onThread {
            var configuration = bareConfiguration
            configuration.readonly = true
            configuration.busyMode = .timeout(10)
            do {
                let queue = try DatabaseQueue(path: source.path, configuration: configuration)
                try queue.inDatabase { database in
                    try database.paced(by: WritingPace(of: target)) {
                        try database.execute(sql: "VACUUM INTO ?", arguments: [target.path])
                    }
                }
                try queue.close()
            } catch let error as DatabaseError {
                throw error.asRefusal ?? error
            }
            try PrivateFile.sync(target)
        }
    }

    /// Reads a database file that nobody else uses.
    static func look<Value: Sendable>(
        at file: URL, now: Instant, _ body: @escaping @Sendable (Reading) throws -> Value
    ) async throws -> Value {
        try await onThread {
            var configuration = bareConfiguration
            configuration.readonly = true
            let queue = try DatabaseQueue(path: file.path, configuration: configuration)
            defer { try? queue.close() }  // only read from: nothing can be lost
            return try queue.read { try body(Reading(SQLiteConnection($0), now: now)) }
        }
    }
}
