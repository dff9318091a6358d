import HTTPTypes
import HummingbirdCore
import NIOCore

/// Hands a large answer over in pieces, each only when the line took the one before.
///
/// The library's writer queues whatever it is given until the event loop looks: a large answer would count as done while
/// it still lies in memory, and its slow reader would be cut as idle.
struct PacedWriter: ResponseBodyWriter {
    /// Bytes up to which an answer goes out in one piece.
    static let piece = 128 * 1024

    var base: any ResponseBodyWriter
    let line: Line

    mutating func write(_ buffer: ByteBuffer) async throws {
        var rest = buffer
        while let next = rest.readSlice(length: min(PacedWriter.piece, rest.readableBytes)), next.readableBytes > 0 {
            try await base.write(next)
            try await line.turn()
        }
    }

    consuming func finish(_ trailers: HTTPFields?) async throws { try await base.finish(trailers) }

    /// The same body, paced where it is large.
    static func pacing(_ body: ResponseBody, over line: Line) -> ResponseBody {
        guard let length = body.contentLength, length > piece else { return body }
        return ResponseBody(contentLength: length) { writer in
            try await body.write(PacedWriter(base: writer, line: line))
        }
    }
}
