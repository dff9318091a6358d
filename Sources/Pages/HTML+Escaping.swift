extension [UInt8] {
    /// Appends text so that no byte of it can end an element or an attribute. Bytes, not characters: a quote followed
    /// by a combining mark is one character, and would slip through a comparison of characters.
    mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { source in
            var start = 0
            for place in source.indices {
                guard let replacement = Self.replacement(of: source[place]) else { continue }
                append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<place]))
                append(contentsOf: replacement.utf8)
                start = place + 1
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
        }
    }

    /// What stands for a byte in markup; nil where it stands for itself. Control bytes other than white space vanish:
    /// HTML forbids them.
    @inline(__always)
    private static func replacement(of byte: UInt8) -> StaticText? {
        guard byte < 0x40 || byte == 0x7F else { return nil }
        switch byte {
        case UInt8(ascii: "&"): return "&amp;"
        case UInt8(ascii: "<"): return "&lt;"
        case UInt8(ascii: ">"): return "&gt;"
        case UInt8(ascii: "\""): return "&quot;"
        case UInt8(ascii: "'"): return "&#39;"
        case 0x09, 0x0A, 0x0D: return nil
        case 0..<0x20, 0x7F: return ""
        default: return nil
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

/// A literal's bytes without a `String` being made.
private struct StaticText: ExpressibleByStringLiteral {
    let utf8: UnsafeBufferPointer<UInt8>

    init(stringLiteral literal: StaticString) {
        utf8 = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    }
}
