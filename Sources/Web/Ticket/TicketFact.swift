import Pages

/// One of the facts that the manual asks for on a ticket of this type, and what is known of it.
struct TicketFact: Equatable, Sendable {
    let key: String
    let name: String
    /// As people read it; nil while nobody has said it.
    var known: String?
    /// As the form holds it: words, or the key of a choice.
    var value = ""
    var isRequired = false
    /// Empty where the answer is free text.
    var choices: [Choice] = []

    fileprivate var isMissing: Bool { known == nil && isRequired }

    fileprivate func field(_ texts: Texts) -> Field {
        Field(
            name: "fact-\(key)", label: name,
            control: choices.isEmpty ? .line("text") : .choice(choices, blank: texts["more.choose"]),
            isRequired: false, autocomplete: "off", limit: choices.isEmpty ? 500 : nil)
    }
}

extension [TicketFact] {
    /// What is known, what is missing, a form to note it, and one button that asks the customer for the rest.
    func html(_ pane: TicketPane, _ texts: Texts) -> HTML {
        let missing = filter(\.isMissing)
        return """
            <section class="demands"><h3>\(texts["side.facts"])</h3>
            <dl class="facts">\(map { line($0, texts) })</dl>
            \(when: pane.allows.contains(.noteFacts), noting.html(pane, texts, naming: map { field($0, texts) }))
            \(when: pane.allows.contains(.askFacts) && !missing.isEmpty, pane.button("facts/question", texts["deed.ask-facts"], isMain: false))
            </section>
            """
    }

    private var noting: Deed {
        Deed(
            verb: .noteFacts, resource: "facts",
            values: Dictionary(map { ("fact-\($0.key)", $0.value) }, uniquingKeysWith: { first, _ in first }))
    }

    private func field(_ fact: TicketFact, _ texts: Texts) -> Field { fact.field(texts) }

    private func line(_ fact: TicketFact, _ texts: Texts) -> HTML {
        """
        <div\(attribute: "class", fact.isMissing ? "missing" : nil)><dt>\(fact.name)</dt>\
        <dd hx-disable>\(fact.known ?? texts[fact.isRequired ? "facts.missing" : "facts.unknown"])</dd></div>
        """
    }
}
