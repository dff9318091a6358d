import Foundation

/// A text in which words are found whatever their case, width or script (traditional or simplified).
struct FoldedText {
    /// How much of a text is looked at, in characters.
    static let longest = 20_000

    private let text: String

    init(_ text: String) { self.text = FoldedText.fold(String(text.prefix(FoldedText.longest))) }

    /// Whether a word stands in the text. One that begins or ends with a Latin letter or a digit counts only as a
    /// whole word there, so that "down" is not found in "download".
    func holds(_ word: String) -> Bool {
        let word = FoldedText.fold(word)
        guard let first = word.first, let last = word.last else { return false }
        var rest = text[...]
        while let place = rest.range(of: word) {
            let before = text[..<place.lowerBound].last
            let after = text[place.upperBound...].first
            let isWhole = !(first.isWordly && before?.isWordly == true) && !(last.isWordly && after?.isWordly == true)
            if isWhole { return true }
            rest = text[text.index(after: place.lowerBound)...]
        }
        return false
    }

    private static func fold(_ text: String) -> String {
        let narrow = text.folding(options: [.caseInsensitive, .widthInsensitive], locale: nil)
        return narrow.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? narrow
    }
}

extension Character {
    /// A letter or digit of a script that separates its words by spaces.
    fileprivate var isWordly: Bool {
        guard let scalar = unicodeScalars.first else { return false }
        return scalar.value < 0x250 && scalar.properties.isAlphabetic || isASCIIDigit
    }
}
