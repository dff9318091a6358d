import Foundation

/// Two sockets joined into one wire, read message by message.
final class Wire: Sendable {
    enum Direction: CaseIterable { case toServer, toClient }

    private let client: Int32
    private let server: Int32
    private let state = Shared((hasStarted: false, isCounted: true, isSilent: false, ended: 0))

    init(client: Int32, server: Int32) {
        (self.client, self.server) = (client, server)
    }

    deinit {
        close(client)
        close(server)
    }

    var isCounted: Bool { state.value.isCounted }
    var isSilent: Bool { state.value.isSilent }
    func silence() { state.change { $0.isSilent = true } }

    /// Both sides see the end of the stream at once.
    func cut() {
        shutdown(client, Int32(SHUT_RDWR))
        shutdown(server, Int32(SHUT_RDWR))
    }

    /// Notes that one direction has ended; true for the second.
    func isOver() -> Bool {
        state.change { state in
            state.ended += 1
            return state.ended == Direction.allCases.count
        }
    }

    /// The next message with its head; nil at the end. A client's first has a length but no type.
    func receive(_ direction: Direction) -> [UInt8]? {
        let isFirst =
            direction == .toServer
            && state.change { state in
                defer { state.hasStarted = true }
                return !state.hasStarted
            }
        let socket = direction == .toServer ? client : server
        guard let head = take(isFirst ? 4 : 5, from: socket) else { return nil }
        let length = head.suffix(4).reduce(0) { $0 << 8 | Int($1) }
        guard length >= 4, let body = take(length - 4, from: socket) else { return nil }
        if isFirst, String(decoding: body, as: UTF8.self).contains("yingda ") {
            state.change { $0.isCounted = false }
        }
        return head + body
    }

    func send(_ message: [UInt8], _ direction: Direction) -> Bool {
        let socket = direction == .toServer ? server : client
        var rest = message[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private func take(_ count: Int, from socket: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes { recv(socket, $0.baseAddress! + filled, count - filled, 0) }
            guard got > 0 else { return nil }
            filled += got
        }
        return bytes
    }

    /// A socket that listens on a free port of this machine.
    static func listen() throws -> (Int32, UInt16) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = address("127.0.0.1", 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &place) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
                bind(listener, place, size) == 0 && Foundation.listen(listener, 64) == 0
                    && getsockname(listener, place, &size) == 0
            }
        }
        guard isBound else { throw TestServer.Fault.refused("no port") }
        return (listener, UInt16(bigEndian: place.sin_port))
    }

    static func accept(on listener: Int32) -> Int32? {
        let client = Foundation.accept(listener, nil, nil)
        return client < 0 ? nil : quick(client)
    }

    static func connect(to host: String, _ port: UInt16) -> Int32? {
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = address(host == "localhost" ? "127.0.0.1" : host, port)
        let isConnected = withUnsafePointer(to: &place) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
                Foundation.connect(server, place, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else {
            close(server)
            return nil
        }
        return quick(server)
    }

    private static func quick(_ socket: Int32) -> Int32 {
        var yes: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        return socket
    }

    private static func address(_ host: String, _ port: UInt16) -> sockaddr_in {
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = port.bigEndian
        inet_pton(AF_INET, host, &place.sin_addr)
        return place
    }
}
