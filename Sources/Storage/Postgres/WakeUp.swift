import Foundation

/// Wakes a thread that waits for a socket.
final class WakeUp: Sendable {
    private let reading: Int32
    private let writing: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        let made = pipe(&ends)
        precondition(made == 0, "no file descriptors are left")
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// A full pipe wakes just as well.
    func now() { _ = write(writing, [1] as [UInt8], 1) }

    /// Waits until there is something on the socket, somebody calls `now`, or the time is over.
    func wait(for socket: Int32?, upTo limit: Duration) {
        var watched = [pollfd(fd: reading, events: Int16(POLLIN), revents: 0)]
        if let socket { watched.append(pollfd(fd: socket, events: Int16(POLLIN), revents: 0)) }
        poll(&watched, nfds_t(watched.count), Int32(clamping: limit.milliseconds))
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(reading, &bytes, bytes.count) == bytes.count {}
    }
}
