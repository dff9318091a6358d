import ArgumentParser
import Clockwork
import Foundation
import Storage
import Vocabulary

/// Looks whether everything that is kept is whole.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Looks whether everything that is kept is whole, and says what it found. It changes nothing.")

    @OptionGroup var options: PlaceOptions

    @Flag(help: "Look at a sample of the files and cards, not at all of them.") var sample = false

    func run() async throws {
        Console.startLogging()
        try await options.withStore { store in
            let doctor = Doctor(store, migrations: Parts.migrations, checks: Parts.checks)
            try Console.tell(try await doctor.examine(sample ? .sample : .everything))
        }
    }
}

extension Console {
    /// A line for each finding; ends the command with 1 where something is bad.
    static func tell(_ findings: [Finding]) throws {
        for finding in findings {
            let sign =
                switch finding.verdict {
                case .good: "✓"
                case .warning: "!"
                case .bad: "✗"
                }
            say("\(sign) \(texts.text(finding.key, finding.about))")
        }
        if findings.contains(where: { $0.verdict == .bad }) { throw ExitCode(1) }
    }
}
