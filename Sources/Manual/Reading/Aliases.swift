/// A guard before YAML is composed: aliases of aliases used as keys would take exponential time.
enum Aliases {
    /// How many words that look like aliases a text may hold before it is refused unread.
    static let bearable = 30

    /// The place of the first alias-like word beyond the bearable number; nil where there are few.
    ///
    /// A few are harmless, and prose may hold a word such as ` *note`, so the exact answer is left to the composed tree.
    static func crowd(in text: String) -> Place? {
        var line = 1
        var column = 1
        var count = 0
        var before: Unicode.Scalar = "\n"
        var star: Place?
        for scalar in text.unicodeScalars {
            if let place = star, scalar.canNameAlias {
                count += 1
                if count > bearable { return place }
            }
            star = scalar == "*" && before.canPrecedeAlias ? Place(line: line, column: column) : nil
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
            before = scalar
        }
        return nil
    }
}

extension Unicode.Scalar {
    fileprivate var canPrecedeAlias: Bool {
        value <= 0x20 || properties.isWhitespace || self == "\u{FEFF}" || "[]{},:-?".unicodeScalars.contains(self)
    }

    fileprivate var canNameAlias: Bool {
        isASCII && (properties.isAlphabetic || ("0"..."9").contains(self) || self == "-" || self == "_")
    }
}
