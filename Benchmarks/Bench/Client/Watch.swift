import Glibc

/// Waits until one of many connections has something to read.
struct Watch {
    private var watched: [pollfd] = []

    mutating func add(_ wire: Wire) { watched.append(pollfd(fd: wire.descriptor, events: Int16(POLLIN), revents: 0)) }

    mutating func replace(_ place: Int, by wire: Wire) { watched[place].fd = wire.descriptor }

    /// Looks at this place no more.
    mutating func forget(_ place: Int) { watched[place].fd = -1 }

    /// The places where something has come, after at most `milliseconds`.
    mutating func ready(within milliseconds: Int32) -> [Int] {
        guard poll(&watched, nfds_t(watched.count), milliseconds) > 0 else { return [] }
        return watched.indices.filter { watched[$0].revents != 0 }
    }
}
