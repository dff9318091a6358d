import CZlib

/// The gzip form of bytes (RFC 1952).
enum Gzip {
    /// nil where zlib has no memory left; then the plain bytes do as well.
    static func compress(_ bytes: [UInt8], level: Int32 = 5) -> [UInt8]? {
        var stream = z_stream()
        // 15 bits of window, and 16 more to ask for the gzip frame.
        let size = Int32(MemoryLayout<z_stream>.size)
        guard deflateInit2_(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }

        var source = bytes
        let bound = Int(deflateBound(&stream, UInt(source.count)))
        return source.withUnsafeMutableBufferPointer { input in
            let target = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(bound)
                count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? bound - Int(stream.avail_out) : 0
            }
            return target.isEmpty ? nil : target
        }
    }

    /// Whether an `Accept-Encoding` header allows gzip.
    static func isAccepted(_ header: String?) -> Bool {
        guard let header else { return false }
        for part in header.prefix(500).split(separator: ",") {
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard pieces.first == "gzip" || pieces.first == "*" else { continue }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return weight.map { $0 > 0 } ?? true
        }
        return false
    }
}
