import HTTPTypes
import HummingbirdCore
import NIOCore

/// Makes answers of text smaller on the line. Streams and files stay as they are.
///
/// Done here and not by a channel handler: the ready-made one counts answers against requests, and the bare 400 that
/// follows garbage on a connection would find none and stop the program.
enum Compression {
    private static let least = 1000
    private static let most = 8 * 1024 * 1024

    static func shrink(_ response: Response, for exchange: Exchange) async throws -> Response {
        guard let length = response.body.contentLength, (least...most).contains(length),
            response.headers[.contentEncoding] == nil, isText(response.headers[.contentType] ?? "")
        else { return response }

        var answer = response
        answer.headers[.vary] = answer.headers[.vary].map { $0 + ", Accept-Encoding" } ?? "Accept-Encoding"
        guard exchange.method != .head, Gzip.isAccepted(exchange.headers[.acceptEncoding]),
            let small = Gzip.compress(try await bytes(of: response.body)), small.count < length
        else { return answer }
        answer.headers[.contentEncoding] = "gzip"
        answer.body = ResponseBody(byteBuffer: ByteBuffer(bytes: small))
        return answer
    }

    private static func isText(_ type: String) -> Bool {
        type.hasPrefix("text/") && !type.hasPrefix("text/event-stream") || type.hasPrefix("application/json")
            || type.hasPrefix("application/problem+json") || type.hasPrefix("image/svg+xml")
            || type.hasPrefix("text/javascript")
    }

    static func bytes(of body: ResponseBody) async throws -> [UInt8] {
        let basket = Basket()
        try await body.write(BasketWriter(basket: basket))
        return basket.bytes
    }

    private final class Basket { var bytes: [UInt8] = [] }

    private struct BasketWriter: ResponseBodyWriter {
        let basket: Basket
        mutating func write(_ buffer: ByteBuffer) async throws { basket.bytes += buffer.readableBytesView }
        consuming func finish(_: HTTPFields?) async throws {}
    }
}
