import Synchronization
import Vocabulary

/// Everything the product says in one language, by key: `texts["ticket.take"]`, `texts["event.taken", name]`.
public struct Texts: Sendable {
    public let language: Language
    private let table: SentenceTable
    private let kept = KeptMarkup()

    init(language: Language, sentences: [String: Sentence]) {
        self.language = language
        table = SentenceTable(sentences)
    }

    /// No texts at all: every key says itself.
    public static let none = Texts(language: .en, sentences: [:])

    /// The text with its gaps filled; the key itself where there is no such text, so that it shows on the page.
    @_disfavoredOverload
    public subscript(key: String, values: String...) -> String { text(key, values) }

    /// The same where it goes into markup.
    public subscript(key: StaticString, values: String...) -> Saying {
        Saying(key: key, markup: table.markup(key), values: values)
    }

    public func text(_ key: String, _ values: [String]) -> String {
        table.sentence(key)?.filled(with: values) ?? key
    }

    /// The text, or nil where the catalogs have none under this key.
    public func optional(_ key: String, _ values: [String] = []) -> String? {
        table.sentence(key)?.filled(with: values)
    }

    public func text(of refusal: Refusal) -> String { text(refusal.key, refusal.about) }
    public func text(of flaw: Refusal.Flaw) -> String { text(flaw.key, flaw.about) }

    /// Markup that nothing but these texts decides: made when it is first asked for by its name, and kept.
    public func constant(_ name: StaticString, _ make: () -> HTML) -> HTML { kept.markup(name, make) }

    public var keys: Set<String> { table.keys }
    public func gaps(of key: String) -> Set<Int> { table.sentence(key)?.gaps ?? [] }
}

extension Texts: Equatable {
    public static func == (left: Texts, right: Texts) -> Bool { left.language == right.language }
}

private final class KeptMarkup: Sendable {
    private let markups = Mutex<[UInt: HTML]>([:])

    func markup(_ name: StaticString, _ make: () -> HTML) -> HTML {
        let place = UInt(bitPattern: name.utf8Start)
        if let known = markups.withLock({ $0[place] }) { return known }
        let fresh = make()
        markups.withLock { $0[place] = fresh }
        return fresh
    }
}
