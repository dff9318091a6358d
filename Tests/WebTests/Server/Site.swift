import Crypto
import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import Testing
import Vocabulary

@testable import Web

/// A running server on a port of its own, with the little world its tests need.
struct Site: Sendable {
    let port: Int
    let readiness: Readiness
    let metrics: Metrics
    let log: LogBook
    let stop: @Sendable () async -> Void

    static let seal = FormSeal(key: SymmetricKey(data: [UInt8](repeating: 7, count: 32)))

    /// Runs a server with these routes while the body runs, and stops it the way SIGTERM does.
    static func open(
        _ write: (RouteBook) -> Void, settings change: (inout ServerSettings) -> Void = { _ in },
        surroundings alter: (inout Surroundings) -> Void = { _ in }, checks: [Readiness.Check] = [],
        token: String? = nil, _ body: @Sendable (Site) async throws -> Void
    ) async throws {
        var settings = ServerSettings()
        settings.address = .hostname("127.0.0.1", port: 0)
        settings.drain = .zero
        // Longer than any test may take: a connection that hangs is seen.
        settings.shutdownLimit = .seconds(3600)
        change(&settings)
        var surroundings = Surroundings()
        surroundings.recognize = { exchange, door in Site.visit(exchange, door) }
        alter(&surroundings)

        let metrics = Metrics()
        let readiness = Readiness(checks)
        let log = LogBook()
        let book = RouteBook()
        write(book)
        WatchRoutes(readiness: readiness, metrics: metrics, token: token).add(to: book.machines)
        let folder = FileManager.default.temporaryDirectory.path + "/web-tests-\(UUID().uuidString)"
        // A folder left behind spoils no test.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let server = WebServer(
            book, settings: settings, surroundings: surroundings, seal: seal,
            paces: RateLimit(clock: Timepiece { Instant(seconds: 1_000_000) }), spool: try Spool(folder: folder),
            readiness: readiness, metrics: metrics, clock: Timepiece { Instant(seconds: 1_795_459_200) },
            logger: Logger(label: "test") { _ in log.handler })

        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        let group = try server.group(signals: []) { port in told.yield(port ?? 0) }
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            var iterator = ports.makeAsyncIterator()
            let port = await iterator.next() ?? 0
            let site = Site(
                port: port, readiness: readiness, metrics: metrics, log: log,
                stop: { await group.triggerGracefulShutdown() })
            do {
                try await body(site)
            } catch {
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    /// Cookie `session=agent` or `session=auditor`, bearer `robot`.
    private static func visit(_ exchange: Exchange, _ door: Route.Door) -> Visit {
        if door == .api {
            guard exchange.bearer == "robot" else { return .stranger }
            return Visit(Actor(.token(9), permissions: [.createTickets], scope: .all), by: .token, session: "t9")
        }
        switch exchange.cookie("session") {
        case "agent":
            return Visit(
                Actor(.staff(1), permissions: [.readTickets, .handleTickets], scope: .all), by: .session, session: "s1")
        case "auditor":
            return Visit(Actor(.staff(2), permissions: [.audit], scope: .all), by: .session, session: "s2")
        default: return .stranger
        }
    }

    static var formToken: String { seal.token(for: "s1") }

    func wire(reads: Bool = true) async throws -> Wire { try await Wire(port: port, reads: reads) }

    /// One request on a connection of its own.
    func ask(
        _ method: String, _ path: String, _ headers: [String] = [], body: [UInt8] = []
    ) async throws -> Wire.Answer {
        let wire = try await wire()
        try await wire.send(Site.head(method, path, headers, length: body.count))
        try await wire.send(body)
        let answer = try await wire.answer(isHead: method == "HEAD")
        await wire.close()
        return answer
    }

    func ask(_ method: String, _ path: String, _ headers: [String] = [], body: String) async throws -> Wire.Answer {
        try await ask(method, path, headers, body: Array(body.utf8))
    }

    /// A form sent by the agent's own browser.
    func post(_ path: String, _ fields: String, _ headers: [String] = []) async throws -> Wire.Answer {
        try await ask(
            "POST", path, Site.own + ["Content-Type: application/x-www-form-urlencoded"] + headers, body: fields)
    }

    static let own = ["Cookie: session=agent", "Sec-Fetch-Site: same-origin"]

    static func head(_ method: String, _ path: String, _ headers: [String], length: Int? = nil) -> String {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: help.example.com"] + headers
        if let length, length > 0 || method == "POST" { lines.append("Content-Length: \(length)") }
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }
}

/// Keeps every line that was logged.
final class LogBook: Sendable {
    private let kept = Mutex<[String]>([])
    var lines: [String] { kept.withLock { $0 } }
    var handler: any LogHandler { Handler(book: self) }

    private struct Handler: LogHandler {
        let book: LogBook
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
            let pairs = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            book.kept.withLock { $0.append("\(event.message) " + pairs.joined(separator: " ")) }
        }
    }
}
