extension ByteWriter {
    /// Appends text so that no byte of it can end an element or an attribute. Bytes, not characters: a quote followed
    /// by a combining mark is one character, and would slip through a comparison of characters.
    mutating func append(escaping text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ append(escaping: $0) }) == nil {
            var text = text
            text.withUTF8 { append(escaping: $0) }
        }
    }

    private mutating func append(escaping source: UnsafeBufferPointer<UInt8>) {
        var plain = 0
        append(atMost: source.count) { target in
            plain = Self.copyPlainBeginning(of: source, to: target)
            return plain
        }
        if plain < source.count { append(escaping: source, from: plain) }
    }

    /// Copies what stands for itself, eight bytes at a time while there are so many; most text is done with that.
    /// - Returns: how many bytes that were. The next one may be special.
    @inline(__always)
    private static func copyPlainBeginning(
        of source: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableRawPointer
    ) -> Int {
        guard let from = source.baseAddress else { return 0 }
        let copyWord = { (place: Int) -> Bool in
            let bytes = UnsafeRawPointer(from + place).loadUnaligned(as: UInt64.self)
            if mayHoldSpecial(bytes) { return false }
            target.storeBytes(of: bytes, toByteOffset: place, as: UInt64.self)
            return true
        }
        var place = 0
        while place + 8 <= source.count, copyWord(place) { place += 8 }
        // The last eight, some of them for the second time.
        if place < source.count, place > 0, place + 8 > source.count, copyWord(source.count - 8) { return source.count }
        while place < source.count, !isSpecial(from[place]) {
            target.storeBytes(of: from[place], toByteOffset: place, as: UInt8.self)
            place += 1
        }
        return place
    }

    private mutating func append(escaping source: UnsafeBufferPointer<UInt8>, from first: Int) {
        var plain = first
        while let place = Self.firstSpecial(in: source, from: plain) {
            append(UnsafeBufferPointer(rebasing: source[plain..<place]))
            append(replacementFor: source[place])
            plain = place + 1
        }
        append(UnsafeBufferPointer(rebasing: source[plain...]))
    }

    /// The place of the next byte that cannot stand for itself; eight are looked at together.
    private static func firstSpecial(in bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> Int? {
        guard let start = bytes.baseAddress else { return nil }
        var place = first
        while place < bytes.count {
            if place + 8 <= bytes.count,
                !mayHoldSpecial(UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self))
            {
                place += 8
                continue
            }
            let end = min(place + 8, bytes.count)
            while place < end {
                if isSpecial(start[place]) { return place }
                place += 1
            }
        }
        return nil
    }

    /// Whether one of eight bytes may be special: exact for the first that is, and never wrong where it says no. Tab and
    /// line ends are taken for special, too. Each byte is compared by the borrow that subtracting one from zero makes.
    @inline(__always)
    private static func mayHoldSpecial(_ bytes: UInt64) -> Bool {
        let each: UInt64 = 0x0101_0101_0101_0101
        let quotes = bytes ^ each &* 0x22
        let ampersandAndApostrophe = (bytes | each) ^ each &* 0x27
        let brackets = (bytes | each &* 0x02) ^ each &* 0x3E
        let zeros =
            (quotes &- each) & ~quotes | (ampersandAndApostrophe &- each) & ~ampersandAndApostrophe
            | (brackets &- each) & ~brackets
        let controls = (bytes &- each &* 0x20) & ~bytes | (bytes &+ each) & ~bytes
        return (zeros | controls) & (each &* 0x80) != 0
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
        case UInt8(ascii: "&"): append("&amp;")
        case UInt8(ascii: "<"): append("&lt;")
        case UInt8(ascii: ">"): append("&gt;")
        case UInt8(ascii: "\""): append("&quot;")
        case UInt8(ascii: "'"): append("&#39;")
        default: break
        }
    }
}
