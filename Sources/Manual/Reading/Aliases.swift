/// A guard before YAML is composed: aliases of aliases used as keys would take exponential time.
enum Aliases {
    /// How many words that look like aliases a text may hold before it is refused unread.
    static let bearable = 30

    /// The place of the first alias-like word beyond the bearable number; nil where there are few.
    ///
    /// A few are harmless, and prose may hold a word such as ` *note`, so the exact answer is left to the composed tree.
    static func crowd(in text: String) -> Place? {
        var line = 1
        var column = 0
        var count = 0
        var before = UInt8(ascii: "\n")
        var star: Place?
        for byte in text.utf8 {
            if let mark = star, isNameByte(byte) {
                count += 1
                if count > bearable { return mark }
            }
            if byte & 0xC0 != 0x80 { column += 1 }
            star = byte == UInt8(ascii: "*") && canPrecedeAlias(before) ? Place(line: line, column: column) : nil
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 0
            }
            before = byte
        }
        return nil
    }

    private static func canPrecedeAlias(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte >= 0x80 || "[]{},:-?".utf8.contains(byte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
