import ArgumentParser
import Clockwork
import Foundation
import Logging
import Storage
import Vocabulary
import Web

/// Where a center lives: what every command needs to know.
struct PlaceOptions: ParsableArguments {
    @Option(help: "The data folder: keys, files and, without a server, the database.")
    var data = "data"

    @Option(help: "A PostgreSQL connection string; without it the embedded database is used.")
    var database: String?

    @Option(help: "A shell command that prints the master key, instead of the key folder.")
    var keyCommand: String?

    @Option(help: "An environment variable that holds the master key, instead of the key folder.")
    var keyVariable: String?

    var folder: URL { URL(fileURLWithPath: data).standardizedFileURL }
    var place: Store.Place { Store.Place(data: folder, postgres: database) }

    var keySource: KeySource {
        if let keyCommand { return .command(keyCommand) }
        if let keyVariable { return .environment(keyVariable) }
        return .folder(data: folder)
    }

    /// Opens the center's store. What cannot be opened is said in a sentence.
    func open(_ upgrade: Store.Upgrade = .whereSafe) async throws -> Store {
        do {
            return try await Store.open(
                place, migrations: Parts.migrations, keys: try await keySource.keys(), upgrade: upgrade)
        } catch {
            throw ValidationError("The center in \(folder.path) cannot be opened: \(Said.of(error))")
        }
    }
}

extension PlaceOptions {
    /// Opens the store for one piece of work and closes it however that ends. What goes wrong is said in a sentence.
    func withStore(_ upgrade: Store.Upgrade = .whereSafe, _ work: (Store) async throws -> Void) async throws {
        let store = try await open(upgrade)
        do {
            try await work(store)
        } catch let code as ExitCode {
            await store.close()
            throw code
        } catch {
            await store.close()
            throw ValidationError(Said.of(error))
        }
        await store.close()
    }
}

/// Errors as the console says them.
enum Said {
    static func of(_ error: any Error) -> String {
        switch error {
        case let refusal as Refusal: Console.texts.text(of: refusal) + flaws(refusal)
        case let fault as StorageFault: "\(fault)"
        case let fault as Keys.Fault: "the master key is \(fault)"
        default: "\(error)"
        }
    }

    private static func flaws(_ refusal: Refusal) -> String {
        refusal.flaws.map { "\n  \($0.field): \(Console.texts.text(of: $0))" }.joined()
    }
}
