import Foundation

/// A text in which words are found whatever their case, width or script (traditional or simplified), as UTF-8.
struct FoldedText: Hashable, Sendable {
    /// How much of a text is looked at, in Unicode scalars.
    static let longest = 20_000

    private let bytes: [UInt8]

    init(_ text: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars.prefix(FoldedText.longest) {
            if scalar.isASCII {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                bytes.append(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte)
            } else {
                bytes.append(contentsOf: UTF8.encode(Spelling.fold(scalar)) ?? Unicode.UTF8.encodedReplacementCharacter)
            }
        }
        self.bytes = bytes
    }

    /// Whether a word stands in the text. One that begins or ends with a Latin letter or a digit counts only as a
    /// whole word there, so that "down" is not found in "download".
    func holds(_ word: FoldedText) -> Bool {
        let length = word.bytes.count
        guard length > 0, length <= bytes.count else { return false }
        let needsStart = word.isLatin(from: 0)
        let needsEnd = word.isLatin(upTo: length)
        var from = 0
        while let place = place(of: word, from: from) {
            if !(needsStart && isLatin(upTo: place)), !(needsEnd && isLatin(from: place + length)) { return true }
            from = place + 1
        }
        return false
    }

    /// Where a word's bytes stand next; nil where they do not. Sought by the last byte: the first ones are much the same
    /// in all Chinese characters.
    private func place(of word: FoldedText, from: Int) -> Int? {
        bytes.withUnsafeBytes { text in
            word.bytes.withUnsafeBytes { sought in
                guard let start = text.baseAddress, let soughtStart = sought.baseAddress else { return nil }
                let rest = sought.count - 1
                let last = Int32(sought[rest])
                var end = from + rest
                while end < text.count, let hit = memchr(start + end, last, text.count - end) {
                    end = UnsafeRawPointer(hit) - start
                    if memcmp(start + end - rest, soughtStart, rest) == 0 { return end - rest }
                    end += 1
                }
                return nil
            }
        }
    }

    /// Whether the character that begins at a place is a Latin letter or a digit.
    private func isLatin(from place: Int) -> Bool {
        guard place < bytes.count else { return false }
        return switch bytes[place] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        // The first bytes of U+00C0 to U+027F, the Latin letters beyond ASCII.
        case 0xC3...0xC9: true
        default: false
        }
    }

    /// Whether the character that ends before a place is a Latin letter or a digit.
    private func isLatin(upTo place: Int) -> Bool {
        let isContinuation = { (byte: UInt8) in byte & 0xC0 == 0x80 }
        guard let start = bytes[..<place].lastIndex(where: { !isContinuation($0) }) else { return false }
        return isLatin(from: start)
    }
}
