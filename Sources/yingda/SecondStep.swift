import ArgumentParser
import People
import Storage
import Vocabulary

/// The second step of signing in, for whoever keeps the machine.
struct SecondStepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "second-step", abstract: "The second step of signing in.", subcommands: [Reset.self])

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes the second step from somebody who lost phone and recovery codes.",
            discussion: "Their sessions end. Where their role asks for it, they set it up at the next sign-in.")

        @OptionGroup var options: PlaceOptions

        @Argument(help: "What they sign in with.") var login: String

        func run() async throws {
            Console.startLogging()
            let login = login
            try await options.withStore { store in
                try await store.write(as: .center) { tx in
                    guard let person = try Person.find(login: login, in: tx) else {
                        throw Refusal(.notFound, "person.unknown")
                    }
                    try Person.resetSecondStep(of: person.id, in: tx)
                }
                Console.say(Console.texts["second-step.was-reset", login])
            }
        }
    }
}
