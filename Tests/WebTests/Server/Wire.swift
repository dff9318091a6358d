import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// One TCP connection, spoken to in raw bytes.
final class Wire: Sendable {
    struct Answer: Sendable {
        let status: Int
        let headers: [(name: String, value: String)]
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        subscript(name: String) -> String? { headers.first { $0.name == name.lowercased() }?.value }
    }

    struct Silence: Error { let soFar: String }

    private struct Inbox {
        var bytes: [UInt8] = []
        var isClosed = false
    }

    private final class Ear: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        let inbox = Mutex(Inbox())

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = Array(unwrapInboundIn(data).readableBytesView)
            inbox.withLock { $0.bytes += bytes }
        }
        func channelInactive(context: ChannelHandlerContext) { inbox.withLock { $0.isClosed = true } }
        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }

    private let channel: any Channel
    private let ear: Ear

    /// - Parameter reads: whether what arrives is taken off the line.
    init(port: Int, reads: Bool = true) async throws {
        let ear = Ear()
        self.ear = ear
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: reads)
            .channelOption(.socketOption(.so_rcvbuf), value: reads ? 262_144 : 65_536)
            .channelInitializer { $0.pipeline.addHandler(ear) }
            .connect(host: "127.0.0.1", port: port).get()
    }

    func send(_ bytes: some Sequence<UInt8>) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
    }
    func send(_ text: String) async throws { try await send(text.utf8) }

    /// Begins to take what arrives off the line.
    func resume() async throws {
        try await channel.setOption(.autoRead, value: true).get()
        channel.read()
    }

    func close() async {
        // The other end may have closed first.
        try? await channel.close().get()
    }

    /// How many bytes have arrived; asking for it copies none.
    var count: Int { ear.inbox.withLock { $0.bytes.count } }
    var received: [UInt8] { ear.inbox.withLock { $0.bytes } }
    var text: String { String(decoding: received, as: UTF8.self) }
    var isClosed: Bool { ear.inbox.withLock { $0.isClosed } }

    func untilClosed() async throws { try await until { self.isClosed } }
    func until(text wanted: String) async throws { try await until { self.text.contains(wanted) } }

    func until(_ condition: () -> Bool) async throws {
        guard await eventually(condition) else {
            throw Silence(soFar: "\(count) bytes, \(isClosed ? "closed" : "open"), … \(text.suffix(200))")
        }
    }

    /// The next answer on the line, taken off it. `isHead`: it has no body, whatever its length says.
    func answer(isHead: Bool = false) async throws -> Answer {
        var found: (Answer, Int)?
        try await until {
            found = Wire.parse(received, isHead: isHead, isClosed: isClosed)
            return found != nil
        }
        guard let (answer, length) = found else { throw Silence(soFar: text) }
        ear.inbox.withLock { $0.bytes.removeFirst(length) }
        return answer
    }

    private static func parse(_ bytes: [UInt8], isHead: Bool, isClosed: Bool) -> (Answer, Int)? {
        guard let end = bytes.split(Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
        let status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
        let headers = lines.dropFirst().map { line -> (String, String) in
            let halves = line.split(separator: ":", maxSplits: 1).map(String.init)
            return (halves[0].lowercased(), halves.count > 1 ? halves[1].trimmingCharacters(in: .whitespaces) : "")
        }
        let start = end + 4
        let length = headers.first { $0.0 == "content-length" }.flatMap { Int($0.1) }
        let count = isHead || status == 204 || status == 304 || status == 100 ? 0 : length
        if let count {
            guard bytes.count >= start + count else { return nil }
            return (
                Answer(status: status, headers: headers, body: Array(bytes[start..<(start + count)])), start + count
            )
        }
        guard isClosed else { return nil }
        return (Answer(status: status, headers: headers, body: Array(bytes[start...])), bytes.count)
    }
}

extension [UInt8] {
    fileprivate func split(_ mark: [UInt8]) -> Int? {
        guard count >= mark.count else { return nil }
        return (0...(count - mark.count)).first { self[$0..<($0 + mark.count)].elementsEqual(mark) }
    }
}

/// Looks again and again until the condition holds; false after twenty seconds.
func eventually(_ condition: () async throws -> Bool) async rethrows -> Bool {
    let deadline = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < deadline {
        if try await condition() { return true }
        // Only gives way; how long it lasts decides nothing.
        try? await Task.sleep(for: .milliseconds(5))
    }
    return false
}
