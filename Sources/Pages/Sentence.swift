/// One text of a catalog, split at its gaps `{0}`, `{1}` … so that filling them searches nothing.
struct Sentence: Hashable, Sendable {
    enum Piece: Hashable, Sendable {
        case words(String)
        case gap(Int)
    }

    let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var words = ""
        var rest = text[...]
        while let first = rest.first {
            if first == "{", let end = rest.firstIndex(of: "}"),
                let gap = Int(rest[rest.index(after: rest.startIndex)..<end])
            {
                if !words.isEmpty { pieces.append(.words(words)) }
                pieces.append(.gap(gap))
                words = ""
                rest = rest[rest.index(after: end)...]
            } else {
                words.append(first)
                rest = rest.dropFirst()
            }
        }
        if !words.isEmpty { pieces.append(.words(words)) }
        self.pieces = pieces
    }

    var gaps: Set<Int> {
        Set(pieces.compactMap { if case .gap(let number) = $0 { number } else { nil } })
    }

    /// The sentence with its gaps filled; a gap for which nothing was given stays empty.
    func filled(with values: [String]) -> String {
        if case .words(let words)? = pieces.first, pieces.count == 1 { return words }
        return pieces.reduce(into: "") { whole, piece in
            switch piece {
            case .words(let words): whole += words
            case .gap(let number): whole += values.indices.contains(number) ? values[number] : ""
            }
        }
    }
}
