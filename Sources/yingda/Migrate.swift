import ArgumentParser
import Storage

/// Brings the schema of a PostgreSQL database up to date.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the database up to date. The embedded database does it by itself when it is opened.")

    @OptionGroup var options: PlaceOptions

    func run() async throws {
        Console.startLogging()
        let store = try await options.open(.allowed)
        await store.close()
        Console.say(Console.texts["console.migrated"])
    }
}
