import ArgumentParser
import Clockwork
import Foundation
import Storage

/// Which center a tool works on.
struct StoreOptions: ParsableArguments {
    @Option(help: "The center's data folder.") var data: String
    @Option(help: "A PostgreSQL connection string; without it the embedded database.") var database: String?

    func open() async throws -> Store { try await Self.open(data, database) }

    static func open(_ data: String, _ database: String? = nil) async throws -> Store {
        let folder = URL(fileURLWithPath: data)
        return try await Store.open(
            Store.Place(data: folder, postgres: database), migrations: Parts.migrations,
            keys: try KeyFolder(data: folder).openOrCreate(), wait: .seconds(60))
    }
}
