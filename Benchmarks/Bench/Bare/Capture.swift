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
        var (headers, size) = ([String: String](), 0)
        let reads = try await StatementTrace.listening { (headers, size) = try page.fetch() }
        try Report.say(CapturedPage(reads: reads, headers: headers, bytes: size))
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

        /// The header's fields, but for the length, and the body's length.
        func fetch() throws -> ([String: String], Int) {
            try wire.send(request)
            var buffer: [UInt8] = []
            while wire.receive(into: &buffer) {
                guard let answer = Answer(buffer) else { continue }
                guard answer.status == 200 else { throw Trouble("status \(answer.status)") }
                return (Self.fields(in: buffer[..<answer.body]), answer.end - answer.body)
            }
            throw Trouble("the server closed the connection")
        }

        private static func fields(in head: ArraySlice<UInt8>) -> [String: String] {
            let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n").dropFirst()
            let fields = lines.compactMap { line in
                line.firstIndex(of: ":").map { (String(line[..<$0]), line[$0...].dropFirst(2)) }
            }
            return Dictionary(fields.map { ($0, String($1)) }) { first, _ in first }
                .filter { $0.key.lowercased() != "content-length" }
        }
    }
}

/// What a page reads, one list for each snapshot, and how much of an answer it is.
struct CapturedPage: Codable, Sendable {
    let reads: [[String]]
    let headers: [String: String]
    let bytes: Int
}
