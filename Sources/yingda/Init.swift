import ArgumentParser
import Foundation
import People
import Storage
import Vocabulary
import Web

/// Makes a center without a browser.
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a center and its first supervisor without a browser. The password is read from standard input."
    )

    @OptionGroup var options: PlaceOptions

    @Option(help: "The center's name.") var center: String
    @Option(help: "zh-Hans, zh-Hant or en.") var language = "zh-Hans"
    @Option(help: "The time zone by its IANA name.") var zone = "Asia/Shanghai"
    @Option(help: "The manual to begin with.") var preset = "standard"
    @Option(help: "What the manual leaves open, as KEY=VALUE; once for each figure.") var answer: [String] = []
    @Option(help: "The first supervisor's name.") var supervisor: String
    @Option(help: "The name to sign in with.") var login: String

    func run() async throws {
        Console.startLogging()
        guard let language = Language(rawValue: language) else {
            throw ValidationError("--language wants zh-Hans, zh-Hant or en")
        }
        guard let password = readLine(strippingNewline: true) else {
            throw ValidationError("The password is read from standard input, which is empty.")
        }
        let answers = try answers()
        try await options.withStore { store in
            let hall = try await Hall(store: store, data: options.folder, vendor: nil)
            guard let code = try await SetupCode.prepare(data: options.folder, in: store) else {
                throw Refusal(.conflict, "setup.done")
            }
            let request = SetupRequest(
                code: code.text, center: center, language: language, zone: zone, preset: preset,
                supervisor: supervisor, login: login, password: password, answers: answers)
            _ = try await request.carryOut(hall, address: "console", device: "console")
            Console.say(Console.texts["console.made", center, login])
        }
    }

    private func answers() throws -> [String: String] {
        try answer.reduce(into: [:]) { answers, pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw ValidationError("--answer wants KEY=VALUE") }
            answers[parts[0]] = parts[1]
        }
    }
}
