/// How much the sizes of a code hold at correction level M (ISO/IEC 18004, tables 7 and 9).
enum QRCapacity {
    private static let correction = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    ]
    private static let blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]

    /// The smallest version that holds so many bytes; nil where none of the first twenty does.
    static func smallest(for bytes: Int) -> Int? {
        (1...correction.count).first { 4 + ($0 < 10 ? 8 : 16) + bytes * 8 <= words(of: $0) * 8 }
    }

    static func blocks(of version: Int) -> Int { blocks[version - 1] }
    static func correction(of version: Int) -> Int { correction[version - 1] }
    /// Bytes of data, without correction.
    static func words(of version: Int) -> Int { all(version) - correction(of: version) * blocks(of: version) }

    /// Every byte that the modules hold beside the fixed patterns.
    static func all(_ version: Int) -> Int {
        var modules = (16 * version + 128) * version + 64
        if version >= 2 {
            let aligned = version / 7 + 2
            modules -= (25 * aligned - 10) * aligned - 55
            if version >= 7 { modules -= 36 }
        }
        return modules / 8
    }
}

/// The bytes of a code: the text in blocks, each with its correction (Reed–Solomon), woven into one another.
enum QRBlocks {
    static func woven(_ text: String, _ version: Int) -> [UInt8] {
        let data = padded(Array(text.utf8), version)
        let (count, all) = (QRCapacity.blocks(of: version), QRCapacity.all(version))
        let correction = QRCapacity.correction(of: version)
        let (short, shorter) = (all / count - correction, count - all % count)
        var (blocks, start) = ([[UInt8]](), 0)
        for place in 0..<count {
            let length = short + (place < shorter ? 0 : 1)
            blocks.append(Array(data[start..<start + length]))
            start += length
        }
        let divisor = Field.divisor(correction)
        let corrections = blocks.map { Field.remainder($0, divisor) }
        return woven(blocks) + woven(corrections)
    }

    private static func woven(_ blocks: [[UInt8]]) -> [UInt8] {
        (0..<(blocks.map(\.count).max() ?? 0)).flatMap { place -> [UInt8] in
            blocks.filter { place < $0.count }.map { $0[place] }
        }
    }

    /// Mode, length, the bytes, the end, and filling.
    private static func padded(_ bytes: [UInt8], _ version: Int) -> [UInt8] {
        let length = version < 10 ? [UInt8(bytes.count)] : [UInt8(bytes.count >> 8), UInt8(bytes.count & 255)]
        // The mode takes half a byte, so that everything behind it lies half a byte off.
        var halves: [UInt8] = [0b0100]
        for byte in length + bytes { halves += [byte >> 4, byte & 15] }
        halves.append(0)
        var words: [UInt8] = stride(from: 0, to: halves.count, by: 2).map { place in
            halves[place] << 4 | halves[place + 1]
        }
        let filling: [UInt8] = [0xEC, 0x11]
        let missing = QRCapacity.words(of: version) - words.count
        for place in 0..<missing { words.append(filling[place % 2]) }
        return words
    }

    /// Arithmetic on bytes modulo x⁸ + x⁴ + x³ + x² + 1.
    private enum Field {
        static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
            var sum: UInt8 = 0
            for bit in (0..<8).reversed() {
                sum = sum << 1 ^ (sum >> 7) &* 0x1D
                sum ^= (right >> UInt8(bit) & 1) &* left
            }
            return sum
        }

        /// The polynomial whose roots are the first powers of two, without its highest term.
        static func divisor(_ degree: Int) -> [UInt8] {
            var (terms, root) = ([UInt8](repeating: 0, count: degree), UInt8(1))
            terms[degree - 1] = 1
            for _ in 0..<degree {
                for place in 0..<degree {
                    terms[place] = product(terms[place], root)
                    if place + 1 < degree { terms[place] ^= terms[place + 1] }
                }
                root = product(root, 2)
            }
            return terms
        }

        static func remainder(_ data: [UInt8], _ divisor: [UInt8]) -> [UInt8] {
            data.reduce(into: [UInt8](repeating: 0, count: divisor.count)) { rest, byte in
                let factor = byte ^ rest.removeFirst()
                rest.append(0)
                for place in divisor.indices { rest[place] ^= product(divisor[place], factor) }
            }
        }
    }
}
