import HTTPTypes
import HummingbirdCore
import NIOCore
import Vocabulary

/// The bytes of one request, read once, piece by piece, never beyond a limit.
///
/// Only the task that serves the request reads it, one piece after the other; that is why it needs no lock.
final class BodyTap: @unchecked Sendable {
    /// For streams, which must notice the other end closing.
    let source: RequestBody
    private var pieces: RequestBody.AsyncIterator?
    private var count = 0
    private(set) var isDrained = false
    /// What `Content-Length` announces.
    let announced: Int?
    private let watch = Stopwatch()
    /// The longest time a body may take to arrive.
    private let patience: Duration

    init(_ source: RequestBody, headers: HTTPFields, patience: Duration = .seconds(300)) {
        self.source = source
        self.patience = patience
        announced = headers[.contentLength].flatMap { Int($0) }
    }

    /// Refuses beforehand a body that announces more than the limit.
    func expect(atMost limit: Int) throws {
        if let announced, announced > limit { throw Refusal(.tooLarge, .tooLarge, [String(limit)]) }
    }

    /// The next piece; nil at the end.
    func next(atMost limit: Int) async throws -> ByteBuffer? {
        guard let piece = try await pull() else { return nil }
        guard count <= limit else { throw Refusal(.tooLarge, .tooLarge, [String(limit)]) }
        guard watch.elapsed < patience else { throw BrokenLine(cause: nil) }
        return piece
    }

    /// The whole body.
    func all(atMost limit: Int) async throws -> [UInt8] {
        try expect(atMost: limit)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(announced ?? 0, limit))
        while let piece = try await next(atMost: limit) { bytes.append(contentsOf: piece.readableBytesView) }
        return bytes
    }

    /// Whether what was announced and has not come yet is little enough to be drained.
    func mayDrain(atMost limit: Int) -> Bool { isDrained || (announced ?? 0) - count <= limit }

    /// Reads on and forgets, so that the connection can serve another request; false where the rest is too much to wait for.
    func drain(atMost limit: Int) async throws -> Bool {
        let already = count
        while !isDrained {
            _ = try await pull()
            if count - already > limit { return false }
        }
        return true
    }

    private func pull() async throws -> ByteBuffer? {
        guard !isDrained else { return nil }
        var iterator = pieces ?? source.makeAsyncIterator()
        let piece: ByteBuffer?
        do { piece = try await iterator.next() } catch { throw BrokenLine(cause: error) }
        pieces = iterator
        if let piece { count += piece.readableBytes } else { isDrained = true }
        return piece
    }
}

/// The request cannot be read to its end: the other end left, sent garbage, or trickled for too long.
struct BrokenLine: Error { let cause: (any Error)? }
