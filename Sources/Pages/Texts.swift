import Vocabulary

/// Everything the product says in one language, by key: `texts["ticket.take"]`, `texts["event.taken", name]`.
public struct Texts: Sendable {
    public let language: Language
    private let sentences: [String: Sentence]

    init(language: Language, sentences: [String: Sentence]) {
        self.language = language
        self.sentences = sentences
    }

    /// No texts at all: every key says itself.
    public static let none = Texts(language: .en, sentences: [:])

    /// The text with its gaps filled; the key itself where there is no such text, so that it shows on the page.
    public subscript(key: String, values: String...) -> String { text(key, values) }

    public func text(_ key: String, _ values: [String]) -> String {
        sentences[key]?.filled(with: values) ?? key
    }

    /// The text, or nil where the catalogs have none under this key.
    public func optional(_ key: String, _ values: [String] = []) -> String? {
        sentences[key]?.filled(with: values)
    }

    public func text(of refusal: Refusal) -> String { text(refusal.key, refusal.about) }
    public func text(of flaw: Refusal.Flaw) -> String { text(flaw.key, flaw.about) }

    public var keys: Set<String> { Set(sentences.keys) }
    public func gaps(of key: String) -> Set<Int> { sentences[key]?.gaps ?? [] }
}

extension Texts: Equatable {
    public static func == (left: Texts, right: Texts) -> Bool { left.language == right.language }
}
