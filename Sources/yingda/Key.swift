import ArgumentParser
import Clockwork
import Foundation
import Storage
import Vocabulary

/// The master keys.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "The master keys.", subcommands: [Rotate.self])

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a new master key and seals everything under it, while the center works.",
            discussion: "It can be stopped and run again. A running center takes the new key at its next start.")

        @OptionGroup var options: PlaceOptions

        @Flag(help: "Only go on with a rotation that was interrupted, without a further key.") var resume = false

        func run() async throws {
            Console.startLogging()
            if !resume, case .folder(let data) = options.keySource { _ = try KeyFolder(data: data).addNext() }
            try await options.withStore { store in
                try await Parts.rotation.run(on: store)
                Console.say(Console.texts["console.rotated", String(store.keys.current)])
            }
        }
    }
}
