/// Bytes that are written one behind the other, into memory that grows. What an array does for each of the thousands of
/// short pieces of a page costs more than the pieces: here a piece is one comparison and one copy.
///
/// Whoever has a copy shares the memory: only its maker may write.
struct ByteWriter {
    private var memory: ManagedBuffer<Void, UInt8>
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        memory = .create(minimumCapacity: capacity) { _ in }
        // The elements of a buffer lie still for as long as it is there, and every use of them keeps it.
        start = memory.withUnsafeMutablePointerToElements(\.self)
    }

    /// What has been written, for as long as the writer is there.
    @inline(__always)
    func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Value) rethrows -> Value {
        try withExtendedLifetime(memory) { try body(UnsafeBufferPointer(start: start, count: count)) }
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        makeRoom(for: bytes.count)
        (start + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    @inline(__always)
    mutating func append(_ literal: StaticString) {
        append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    @inline(__always)
    mutating func append(_ other: ByteWriter) {
        append(UnsafeBufferPointer(start: other.start, count: other.count))
        withExtendedLifetime(other.memory) {}
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        makeRoom(for: 1)
        start[count] = byte
        count += 1
    }

    /// Appends up to so many bytes, which `put` writes behind what there is.
    /// - Parameter put: tells how many it has written.
    @inline(__always)
    mutating func append(atMost more: Int, _ put: (UnsafeMutableRawPointer) -> Int) {
        makeRoom(for: more)
        count += put(UnsafeMutableRawPointer(start + count))
    }

    /// A number in decimal digits.
    mutating func append(decimal number: Int64) {
        makeRoom(for: 20)
        if number < 0 { append(UInt8(ascii: "-")) }
        var (rest, digits) = (number.magnitude, 1)
        while rest >= 10 { (rest, digits) = (rest / 10, digits + 1) }
        rest = number.magnitude
        for place in stride(from: count + digits - 1, through: count, by: -1) {
            start[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += digits
    }

    @inline(__always)
    mutating func makeRoom(for more: Int) {
        if capacity - count < more { grow(to: count + more) }
    }

    @inline(never)
    private mutating func grow(to least: Int) {
        // Some room behind a large part, too: a page would else move to twice its size for its last line.
        var larger = ByteWriter(capacity: max(least + least / 8 + 64, 2 * capacity))
        larger.append(self)
        self = larger
    }
}
