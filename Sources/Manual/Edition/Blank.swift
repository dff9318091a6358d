import Vocabulary
import Yams

extension Edition {
    /// A figure that the manual leaves to the center: a question that is asked before it comes into force. Elsewhere in
    /// the file it is written `$key`.
    public struct Blank: Hashable, Sendable {
        /// What an answer looks like.
        public enum Kind: String, CaseIterable, Hashable, Sendable {
            /// Such as `5 min`.
            case duration
            /// From 1 to 100.
            case percent
            /// From 1 to 120.
            case months

            /// The whole numbers that it takes; nil for a length of time.
            var range: ClosedRange<Int>? {
                switch self {
                case .duration: nil
                case .percent: 1...100
                case .months: 1...120
                }
            }
        }

        public let key: String
        /// The question.
        public let name: Name
        public let kind: Kind
        /// What holds while nobody has answered.
        public let ours: String
        /// nil while nobody has answered, which the file writes as `?`.
        public let answer: String?
        public let paragraph: Paragraph

        public var value: String { answer ?? ours }

        /// Whether an answer has the form that the question asks for.
        public func takes(_ answer: String) -> Bool {
            guard let range = kind.range else { return Duration(manual: answer) != nil }
            return Int(answer).map(range.contains) ?? false
        }
    }

    public func blank(_ key: String) -> Blank? { blanks.first { $0.key == key } }
}

extension Edition.Blank {
    init(_ entry: Entry, taken: inout Set<Key<Named.Demand>>) {
        key = entry.newKey(taken: &taken).text
        name = entry.name("name")
        let kind: Kind = entry.word("kind", otherwise: .duration)
        self.kind = kind
        ours = entry.value(of: entry.need("ours"), kind) ?? ""
        let node = entry.need("answer")
        answer = node?.scalar?.string == "?" ? nil : entry.value(of: node, kind)
        paragraph = entry.paragraph()
        entry.reading.blanks[key] = value
    }
}

extension Entry {
    /// The text of a value that has the form its kind asks for.
    fileprivate func value(of node: Node?, _ kind: Edition.Blank.Kind) -> String? {
        guard let range = kind.range else {
            return scalar(node, or: .badDuration) { Duration(manual: $0) == nil ? nil : $0 }
        }
        return number(of: node, in: range).map(String.init)
    }
}
