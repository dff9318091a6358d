import ArgumentParser
import Clockwork
import Foundation
import Storage
import Vocabulary

/// Copies a center to a folder, and proves the copy.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract:
            "Copies a center to a folder while it works, and proves the copy by restoring it to a temporary place.",
        discussion: "The master keys are not in it: keep data/keys apart, for without them a backup cannot be opened.")

    @OptionGroup var options: PlaceOptions

    @Option(help: "An empty or new folder.") var to: String

    @Flag(help: "Do not prove the copy.") var unproved = false

    func run() async throws {
        Console.startLogging()
        // The center goes on meanwhile, and comes first.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        let target = URL(fileURLWithPath: to).standardizedFileURL
        try await options.withStore { store in
            let manifest = try await Backup(of: store).make(in: target)
            let size = manifest.parts.reduce(0) { $0 + $1.size }
            Console.say(Console.texts["console.backed-up", target.path, String(manifest.parts.count), String(size)])
            guard !unproved else { return }
            let scratch = FileManager.default.temporaryDirectory
            let findings = try await BackupFolder(target).prove(
                of: store, in: scratch, migrations: Parts.migrations, checks: Parts.checks)
            try Console.tell(findings)
        }
    }
}

/// Makes a living center of a backup.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a backup into an empty place. Nothing leaves the house until `yingda release`.",
        discussion: "The master keys must be there already: put them into DATA/keys, or name their source.")

    @OptionGroup var options: PlaceOptions

    @Option(help: "The folder that `yingda backup` made.") var from: String

    func run() async throws {
        Console.startLogging()
        do {
            let store = try await BackupFolder(URL(fileURLWithPath: from).standardizedFileURL).restore(
                into: options.place, migrations: Parts.migrations, keys: try await options.keySource.keys(),
                hooks: Parts.restoreHooks)
            await store.close()
        } catch {
            throw ValidationError(Said.of(error))
        }
        Console.say(Console.texts["console.restored", options.folder.path])
    }
}

/// Lets a restored center speak to the outside again.
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Lets a restored center send and poll again.")

    @OptionGroup var options: PlaceOptions

    func run() async throws {
        Console.startLogging()
        try await options.withStore { store in
            let since = try await store.write(as: .center) { tx in
                let since = try tx.sendingHeldSince()
                try tx.releaseSending()
                return since
            }
            Console.say(Console.texts[since == nil ? "console.not-held" : "console.released"])
        }
    }
}
