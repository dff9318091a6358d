import Foundation

/// A text in which words are found whatever their case, width or script (traditional or simplified), as UTF-8.
struct FoldedText: Hashable, Sendable {
    /// How much of a text is looked at, in characters.
    static let longest = 20_000

    private let bytes: [UInt8]

    init(_ text: String) {
        let narrow = text.prefix(FoldedText.longest)
            .folding(options: [.caseInsensitive, .widthInsensitive], locale: nil)
        bytes = Array((narrow.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? narrow).utf8)
    }

    /// Whether a word stands in the text. One that begins or ends with a Latin letter or a digit counts only as a
    /// whole word there, so that "down" is not found in "download".
    func holds(_ word: FoldedText) -> Bool {
        guard let first = word.bytes.first, word.bytes.count <= bytes.count else { return false }
        let needsStart = word.isLatin(from: 0)
        let needsEnd = word.isLatin(upTo: word.bytes.count)
        return (0...(bytes.count - word.bytes.count)).contains { place in
            bytes[place] == first
                && bytes[place...].starts(with: word.bytes)
                && !(needsStart && isLatin(upTo: place))
                && !(needsEnd && isLatin(from: place + word.bytes.count))
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
