import Vocabulary
import Yams

/// The kinds of values that stand in a manual's mappings.
extension Entry {
    /// A text in the three languages, all of which must be there.
    func name(_ key: String) -> Name {
        mapping(key) { entry in
            Name(zhHans: entry.text("zh-Hans"), zhHant: entry.text("zh-Hant"), en: entry.text("en"))
        }
    }

    func number(_ key: String, in range: ClosedRange<Int>) -> Int {
        number(of: need(key), in: range) ?? range.lowerBound
    }

    func number(of node: Node?, in range: ClosedRange<Int>) -> Int? {
        scalar(node, or: .badNumber, [String(range.lowerBound), String(range.upperBound)]) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// Yes or no; `otherwise` where the key is absent.
    func flag(_ key: String, otherwise: Bool = false) -> Bool { optionalFlag(key) ?? otherwise }

    func optionalFlag(_ key: String) -> Bool? {
        scalar(take(key), or: .badFlag) { ["yes": true, "true": true, "no": false, "false": false][$0] }
    }

    /// One of the program's own words.
    func word<Word: RawRepresentable & CaseIterable>(_ key: String, otherwise: Word) -> Word
    where Word.RawValue == String {
        word(of: need(key)) ?? otherwise
    }

    func word<Word: RawRepresentable & CaseIterable>(of node: Node?) -> Word? where Word.RawValue == String {
        let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
        return scalar(node, or: .badWord, [known]) { Word(rawValue: $0) }
    }

    /// A list of the program's own words, each once.
    func words<Word: RawRepresentable & CaseIterable & Hashable>(_ key: String) -> [Word]
    where Word.RawValue == String {
        once(nodes(need(key))) { word(of: $0) }
    }

    /// A length of time such as `15 s`, `30 min`, `2 h` or `5 days`.
    func duration(_ key: String) -> Duration {
        scalar(need(key), or: .badDuration) { Duration(manual: $0) } ?? .zero
    }

    /// The items of a list, each of which may stand there only once.
    func once<Value: Hashable>(_ nodes: [Node], _ read: (Node) -> Value?) -> [Value] {
        var seen: Set<Value> = []
        return nodes.compactMap { node in
            guard let value = read(node) else { return nil }
            if !seen.insert(value).inserted {
                reading.report(.duplicate, at: node.place, node.scalar?.string ?? "")
            }
            return value
        }
    }
}

extension Duration {
    /// Reads `15 s`, `30 min`, `2 h`, `1 day` or `5 days`; nil for anything else and for more than 400 days.
    init?(manual text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: true)
        let units = ["s": 1, "min": 60, "h": 3600, "day": 86400, "days": 86400]
        guard parts.count == 2, let unit = units[String(parts[1])], parts[0].allSatisfy(\.isASCIIDigit),
            let count = Int(parts[0]), count > 0, count <= 400 * 86400 / unit
        else { return nil }
        self = .seconds(count * unit)
    }
}

extension Character {
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
    /// Without white space around it.
    var trimmingSpace: String {
        let start = drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
