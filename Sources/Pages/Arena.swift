import CThread
import Glibc

/// Memory on which a thread writes markup, piece behind piece. What is made for a gap begins where the markup around it
/// has come to, so that it stands in its place already when it is put there: most of a page is written once and never
/// copied.
///
/// Only the thread that took an arena writes to it, and only behind everything that is written. What is written stays for
/// as long as any piece refers to the arena, so pieces may be read wherever they go.
final class Arena {
    /// How far an arena is written, and by whom.
    struct Progress {
        fileprivate(set) var end: UnsafeMutablePointer<UInt8>
        let limit: UnsafeMutablePointer<UInt8>
        /// The thread that may write; 0 is none.
        let thread: UInt

        /// Whether there are so many free bytes behind this place, and the running thread may fill them.
        @inline(__always)
        func takes(_ count: Int, at place: UnsafeMutablePointer<UInt8>) -> Bool {
            thread == running_thread() && end == place && limit - place >= count
        }

        @inline(__always)
        mutating func wrote(_ count: Int) { end += count }
    }

    /// Bytes of an arena: a page of usual size and some pieces that are put elsewhere than they were made. What was never
    /// written costs no memory.
    private static let usual = 256 << 10

    let start: UnsafeMutablePointer<UInt8>
    let progress: UnsafeMutablePointer<Progress>

    private init(capacity: Int, thread: UInt) {
        start = .allocate(capacity: capacity)
        progress = .allocate(capacity: 1)
        progress.initialize(to: Progress(end: start, limit: start + capacity, thread: thread))
    }

    /// An arena of these bytes only, which nobody adds to.
    convenience init(of bytes: UnsafeBufferPointer<UInt8>) {
        self.init(capacity: bytes.count, thread: 0)
        if let source = bytes.baseAddress { start.update(from: source, count: bytes.count) }
    }

    deinit {
        progress.deallocate()
        start.deallocate()
    }

    /// How far that is written which nobody adds to.
    nonisolated(unsafe) static let closed: UnsafeMutablePointer<Progress> = {
        let nowhere = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
        let progress = UnsafeMutablePointer<Progress>.allocate(capacity: 1)
        progress.initialize(to: Progress(end: nowhere, limit: nowhere, thread: 0))
        return progress
    }()
}

// MARK: - The running thread's

extension Arena {
    private static let slot: pthread_key_t = {
        var key = pthread_key_t()
        let refusal = pthread_key_create(&key) { slot in
            let arena = slot?.assumingMemoryBound(to: Arena.self)
            arena?.deinitialize(count: 1)
            arena?.deallocate()
        }
        precondition(refusal == 0, "no thread-specific data: \(refusal)")
        return key
    }()

    /// The running thread's arena with so many free bytes. It begins anew when no piece of the last page is left, and a
    /// page larger than usual then gives its memory back.
    static func mine(with room: Int) -> Arena {
        guard let slot = pthread_getspecific(slot)?.assumingMemoryBound(to: Arena.self) else {
            return taken(with: room)
        }
        if isKnownUniquelyReferenced(&slot.pointee) {
            if slot.pointee.capacity > usual { slot.pointee = fresh(with: room) }
            slot.pointee.progress.pointee.end = slot.pointee.start
        }
        if slot.pointee.free < room { slot.pointee = fresh(with: room) }
        return slot.pointee
    }

    var capacity: Int { progress.pointee.limit - start }
    private var free: Int { progress.pointee.limit - progress.pointee.end }

    private static func taken(with room: Int) -> Arena {
        let place = UnsafeMutablePointer<Arena>.allocate(capacity: 1)
        place.initialize(to: fresh(with: room))
        pthread_setspecific(slot, place)
        return place.pointee
    }

    private static func fresh(with room: Int) -> Arena {
        Arena(capacity: max(usual, 2 * room), thread: running_thread())
    }
}
