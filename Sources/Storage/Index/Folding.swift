import Foundation

/// One spelling for what people hold to be the same: wide and narrow, upper and lower case, traditional and simplified,
/// with and without accents. Decided per character by a table that is made once, in some 50 ms.
enum Folding {
    /// What a character is to the index.
    enum Class: UInt32 {
        case separator = 0
        /// A letter or digit of a script that writes words.
        case word = 1
        /// A character of a script without spaces: Han, kana, hangul.
        case ideograph = 2
        /// Drops out: combining marks, joiners.
        case nothing = 3
    }

    private static let table: [UInt32] = makeTable()

    /// The folded scalar and its class.
    static func fold(_ scalar: Unicode.Scalar) -> (scalar: UInt32, kind: Class) {
        guard scalar.value < 0x10000 else { return (scalar.value, classify(scalar)) }
        let entry = table[Int(scalar.value)]
        return (entry & 0xFFFFFF, Class(rawValue: entry >> 24) ?? .separator)
    }

    private static func makeTable() -> [UInt32] {
        let scalars = (UInt32(0)..<0x10000).map { Unicode.Scalar($0) ?? " " }
        let narrow = each(scalars) { $0.precomposedStringWithCompatibilityMapping }
        let plain = each(narrow) { $0.decomposedStringWithCanonicalMapping }
        let small = zip(narrow, plain).map { narrow, plain in (isLatin(narrow) ? plain : narrow).lowered }
        let simplified = each(small) { $0.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? $0 }
        return simplified.map { $0.value | classify($0).rawValue << 24 }
    }

    /// Passes every scalar through a transform of whole texts, a line each; one that does not come back as a line with a
    /// first scalar stays as it was.
    private static func each(_ scalars: [Unicode.Scalar], _ transform: (String) -> String) -> [Unicode.Scalar] {
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            text.append(isBreak(scalar) ? " " : scalar)
            text.append("\n")
        }
        let lines = transform(String(text)).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == scalars.count + 1 else { return scalars }
        return zip(scalars, lines).map { scalar, line in
            guard let first = line.first, line.count == 1 || isLatin(scalar), first.value < 0x10000 else {
                return scalar
            }
            return first
        }
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.properties.isWhitespace
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        (0xC0...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value)
    }

    private static func classify(_ scalar: Unicode.Scalar) -> Class {
        if isIdeograph(scalar.value) { return .ideograph }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: return .nothing
        case .decimalNumber, .letterNumber, .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter,
            .modifierLetter:
            return .word
        default: return .separator
        }
    }

    private static func isIdeograph(_ value: UInt32) -> Bool {
        switch value {
        case 0x3005...0x3007, 0x3041...0x3096, 0x30A1...0x30FC, 0x3105...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF,
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}

extension Unicode.Scalar {
    fileprivate var lowered: Unicode.Scalar {
        let mapping = properties.lowercaseMapping.unicodeScalars
        return mapping.count == 1 ? mapping.first ?? self : self
    }
}
