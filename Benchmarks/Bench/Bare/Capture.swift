import ArgumentParser
import Foundation
import Logging
import ServiceLifecycle
import Storage
import Synchronization
import Web

/// Serves one page of the product inside this process and tells what it reads from the database, and how long it is.
struct Capture: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Notes the SQL and the size of a page of the product.")

    @Option(help: "The center's data folder; the embedded database.") var data: String
    @Option var path: String
    @Option(help: "The cookie header's value.") var cookie: String

    func run() async throws {
        LoggingSystem.bootstrap { _ in SwiftLogNoOpLogHandler() }
        StatementTrace.install()
        let store = try await StoreOptions.open(data)
        let hall = try await Hall(store: store, data: URL(fileURLWithPath: data), vendor: nil)
        var settings = ServerSettings()
        settings.address = .hostname("127.0.0.1", port: 0)
        settings.drain = .zero
        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        let group = try hall.server(settings).group(signals: []) { told.yield($0 ?? 0) }
        let serving = Task { try await group.run() }

        guard let port = await ports.first(where: { _ in true }) else { throw Trouble("the server did not start") }
        let page = try Page(path: path, cookie: cookie, port: port)
        _ = try page.fetch()
        var size = 0
        let reads = try await StatementTrace.listening { size = try page.fetch() }
        try Report.say(CapturedPage(reads: reads, bytes: size))
        await group.triggerGracefulShutdown()
        try await serving.value
        await store.close()
    }

    private struct Page {
        let wire: Wire
        let request: [UInt8]

        init(path: String, cookie: String, port: Int) throws {
            wire = try Wire(port: port)
            request = Requests.pages([path], header: "Cookie: \(cookie)", port: port)[0]
        }

        /// The body's length.
        func fetch() throws -> Int {
            try wire.send(request)
            var buffer: [UInt8] = []
            while wire.receive(into: &buffer) {
                guard let answer = Answer(buffer) else { continue }
                guard answer.status == 200 else { throw Trouble("status \(answer.status)") }
                return answer.end - answer.body
            }
            throw Trouble("the server closed the connection")
        }
    }
}

/// What a page reads, one list for each snapshot, and how many bytes it is.
struct CapturedPage: Codable, Sendable {
    let reads: [[String]]
    let bytes: Int
}
