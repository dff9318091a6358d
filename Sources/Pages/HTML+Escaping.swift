extension [UInt8] {
    /// Appends text so that no byte of it can end an element or an attribute. Bytes, not characters: a quote followed
    /// by a combining mark is one character, and would slip through a comparison of characters.
    mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { source in
            var start = 0
            for place in source.indices where Self.isSpecial(source[place]) {
                append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<place]))
                append(replacementFor: source[place])
                start = place + 1
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
        }
    }

    /// Whether a byte cannot stand for itself: one bit for each of the first 64, and DEL.
    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 64 ? (special >> UInt64(byte)) & 1 == 1 : byte == 0x7F
    }

    /// `"` `&` `'` `<` `>`, and the control bytes other than tab, line feed and carriage return, which HTML forbids.
    @inline(__always)
    private static var special: UInt64 { 1 << 34 | 1 << 38 | 1 << 39 | 1 << 60 | 1 << 62 | 0xFFFF_D9FF }

    /// What stands for a byte in markup; a control byte vanishes.
    private mutating func append(replacementFor byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
        case UInt8(ascii: "'"): append(contentsOf: "&#39;".utf8)
        default: break
        }
    }

    mutating func append(decimal number: Int64) {
        if number < 0 { append(UInt8(ascii: "-")) }
        let start = endIndex
        var rest = number.magnitude
        repeat {
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }
}
