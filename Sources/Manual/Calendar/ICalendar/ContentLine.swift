/// One line of an iCalendar file (RFC 5545, 3.1), unfolded: `DTSTART;VALUE=DATE:20261001`.
struct ContentLine: Hashable, Sendable {
    /// In capitals.
    let name: String
    /// Values of parameters by name in capitals; quotes taken off.
    let parameters: [String: String]
    let value: String
    /// Where the line begins in the file.
    let line: Int
    /// Where its value begins; the first line's column where it was folded later.
    let column: Int

    /// The lines of a file; nil for each that is none, with its number.
    static func lines(of text: String) -> [(number: Int, line: ContentLine?)] {
        var folded: [(number: Int, text: String)] = []
        let physical = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (place, part) in physical.enumerated() {
            if let first = part.first, first == " " || first == "\t", !folded.isEmpty {
                folded[folded.count - 1].text += part.dropFirst()
            } else if !part.allSatisfy(\.isWhitespace) {
                folded.append((place + 1, String(part)))
            }
        }
        return folded.map { ($0.number, ContentLine($0.text, number: $0.number)) }
    }

    private init?(_ text: String, number: Int) {
        var text = text[...]
        if number == 1, text.first == "\u{FEFF}" { text = text.dropFirst() }
        guard let (head, value) = Self.halves(of: text) else { return nil }
        let parts = Self.split(head, at: ";")
        guard let name = parts.first, !name.isEmpty,
            name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        else { return nil }
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            guard let sign = part.firstIndex(of: "=") else { return nil }
            parameters[part[..<sign].uppercased()] = part[part.index(after: sign)...].filter { $0 != "\"" }
        }
        self.name = name.uppercased()
        self.parameters = parameters
        self.value = String(value)
        line = number
        column = text.distance(from: text.startIndex, to: value.startIndex) + 1
    }

    /// A text value (3.3.11) without its escapes.
    var words: String {
        var words = ""
        var isEscaped = false
        for letter in value {
            if isEscaped {
                words.append(letter == "n" || letter == "N" ? " " : letter)
                isEscaped = false
            } else if letter == "\\" {
                isEscaped = true
            } else {
                words.append(letter)
            }
        }
        return words.trimmingSpace
    }

    /// Name with parameters, and value: the first colon outside quotes parts them.
    private static func halves(of text: Substring) -> (Substring, Substring)? {
        var isQuoted = false
        for place in text.indices {
            if text[place] == "\"" { isQuoted.toggle() }
            if text[place] == ":", !isQuoted { return (text[..<place], text[text.index(after: place)...]) }
        }
        return nil
    }

    private static func split(_ text: Substring, at mark: Character) -> [Substring] {
        var isQuoted = false
        return text.split(omittingEmptySubsequences: false) { letter in
            if letter == "\"" { isQuoted.toggle() }
            return letter == mark && !isQuoted
        }
    }
}
