import Foundation

/// One spelling for characters that people hold to be the same: wide and narrow, upper and lower case, traditional and
/// simplified. Foundation knows them all, but takes a hundred times as long as a table that is made once.
enum Spelling {
    private static let table: [UInt16] = makeTable()

    /// The character that stands for this one; those beyond the basic plane stand for themselves.
    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard scalar.value < 0x10000 else { return scalar }
        return Unicode.Scalar(table[Int(scalar.value)]) ?? scalar
    }

    private static func makeTable() -> [UInt16] {
        let scalars = (UInt32(0)..<0x10000).map { Unicode.Scalar($0) ?? " " }
        let narrow = each(scalars) { $0.folding(options: [.caseInsensitive, .widthInsensitive], locale: nil) }
        let simplified = each(narrow) { $0.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? $0 }
        return simplified.map { UInt16(truncatingIfNeeded: $0.value) }
    }

    /// Passes every scalar through a transform of whole texts, a line each; one that does not come back as a line of one
    /// scalar stays as it was.
    private static func each(_ scalars: [Unicode.Scalar], _ transform: (String) -> String) -> [Unicode.Scalar] {
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            text.append(scalar.properties.generalCategory == .control || scalar.properties.isWhitespace ? " " : scalar)
            text.append("\n")
        }
        let lines = transform(String(text)).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == scalars.count + 1 else { return scalars }
        return zip(scalars, lines).map { scalar, line in
            guard let first = line.first, line.count == 1, first.value < 0x10000 else { return scalar }
            return first
        }
    }
}
