import Pages

/// A rarer verb: its name, and the form that unfolds below it. A refused one is open, with what was entered.
struct Deed {
    let verb: TicketPane.Verb
    let resource: String
    var fields: [Field] = []
    /// What stands in the fields at first.
    var values: [String: String] = [:]
    /// The answers that send the form, where there is more than one.
    var answers: [Choice] = []
    /// Tells apart the deeds of several things, such as two promises.
    var tail = ""

    /// - Parameter more: fields that only the page knows; their labels name them where something is wrong.
    func html(_ pane: TicketPane, _ texts: Texts, naming more: [Field] = []) -> HTML {
        let isRefused = pane.refused == verb
        let filled = isRefused ? pane.filled : Filled(values: values)
        let name = texts["deed.\(verb.rawValue)"]
        let id = "deed-\(verb.rawValue)\(tail)"
        return """
            <details class="deed" id="\(id)"\(flag: "open", isRefused)><summary>\(name)</summary>
            <form hx-boost="true" method="post" action="/tickets/\(pane.number)/\(resource)">
            \(Hidden(pane.frame, key: pane.key, revision: pane.revision).html)
            \(filled.summary(texts, prefix: id, names: Dictionary(more.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })))
            \((fields + more).map { $0.html(filled, texts, within: id) })
            <div class="foot">\(when: answers.isEmpty, "<button class=\"main\">\(name)</button>")\
            \(answers.map { "<button name=\"answer\" value=\"\($0.key)\">\($0.name)</button> " as HTML })</div>
            </form></details>
            """
    }
}

extension TicketPane {
    /// A verb that needs no words: one button.
    func button(_ resource: String, _ name: String, isMain: Bool) -> HTML {
        """
        <form hx-boost="true" method="post" action="/tickets/\(number)/\(resource)">\
        \(Hidden(frame, key: key, revision: revision).html)<button\(attribute: "class", isMain ? "main" : nil)>\(name)</button></form>
        """
    }
}
