import Pages
import Vocabulary

/// What somebody promised the customer in words, as long as it is owed.
struct OpenPromise: Equatable, Sendable {
    /// The clock that runs until it is kept.
    let id: Int64
    let isCall: Bool
    let due: Instant

    func html(_ pane: TicketPane, _ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <li class="promise"><p><b>\(texts[isCall ? "promise.call" : "promise.words"])</b> \
            <span>\(wording.appointment(due)) · \(wording.left(until: due))</span></p>
            \(deeds(texts).filter { pane.allows.contains($0.verb) }.map { $0.html(pane, texts) })</li>
            """
    }

    private func deeds(_ texts: Texts) -> [Deed] {
        let words = Field(name: "words", label: texts["promise.kept-words"], control: .lines(2), limit: 20_000)
        let reason = Field(
            name: "reason", label: texts["field.reason"], control: .lines(2), isRequired: true, limit: 500)
        let keep = Deed(verb: .keepPromise, resource: "promises/\(id)/keeping", fields: [words], tail: "-\(id)")
        let withdraw = Deed(
            verb: .withdrawPromise, resource: "promises/\(id)/withdrawal", fields: [reason], tail: "-\(id)")
        return [keep, withdraw]
    }
}
