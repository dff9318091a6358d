import ArgumentParser
import Foundation

/// Asks a server for the same kind of thing over and over.
struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Puts load on a server of this machine.")

    struct Told: Encodable {
        let requests: Int
        let seconds, perSecond: Double
        let milliseconds: Latencies.Figures
        /// Answers with another status than expected, by status, and connections that were cut.
        let wrong: [String: Int]
        let lost: Int
        let bytesEach: Int
        let clientProcessors: Double
    }

    @Option var port: Int
    @Option var connections = 64
    @Option var seconds = 5.0
    @Option(help: "Seconds before it counts.") var warm = 1.0
    @Option(help: "Requests per second; without it as many as get answered.") var rate: Double?
    @Option(help: "Creates tickets with this token.") var create: String?
    @Option(help: "A file with paths, one a line, asked for in turn.") var paths: String?
    @Option(help: "A header for the paths.") var header = "Accept-Language: zh-CN"

    func run() async throws {
        let loop = try LoadLoop(port: port, connections: connections, requests: try requests())
        if warm > 0 { _ = try loop.run(for: warm, rate: rate) }
        let outcome = try loop.run(for: seconds, rate: rate)
        try Report.say(
            Told(
                requests: outcome.latencies.count, seconds: outcome.seconds,
                perSecond: Double(outcome.latencies.count) / outcome.seconds, milliseconds: outcome.latencies.figures,
                wrong: Dictionary(uniqueKeysWithValues: outcome.wrong.map { (String($0), $1) }), lost: outcome.lost,
                bytesEach: outcome.bytes / max(outcome.latencies.count, 1),
                clientProcessors: outcome.processorSeconds / outcome.seconds))
    }

    private func requests() throws -> Requests {
        if let create { return .creates(token: create, port: port) }
        guard let paths else { throw ValidationError("--create or --paths") }
        let lines = try String(contentsOfFile: paths, encoding: .utf8).split(separator: "\n").map(String.init)
        return .pages(lines, header: header, port: port)
    }
}
