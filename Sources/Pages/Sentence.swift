/// One text of a catalog, split at its gaps `{0}`, `{1}` … so that filling them searches nothing.
struct Sentence: Hashable, Sendable {
    /// A gap and the words behind it, up to the next one.
    struct Part: Hashable, Sendable {
        let gap: Int
        var words = ""
    }

    /// The words before the first gap.
    private(set) var beginning = ""
    private(set) var parts: [Part] = []

    init(_ text: String) {
        var rest = text[...]
        while let first = rest.first {
            if first == "{", let end = rest.firstIndex(of: "}"),
                let gap = UInt8(rest[rest.index(after: rest.startIndex)..<end])
            {
                parts.append(Part(gap: Int(gap)))
                rest = rest[rest.index(after: end)...]
            } else {
                if parts.isEmpty { beginning.append(first) } else { parts[parts.count - 1].words.append(first) }
                rest = rest.dropFirst()
            }
        }
    }

    var gaps: Set<Int> { Set(parts.map(\.gap)) }
}
