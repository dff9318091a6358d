/// A sentence's words around its gaps, as they stand and escaped for markup. They lie in memory that is never given back, so
/// that whoever passes them on need not count who holds them: on a page that would be thousands of countings.
struct FixedWords {
    struct Words {
        let plain: UnsafeBufferPointer<UInt8>
        let markup: UnsafeBufferPointer<UInt8>

        init(_ text: String) {
            plain = FixedWords.permanent(Array(text.utf8))
            markup = FixedWords.permanent(HTML(escaping: text).bytes)
        }
    }

    struct Part {
        let gap: Int
        /// The words behind the gap, up to the next one.
        let words: Words
    }

    let beginning: Words
    let parts: UnsafeBufferPointer<Part>
    let gaps: Set<Int>
    /// What is said where there are no gaps.
    let whole: String

    init(_ sentence: Sentence) {
        beginning = Words(sentence.beginning)
        parts = Self.permanent(sentence.parts.map { Part(gap: $0.gap, words: Words($0.words)) })
        gaps = sentence.gaps
        whole = sentence.beginning
    }

    static func permanent<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = memory.initialize(from: elements)
        return UnsafeBufferPointer(memory)
    }
}
