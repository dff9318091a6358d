import Pages

/// The quiet menu with the rarer verbs of a ticket, in groups; what cannot be done now is not in it. Its forms are fetched
/// when it is first opened, and stand there at once where one of them was refused.
struct MoreMenu {
    let pane: TicketPane

    /// Whether the forms stand on a page by themselves, and not only behind a step.
    static func isUnfolded(_ asked: Bool, refused: TicketPane.Verb?) -> Bool {
        asked || refused.map { verb in Group.allCases.contains { $0.verbs.contains(verb) } } ?? false
    }

    private enum Group: String, CaseIterable {
        case hands, customer, limits, others

        var verbs: [TicketPane.Verb] {
            switch self {
            case .hands: [.handOver, .assign, .reportAssignment, .escalate]
            case .customer: [.urge, .promise, .workaround]
            case .limits: [.extend]
            case .others: [.relate]
            }
        }
    }

    func html(_ texts: Texts) -> HTML {
        let groups = Group.allCases.filter { !pane.allows.isDisjoint(with: $0.verbs) }
        guard !groups.isEmpty else { return .empty }
        let isRefused = pane.refused.map { verb in groups.contains { $0.verbs.contains(verb) } } ?? false
        guard pane.unfoldsMore || isRefused else { return folded(texts) }
        return """
            <details class="menu more" id="more" open><summary id="more-title">\(texts["more.title"])</summary>
            <div class="sheet">\(groups.map { group($0, texts) })</div></details>
            """
    }

    /// Without scripts, or when the line is lost, a link leads to the same, beside the list that stands there now.
    private func folded(_ texts: Texts) -> HTML {
        let queue = pane.queue.map { "&queue=" + $0.rawValue } ?? ""
        return """
            <details class="menu more" id="more" data-unfold="/tickets/\(pane.number)?more=yes"><summary id="more-title">\(texts["more.title"])</summary>
            <div class="sheet"><a href="/tickets/\(pane.number)?more=yes\(queue)">\(texts["more.unfold"])</a></div></details>
            """
    }

    private func group(_ group: Group, _ texts: Texts) -> HTML {
        """
        <section><h3>\(texts["more.\(group.rawValue)"])</h3>
        \(group.verbs.filter(pane.allows.contains).compactMap { deed($0, texts)?.html(pane, texts) })</section>
        """
    }

    private func deed(_ verb: TicketPane.Verb, _ texts: Texts) -> Deed? {
        let work = pane.work
        let to = Field(
            name: "to", label: texts["field.to"], control: .choice(work.receivers, blank: texts["more.choose"]),
            isRequired: true)
        switch verb {
        case .handOver:
            return Deed(verb: verb, resource: "hand-over", fields: [to, words(texts["more.hand-over-words"])])
        case .assign: return Deed(verb: verb, resource: "assignment", fields: [to, reason(texts, isRequired: false)])
        case .reportAssignment:
            let rather = Field(
                name: "team", label: texts["field.team"], control: .choice(work.teams, blank: texts["more.any-team"]))
            return Deed(verb: verb, resource: "wrong-assignment", fields: [reason(texts), rather])
        case .escalate:
            let line = Field(
                name: "line", label: texts["field.line"],
                control: .choice(work.lines, blank: texts["more.to-supervisors"]))
            return Deed(
                verb: verb, resource: "escalation", fields: (work.lines.isEmpty ? [] : [line]) + [reason(texts)])
        case .urge:
            return Deed(
                verb: verb, resource: "urging", fields: [words(texts["more.urge-words"], isRequired: false)])
        case .promise:
            let way = Field(
                name: "way", label: texts["field.way"],
                control: .choice(
                    [Choice("call", texts["promise.call"]), Choice("words", texts["promise.words"])], blank: nil),
                isRequired: true)
            return Deed(
                verb: verb, resource: "promises",
                fields: [way, moment("due", texts["field.due"]), words(texts["more.promise-words"])])
        case .workaround:
            return Deed(verb: verb, resource: "workaround", fields: [words(texts["more.workaround-words"])])
        case .extend:
            let limit = Field(
                name: "clock", label: texts["field.clock"], control: .choice(work.limits, blank: nil), isRequired: true)
            return Deed(
                verb: verb, resource: "extension",
                fields: [limit, moment("moment", texts["field.moment"]), reason(texts)])
        case .relate:
            let other = Field(
                name: "ticket", label: texts["field.ticket"], isRequired: true, autocomplete: "off", limit: 40)
            let kind = Field(
                name: "relation", label: texts["field.relation"],
                control: .choice(
                    [
                        Choice("related", texts["relation.related"]),
                        Choice("follow-up-of", texts["relation.follow-up-of"]),
                    ], blank: nil), isRequired: true)
            return Deed(verb: verb, resource: "relations", fields: [other, kind])
        default: return nil
        }
    }

    private func words(_ label: String, isRequired: Bool = true) -> Field {
        Field(name: "words", label: label, control: .lines(3), isRequired: isRequired, limit: 20_000)
    }

    private func reason(_ texts: Texts, isRequired: Bool = true) -> Field {
        Field(
            name: "reason", label: texts["field.reason"], control: .lines(2), isRequired: isRequired, limit: 500)
    }

    private func moment(_ name: String, _ label: String) -> Field {
        Field(name: name, label: label, control: .line("datetime-local"), isRequired: true)
    }
}
