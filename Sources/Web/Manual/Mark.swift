import Pages

/// The margin mark: the paragraph of the manual that the desk followed, its sentence, and the facts it saw. A class: a
/// ticket's history shows one mark many times.
final class Mark: Equatable, Sendable {
    /// `3.1`
    let paragraph: String
    let edition: Int
    let sentence: String
    let facts: [Fact]

    init(paragraph: String, edition: Int, sentence: String, facts: [Fact] = []) {
        self.paragraph = paragraph
        self.edition = edition
        self.sentence = sentence
        self.facts = facts
    }

    static func == (left: Mark, right: Mark) -> Bool {
        left === right
            || left.paragraph == right.paragraph && left.edition == right.edition && left.sentence == right.sentence
                && left.facts == right.facts
    }

    struct Fact: Equatable, Sendable {
        let name: String
        let value: String
    }

    /// Opens in place without scripts; the manual itself is one more step away.
    func html(_ texts: Texts) -> HTML {
        """
        <details class="mark"><summary>\(texts["mark.by", paragraph])</summary>
        <div class="sheet">
        <blockquote>\(sentence)</blockquote>
        \(when: !facts.isEmpty, "<dl>\(facts.map { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>" })</dl>")
        <a href="/manual/editions/\(edition)#p-\(paragraph)">\(texts["mark.open", "\(edition)"])</a>
        </div></details>
        """
    }
}

/// The marks of one list: much of a ticket's history cites the same few paragraphs. A mark is written once while the next
/// one of its paragraph says the same.
struct WrittenMarks {
    // A page has a dozen of them, and who tells its events makes one for each paragraph.
    private var known: [(mark: Mark, html: HTML)] = []

    mutating func html(_ mark: Mark, _ texts: Texts) -> HTML {
        for place in known.indices where known[place].mark === mark { return known[place].html }
        let fresh = mark.html(texts)
        known.append((mark, fresh))
        return fresh
    }
}
