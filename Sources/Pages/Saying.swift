/// A sentence on its way into markup: it is written there piece by piece, without a string of its own. Its words were
/// escaped when the catalogs were read, what fills its gaps is escaped on the way.
public struct Saying {
    /// A sentence's words as markup, in permanent memory.
    struct Markup {
        struct Part {
            let gap: Int
            let words: UnsafeBufferPointer<UInt8>
        }

        let beginning: UnsafeBufferPointer<UInt8>
        let parts: UnsafeBufferPointer<Part>

        init(_ sentence: Sentence) {
            func written(_ text: String) -> UnsafeBufferPointer<UInt8> {
                SentenceTable.permanent(HTML(escaping: text).bytes)
            }
            beginning = written(sentence.beginning)
            parts = SentenceTable.permanent(sentence.parts.map { Part(gap: $0.gap, words: written($0.words)) })
        }
    }

    let key: StaticString
    /// nil where there is no such sentence; its key is said then.
    let markup: Markup?
    let values: [String]
}

extension HTML.StringInterpolation {
    public mutating func appendInterpolation(_ saying: Saying) {
        guard let markup = saying.markup else { return appendLiteral(saying.key) }
        append(markup: markup.beginning)
        for part in markup.parts {
            if saying.values.indices.contains(part.gap) { appendInterpolation(saying.values[part.gap]) }
            append(markup: part.words)
        }
    }
}
