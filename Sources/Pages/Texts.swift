import Synchronization
import Vocabulary

/// Everything the product says in one language, by key: `texts["ticket.take"]`, `texts["event.taken", name]`. It lies in
/// permanent memory, so that the pages of all threads pass it on without counting who holds it.
public struct Texts: @unchecked Sendable {
    public let language: Language
    private let table: SentenceTable
    /// Every day of a year as it is said, in the order of months: a page says a hundred of them.
    private let days: UnsafeBufferPointer<String>
    private let kept: UnsafeBufferPointer<KeptMarkup>

    init(language: Language, sentences: [String: Sentence]) {
        self.language = language
        let table = SentenceTable(sentences)
        self.table = table
        func said(_ key: String, _ values: [String]) -> String {
            table.words(key).map { Saying($0, values).text } ?? key
        }
        days = FixedWords.permanent(
            (1...12).flatMap { month in
                let name = said("time.month-\(month)", [])
                return (1...31).map { said("time.day", [name, "\($0)"]) }
            })
        kept = FixedWords.permanent([KeptMarkup()])
    }

    /// No texts at all: every key says itself.
    public static let none = Texts(language: .en, sentences: [:])

    /// The text with its gaps filled; the key itself where there is no such text, so that it shows on the page.
    @_disfavoredOverload
    public subscript(key: String, values: String...) -> String { text(key, values) }

    /// The same where it goes into markup.
    public subscript(key: StaticString) -> Saying { table.words(key).map { Saying($0) } ?? unknown(key) }
    public subscript(key: StaticString, value: String) -> Saying {
        table.words(key).map { Saying($0, value) } ?? unknown(key)
    }
    /// A sentence about another one, which is not made a text for that.
    public subscript(key: StaticString, about saying: Saying) -> Saying {
        table.words(key).map { Saying($0, about: saying) } ?? unknown(key)
    }
    public subscript(key: StaticString, first: String, second: String) -> Saying {
        table.words(key).map { Saying($0, first, second) } ?? unknown(key)
    }
    public subscript(key: StaticString, first: String, second: String, third: String, others: String...) -> Saying {
        table.words(key).map { Saying($0, [first, second, third] + others) } ?? unknown(key)
    }

    private func unknown(_ key: StaticString) -> Saying { Saying(unknown: "\(key)") }

    /// The same for a key that is found while the program runs.
    public func saying(_ key: String, _ values: [String]) -> Saying {
        table.words(key).map { Saying($0, values) } ?? Saying(unknown: key)
    }

    public func text(_ key: String, _ values: [String]) -> String { saying(key, values).text }

    /// The text, or nil where the catalogs have none under this key.
    public func optional(_ key: String, _ values: [String] = []) -> String? {
        table.words(key).map { Saying($0, values).text }
    }

    /// The text of a key that is found while the program runs in an area of the catalogs: `clock.kind.` and `response`.
    public func text(in area: StaticString, of key: String) -> String? {
        table.words(area, key).map { Saying($0).text }
    }

    /// "11 月 3 日", "3 November".
    func day(_ day: Int, of month: Int) -> String { days[(month - 1) * 31 + day - 1] }

    public func text(of refusal: Refusal) -> String { text(refusal.key, refusal.about) }
    public func text(of flaw: Refusal.Flaw) -> String { text(flaw.key, flaw.about) }

    /// Markup that nothing but these texts decides: made when it is first asked for by its name, and kept.
    public func constant(_ name: StaticString, _ make: () -> HTML) -> HTML { kept[0].markup(name, make) }

    public var keys: Set<String> { table.keys }
    public func gaps(of key: String) -> Set<Int> { table.words(key)?.pointee.gaps ?? [] }
}

extension Texts: Equatable {
    public static func == (left: Texts, right: Texts) -> Bool { left.language == right.language }
}

private final class KeptMarkup: Sendable {
    private let markups = Mutex<[UInt: HTML]>([:])

    func markup(_ name: StaticString, _ make: () -> HTML) -> HTML {
        let place = UInt(bitPattern: name.utf8Start)
        if let known = markups.withLock({ $0[place] }) { return known }
        let fresh = make().lasting
        markups.withLock { $0[place] = fresh }
        return fresh
    }
}
