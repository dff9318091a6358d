/// The tokens of a text.
public enum Tokens {
    /// The most that one text gives the index; what comes later in it is not found.
    public static let mostPerText = 2000
    /// The characters of a text that are looked at.
    static let longestText = 16_384
    /// The most that a search asks for.
    public static let mostPerSearch = 16

    /// What a text is found by: its words, its Chinese characters, and every two of them that stand together. Whatever
    /// looks like a phone number, an identity number or a mail address is left out.
    public static func of(text: String) -> [Token] { collect(text, most: mostPerText, singles: .all) }

    /// What a search asks for: pairs where characters stand together, so that 打印 means just that; a lone character asks
    /// for itself.
    public static func of(search: String) -> [Token] { collect(search, most: mostPerSearch, singles: .lone) }

    private enum Singles { case all, lone }

    private static func collect(_ text: String, most: Int, singles: Singles) -> [Token] {
        var found: Set<Token> = []
        var ordered: [Token] = []
        func add(_ token: Token) {
            if ordered.count < most, found.insert(token).inserted { ordered.append(token) }
        }
        for piece in Pieces(ContactMask.masked(text.unicodeScalars.prefix(longestText))) {
            guard ordered.count < most else { break }
            switch piece {
            case .word(let scalars): add(Token(word: scalars.prefix(longestWord)))
            case .ideographs(let run):
                if singles == .all || run.count == 1 { for scalar in run { add(Token(ideograph: scalar)) } }
                for (first, second) in zip(run, run.dropFirst()) { add(Token(pair: first, second)) }
            }
        }
        return ordered
    }

    /// Scalars of a word that count.
    private static let longestWord = 64
}

/// A text taken apart into words and runs of ideographs, folded.
struct Pieces: Sequence, IteratorProtocol {
    enum Piece: Equatable {
        case word([UInt32])
        case ideographs([UInt32])
    }

    private var rest: String.UnicodeScalarView.Iterator
    private var pending: (scalar: UInt32, kind: Folding.Class)?

    init(_ scalars: String.UnicodeScalarView) { rest = scalars.makeIterator() }

    mutating func next() -> Piece? {
        var run: [UInt32] = []
        var kind = Folding.Class.separator
        while let (scalar, its) = take() {
            switch its {
            case .nothing: continue
            case .separator:
                if run.isEmpty { continue }
                return piece(run, kind)
            case .word, .ideograph:
                if !run.isEmpty && its != kind {
                    pending = (scalar, its)
                    return piece(run, kind)
                }
                kind = its
                run.append(scalar)
            }
        }
        return run.isEmpty ? nil : piece(run, kind)
    }

    private mutating func take() -> (scalar: UInt32, kind: Folding.Class)? {
        if let pending {
            self.pending = nil
            return pending
        }
        return rest.next().map(Folding.fold)
    }

    private func piece(_ run: [UInt32], _ kind: Folding.Class) -> Piece {
        kind == .ideograph ? .ideographs(run) : .word(run)
    }
}
