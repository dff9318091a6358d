extension Array where Element: FixedWidthInteger {
    /// The numbers one after the other, the low byte first.
    var littleEndianBytes: [UInt8] {
        map(\.littleEndian).withUnsafeBytes { [UInt8]($0) }
    }

    /// Reads what `littleEndianBytes` wrote, from `start` to the end; an incomplete last number is left out.
    init(littleEndian bytes: [UInt8], from start: Int = 0) {
        let count = (bytes.count - start) / MemoryLayout<Element>.size
        self.init(unsafeUninitializedCapacity: count) { numbers, filled in
            bytes.withUnsafeBytes { raw in
                UnsafeMutableRawBufferPointer(numbers).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: raw[start..<(start + count * MemoryLayout<Element>.size)]))
            }
            for place in 0..<count { numbers[place] = Element(littleEndian: numbers[place]) }
            filled = count
        }
    }
}
