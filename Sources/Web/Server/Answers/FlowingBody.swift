import HummingbirdCore
import NIOCore

extension ResponseBody {
    private static let piece = 64 * 1024

    /// The bytes, large ones in pieces, each waiting for the reader: handed over at once, an answer would count as done
    /// while it still lies in memory, and a slow reader would be cut as idle.
    static func flowing(_ bytes: ByteBuffer) -> ResponseBody {
        guard bytes.readableBytes > piece else { return ResponseBody(byteBuffer: bytes) }
        return ResponseBody(contentLength: bytes.readableBytes) { writer in
            var rest = bytes
            while let next = rest.readSlice(length: Swift.min(piece, rest.readableBytes)), next.readableBytes > 0 {
                try await writer.write(next)
            }
            try await writer.finish(nil)
        }
    }
}
