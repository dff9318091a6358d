/// Bytes that are written one behind the other, in the arena of whoever writes. What an array does for each of the
/// thousands of short pieces of a page costs more than the pieces: here a piece is one comparison and one copy.
///
/// A copy may go on by itself: nothing is written over, whoever finds the place behind its bytes taken moves away.
struct ByteWriter {
    /// Keeps the bytes; nil for those that are always there.
    private var arena: Arena?
    private var progress: UnsafeMutablePointer<Arena.Progress>
    private var start: UnsafeMutablePointer<UInt8>
    private(set) var count = 0

    init() { self.init(in: .mine(with: 0)) }

    private init(in arena: Arena) {
        (self.arena, progress) = (arena, arena.progress)
        start = progress.pointee.end
    }

    /// What stands in the program's own memory, which nothing is added to.
    init(_ literal: StaticString) {
        progress = Arena.closed
        start = UnsafeMutablePointer(mutating: literal.utf8Start)
        count = literal.utf8CodeUnitCount
    }

    /// The same bytes, apart from everything that was written with them.
    var apart: ByteWriter {
        var copy = self
        withBytes { bytes in
            let arena = Arena(of: bytes)
            (copy.arena, copy.progress, copy.start) = (arena, arena.progress, arena.start)
        }
        return copy
    }

    /// What has been written, for as long as the writer is there.
    @inline(__always)
    func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Value) rethrows -> Value {
        try withExtendedLifetime(arena) { try body(UnsafeBufferPointer(start: start, count: count)) }
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        makeRoom(for: bytes.count)
        (start + count).update(from: source, count: bytes.count)
        wrote(bytes.count)
    }

    @inline(__always)
    mutating func append(_ literal: StaticString) {
        append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// What was made for this place stands there already.
    @inline(__always)
    mutating func append(_ other: ByteWriter) {
        if other.start == start + count, other.arena === arena {
            count += other.count
        } else if count == 0 {
            self = other
        } else {
            other.withBytes { append($0) }
        }
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        makeRoom(for: 1)
        start[count] = byte
        wrote(1)
    }

    /// Appends up to so many bytes, which `put` writes behind what there is.
    /// - Parameter put: tells how many it has written.
    @inline(__always)
    mutating func append(atMost more: Int, _ put: (UnsafeMutableRawPointer) -> Int) {
        makeRoom(for: more)
        wrote(put(UnsafeMutableRawPointer(start + count)))
    }

    /// A number in decimal digits.
    mutating func append(decimal number: Int64) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var (rest, place) = (number.magnitude, digits.count)
            repeat {
                place -= 1
                digits[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 {
                place -= 1
                digits[place] = UInt8(ascii: "-")
            }
            append(UnsafeBufferPointer(rebasing: digits[place...]))
        }
    }

    @inline(__always)
    private mutating func makeRoom(for more: Int) {
        if !progress.pointee.takes(more, at: start + count) { move(for: more) }
    }

    @inline(__always)
    private mutating func wrote(_ more: Int) {
        count += more
        progress.pointee.wrote(more)
    }

    @inline(never)
    private mutating func move(for more: Int) {
        var moved = ByteWriter(in: .mine(with: count + more))
        moved.start.update(from: start, count: count)
        moved.wrote(count)
        self = moved
    }
}
