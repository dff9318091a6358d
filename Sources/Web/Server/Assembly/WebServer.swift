import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals
import Vocabulary

/// The whole HTTP side, put together and ready to run.
public struct WebServer: Sendable {
    public let routes: [Route]
    private let doorway: Doorway
    private let settings: ServerSettings
    private let readiness: Readiness
    private let lives: [Live]
    private let logger: Logger

    /// - Parameters:
    ///   - book: every route, the watching ones included.
    ///   - spool: where uploads lie while they arrive.
    public init(
        _ book: RouteBook, settings: ServerSettings, surroundings: Surroundings, seal: FormSeal, paces: RateLimit,
        spool: Spool, readiness: Readiness, metrics: Metrics, clock: Timepiece, logger: Logger
    ) {
        let table = book.table
        routes = table.routes
        self.settings = settings
        self.readiness = readiness
        self.logger = logger
        lives = WebServer.lives(in: table.routes)
        let reception = Reception(
            table: table, settings: settings, surroundings: surroundings, seal: seal, paces: paces,
            reading: FormReading(spool: spool))
        doorway = Doorway(
            reception: reception, settings: settings, line: RequestLine(metrics: metrics), logger: logger, clock: clock)
        WebServer.measure(lives, metrics)
    }

    /// The group that runs everything until the stop signal. On it `/readyz` says no first, then streams end and
    /// connections close, then the other services stop in reverse order.
    /// - Parameters:
    ///   - services: what must outlive the server, such as the store.
    ///   - onRunning: told the port once connections are accepted.
    public func group(
        with services: [any Service] = [], signals: [UnixSignal] = [.sigterm, .sigint],
        onRunning: @escaping @Sendable (Int?) async -> Void = { _ in }
    ) throws -> ServiceGroup {
        let drain = DrainStep(readiness: readiness, lives: lives, pause: settings.drain)
        var configuration = ServiceGroupConfiguration(
            services: services + lives.map { $0 as any Service } + [try server(onRunning), drain],
            gracefulShutdownSignals: signals, logger: logger)
        configuration.maximumGracefulShutdownDuration = settings.shutdownLimit
        return ServiceGroup(configuration: configuration)
    }

    private func server(_ onRunning: @escaping @Sendable (Int?) async -> Void) throws -> any Service {
        let channel = HTTP1Channel.Configuration(
            idleTimeout: TimeAmount(settings.idle),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: settings.headerFieldLimit, maxHeaderListSize: settings.headerLimit,
                maxHeaderFieldCount: settings.headerCount))
        let doorway = doorway
        return try HTTPServerBuilder.http1(configuration: channel).buildServer(
            configuration: ServerConfiguration(
                address: settings.address, backlog: settings.backlog,
                availableConnectionsDelegate: MaximumAvailableConnections(settings.connectionLimit, logger: logger)),
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: logger,
            responder: { request, writer, channel in try await doorway.serve(request, writer, channel) },
            onServerRunning: { await onRunning($0.localAddress?.port) })
    }

    /// Every hub that a route streams from, once.
    private static func lives(in routes: [Route]) -> [Live] {
        routes.reduce(into: []) { lives, route in
            if case .stream(let live, _) = route.use, !lives.contains(where: { $0 === live }) { lives.append(live) }
        }
    }

    private static func measure(_ lives: [Live], _ metrics: Metrics) {
        metrics.gauge("yingda_live_streams", "Open live streams.") { Double(lives.reduce(0) { $0 + $1.count }) }
        metrics.gauge("yingda_live_dropped", "Slow readers dropped since the start.") {
            Double(lives.reduce(0) { $0 + $1.dropped })
        }
    }
}
