import Glibc

/// A TCP connection to this machine's loopback, and nowhere else.
struct Wire {
    let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Trouble("no socket: \(String(cString: strerror(errno)))") }
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let reason = String(cString: strerror(errno))
            Glibc.close(descriptor)
            throw Trouble("no connection to port \(port): \(reason)")
        }
    }

    func stopBlocking() { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }

    func close() { Glibc.close(descriptor) }

    /// Sends all of it on a blocking connection.
    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { throw Trouble("sending failed: \(String(cString: strerror(errno)))") }
            rest = rest.dropFirst(sent)
        }
    }

    /// Appends what has arrived; false when the other side has closed.
    func receive(into buffer: inout [UInt8], room: Int = 1 << 16) -> Bool {
        let count = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: room))
        let got = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress! + count, room, 0) }
        buffer.removeLast(room - max(got, 0))
        return got > 0 || got < 0 && (errno == EAGAIN || errno == EINTR)
    }

    /// Lets this process, and those that it starts, open as many files as the system allows.
    static func raiseLimit() {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
