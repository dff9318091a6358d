import Pages
import Vocabulary

/// Something about a ticket that waits for a decision, decidable in place by who may.
struct OpenApproval: Equatable, Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case signOff = "sign-off"
        case extending = "extension"
        case correction
    }

    let kind: Kind
    /// The level, the limit or the team that it is about; empty where it is about none.
    let what: String
    var until: Instant?
    let reason: String
    /// nil where the manual asks.
    var askedBy: String?
    let askedAt: Instant
    /// The level was lowered after a warning.
    var isLate = false
    var mark: Mark?
}

extension OpenApproval {
    func html(_ pane: TicketPane, _ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <li class="approval" data-kind="\(kind.rawValue)">
            <p><b>\(texts["approval.kind-\(kind.rawValue)"])</b> <span>\(what)</span>\
            \(until.map { " \(texts["approval.until", wording.appointment($0)])" as HTML })\(mark.map { $0.html(texts) })</p>
            \(when: isLate, "<p class=\"flaw\">\(texts["approval.late"])</p>")
            \(when: !reason.isEmpty, "<p hx-disable>\(reason)</p>")
            <p class="hint">\(askedBy ?? texts["approval.by-manual"]) \(wording.time(askedAt))</p>
            \(decision(pane, texts))</li>
            """
    }

    private func decision(_ pane: TicketPane, _ texts: Texts) -> HTML {
        switch kind {
        case .signOff:
            guard pane.allows.contains(.signOff) else { return .empty }
            return pane.button("sign-off", texts["deed.sign-off"], isMain: true)
        case .extending:
            guard pane.allows.contains(.decideExtension) else { return .empty }
            let words = Field(name: "reason", label: texts["approval.words"], control: .lines(2), limit: 500)
            return Deed(
                verb: .decideExtension, resource: "extension/decision", fields: [words],
                answers: [
                    Choice("granted", texts["approval.grant"]), Choice("refused", texts["approval.refuse"]),
                ]
            ).html(pane, texts)
        case .correction:
            let to = Field(
                name: "to", label: texts["field.to"],
                control: .choice(pane.work.receivers, blank: texts["more.choose"]), isRequired: true)
            let words = Field(name: "reason", label: texts["field.reason"], control: .lines(2), limit: 500)
            var reason = words
            reason.isRequired = true
            let right = Deed(verb: .correct, resource: "correction", fields: [to, words])
            let wrong = Deed(verb: .refuseCorrection, resource: "correction/refusal", fields: [reason])
            return "\([right, wrong].filter { pane.allows.contains($0.verb) }.map { $0.html(pane, texts) })"
        }
    }
}
