import Pages
import Vocabulary

/// 审批: decisions that somebody waits for, each decided in place, on a phone as well.
struct ApprovalsPage: Equatable, Sendable {
    var frame: Frame
    let items: [ApprovalItem]
    let teams: [Choice]
    /// The idempotency key, which each form makes its own.
    let key: String
    /// The one whose decision was refused.
    var refused: Int64?
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["approvals.title"]).html(
            texts,
            """
            <main id="main" class="page approvals">
            <h1>\(texts["approvals.title"])</h1>
            \(when: refused == nil, filled.summary(texts))
            \(items.isEmpty ? empty(texts) : list(texts))
            </main>
            """)
    }

    private func empty(_ texts: Texts) -> HTML {
        "<div class=\"empty\"><p>\(texts["approvals.empty"])</p><p>\(texts["approvals.empty-tip"])</p></div>"
    }

    private func list(_ texts: Texts) -> HTML {
        """
        <p class="total" role="status">\(texts["approvals.waiting", "\(items.count)"])</p>
        <ol class="decisions">\(items.map { item in
            "<li>\(item.html(frame.wording(texts)))\(when: item.mayDecide, decision(on: item, texts))</li>"
        })</ol>
        """
    }

    private func decision(on item: ApprovalItem, _ texts: Texts) -> HTML {
        let filled = refused == item.id ? filled : Filled(values: ["team": item.team ?? ""])
        let prefix = "d\(item.id)"
        return """
            <form method="post" action="/approvals/\(item.number)/\(item.id)">\(Hidden(frame, key: "\(key)-\(item.id)").html)
            \(filled.summary(texts, prefix: prefix, names: ["team": texts["approvals.team"], "reason": texts["field.reason"]]))
            \(fields(item, prefix, texts).map { $0.html(filled, texts) })
            <div class="foot">\(buttons(item, texts))</div>
            </form>
            """
    }

    private func fields(_ item: ApprovalItem, _ prefix: String, _ texts: Texts) -> [Field] {
        switch item.kind {
        case .signOff: []
        case .extending:
            [
                Field(
                    name: "reason", label: texts["approvals.answer"], hint: texts["approvals.answer-hint"],
                    autocomplete: "off", limit: 500, prefix: prefix)
            ]
        case .correction:
            [
                Field(
                    name: "team", label: texts["approvals.team"],
                    control: .choice(teams, blank: texts["approvals.choose"]), isRequired: true,
                    prefix: prefix),
                Field(
                    name: "reason", label: texts["approvals.answer"], hint: texts["approvals.keep-hint"],
                    autocomplete: "off", limit: 500, prefix: prefix),
            ]
        }
    }

    private func buttons(_ item: ApprovalItem, _ texts: Texts) -> HTML {
        switch item.kind {
        case .signOff:
            """
            <button class="main" name="verdict" value="grant">\(texts["approvals.sign-off"])</button> \
            <a href="/tickets/\(item.number)">\(texts["approvals.other-level"])</a>
            """
        case .extending:
            """
            <button class="main" name="verdict" value="grant">\(texts["approvals.grant"])</button>\
            <button name="verdict" value="refuse">\(texts["approvals.refuse"])</button>
            """
        case .correction:
            """
            <button class="main" name="verdict" value="grant">\(texts["approvals.correct"])</button>\
            <button name="verdict" value="refuse" formnovalidate>\(texts["approvals.keep"])</button>
            """
        }
    }
}
