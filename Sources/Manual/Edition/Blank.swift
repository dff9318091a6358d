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
        switch kind {
        case .duration: scalar(node, or: .badDuration) { Duration(manual: $0) == nil ? nil : $0 }
        case .percent: number(of: node, in: 1...100).map(String.init)
        case .months: number(of: node, in: 1...120).map(String.init)
        }
    }
}
