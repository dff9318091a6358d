import CPostgres

/// The values of one statement as libpq takes them: numbers and text as text, bytes as bytes, all in one buffer.
struct PostgresParameters {
    /// The types that are known, so that a value means the same wherever it stands; 0 leaves NULL to the server.
    private(set) var types: [Oid] = []
    private var offsets: [Int] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    private var buffer: [UInt8] = []

    var count: Int32 { Int32(types.count) }

    init(_ values: [SQL.Value]) {
        types.reserveCapacity(values.count)
        offsets.reserveCapacity(values.count)
        lengths.reserveCapacity(values.count)
        formats.reserveCapacity(values.count)
        for value in values { append(value) }
        buffer.append(0)
    }

    private mutating func append(_ value: SQL.Value) {
        let start = buffer.count
        switch value {
        case .null:
            return add(type: 0, offset: -1, format: 0)
        case .integer(let number):
            buffer.append(contentsOf: String(number).utf8)
            add(type: 20, offset: start, format: 0)  // int8
        case .text(let text):
            let bytes = text.utf8
            if bytes.contains(0) {
                buffer.append(contentsOf: bytes.lazy.filter { $0 != 0 })
            } else {
                buffer.append(contentsOf: bytes)
            }
            add(type: 25, offset: start, format: 0)  // text
        case .bytes(let bytes):
            buffer.append(contentsOf: bytes)
            add(type: 17, offset: start, format: 1)  // bytea
        }
        buffer.append(0)
    }

    private mutating func add(type: Oid, offset: Int, format: Int32) {
        types.append(type)
        offsets.append(offset)
        lengths.append(Int32(offset < 0 ? 0 : buffer.count - offset))
        formats.append(format)
    }

    /// Lends the pointers to the values, their lengths and their formats for one call.
    func withPointers<Result>(
        _ call: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
    ) -> Result {
        buffer.withUnsafeBytes { bytes in
            let first = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers: [UnsafePointer<CChar>?] = offsets.map { offset in
                offset < 0 ? nil : first.map { $0 + offset }
            }
            return pointers.withUnsafeBufferPointer { pointers in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { formats in
                        call(pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }
}
