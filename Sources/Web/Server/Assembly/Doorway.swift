import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import Vocabulary

/// Between the HTTP library and the reception: makes an exchange of a request, writes the answer, leaves the line tidy.
struct Doorway: Sendable {
    let reception: Reception
    let settings: ServerSettings
    let line: RequestLine
    let logger: Logger
    let clock: Timepiece

    func serve(_ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
        let watch = Stopwatch()
        var exchange = exchange(request, channel)
        if expectsContinue(exchange) { try await writer.writeInformationalHead(HTTPResponse(status: .continue)) }

        var response: Response
        do {
            response = try await reception.answer(&exchange)
        } catch let broken as BrokenLine {
            // The library answers garbage with 400 and closes; anything else just closes.
            throw broken.cause ?? broken
        }
        let mayStay = exchange.body.mayDrain(atMost: settings.unwanted)
        response.headers[.date] = HTTPDate.text(clock.now)
        if !mayStay { response.headers[.connection] = "close" }
        line.write(exchange, status: response.status, took: watch.elapsed)

        try await write(response, exchange, writer)
        guard !response.isStream else { return }
        guard mayStay, try await exchange.body.drain(atMost: settings.unwanted) else { throw BrokenLine(cause: nil) }
    }

    private func write(_ response: Response, _ exchange: Exchange, _ writer: consuming ResponseWriter) async throws {
        do {
            guard exchange.method != .head else { return try await writer.writeResponse(response.head) }
            guard !response.isStream, let length = response.body.contentLength else {
                return try await writer.write(response: response.head, body: response.body)
            }
            let cut = exchange.line.cut(in: settings.writePatience + .seconds(length / 16384))
            defer { cut?.cancel() }
            let body = PacedWriter.pacing(response.body, over: exchange.line)
            try await writer.write(response: response.head, body: body)
        } catch {
            // Half an answer is out: nothing but closing is left.
            throw BrokenLine(cause: error)
        }
    }

    private func exchange(_ request: Request, _ channel: any Channel) -> Exchange {
        let id = String(UInt64.random(in: .min ... .max), radix: 36)
        var logger = logger
        logger[metadataKey: "request"] = "\(id)"
        return Exchange(
            id: id, method: request.method,
            target: RequestTarget(request.head.path ?? "") ?? .nowhere(request.head.path ?? ""),
            headers: request.headers,
            peer: Peer(
                socket: channel.remoteAddress.flatMap { NetworkAddress($0) }, isTLS: false,
                host: request.head.authority ?? "", headers: request.headers, proxies: settings.proxies),
            cookies: Cookies(header: request.headers[.cookie] ?? ""), logger: logger,
            body: BodyTap(request.body, headers: request.headers, patience: settings.bodyPatience),
            line: Line(channel))
    }

    /// A client that waits before it sends is told to go on, unless its route would refuse the size anyway.
    private func expectsContinue(_ exchange: Exchange) -> Bool {
        guard exchange.headers[.expect]?.lowercased() == "100-continue" else { return false }
        guard case .found(let route, _) = reception.table.find(exchange.method, exchange.target.steps) else {
            return false
        }
        return (exchange.body.announced ?? 0) <= route.cargo.limit
    }
}

extension Response {
    var isStream: Bool { headers[.contentType] == "text/event-stream" && body.contentLength == nil }
}

extension RequestTarget {
    /// What stands for a path that is none: no route has an empty last step. It stays behind the door it was meant for.
    static func nowhere(_ raw: String) -> RequestTarget { raw.hasPrefix("/api/") ? apiNowhere : pageNowhere }

    private static let apiNowhere = RequestTarget("/api//")!
    private static let pageNowhere = RequestTarget("//")!
}

extension Route.Cargo {
    /// The most bytes of a body.
    var limit: Int {
        switch self {
        case .nothing: 0
        case .form(let bytes), .json(let bytes), .raw(let bytes): bytes
        case .files(let limits): limits.total
        }
    }
}
