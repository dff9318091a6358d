import Pages
import Vocabulary

/// One ticket at the desk: its head with the clocks, the conversation, the composer, and what belongs to it at the side.
struct TicketPane: Equatable, Sendable {
    /// What the person in front of it may do now; what is not here is not shown.
    enum Verb: Sendable {
        case take, reply, note, classify, wait, resolve, confirm, archive, link, reveal
    }

    struct Level: Equatable, Sendable {
        let key: String
        let name: String
        var mark: Mark?
    }

    var frame: Frame
    let number: String
    let revision: Int
    /// The idempotency key of the forms of this page.
    let key: String
    let subject: String
    let status: TicketStatus
    let type: String
    let level: Level
    /// 受理人, who stays answerable, and 负责人, who works on it.
    var takenBy: String?
    var owner: String?
    var clocks: [ClockFace]
    var conversation: Conversation
    var side: TicketSide
    var allows: Set<Verb>
    /// The name of the channel that a reply goes out by.
    var channel: String
    /// Who else has the ticket open.
    var watching: [String] = []
    /// Why the desk refused what was asked outside the composer: taking, classifying, revealing, archiving.
    var refusal: Refusal?
    /// What was entered in the composer when the desk refused, and in which of its forms.
    var filled = Filled.blank
    var refused: Composer.Mode?

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return """
            <article id="ticket" class="ticket" data-number="\(number)" data-revision="\(revision)" aria-labelledby="subject" \
            hx-target="#ticket" hx-select="#ticket" hx-swap="outerHTML" hx-push-url="false">
            \(head(wording))
            <div class="desk-top">
            <div class="main">
            \(Filled(refusal: refusal).summary(texts, prefix: "s"))
            <div id="thread" tabindex="0" role="region" aria-label="\(texts["ticket.conversation"])">\(conversation.html(wording))</div>
            \(Composer(pane: self).html(wording))
            </div>
            \(side.html(self, wording))
            </div>
            </article>
            """
    }

    private func head(_ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <header id="ticket-head" class="ticket-head">
            <div class="line"><span class="number">\(number)</span> \(status.html(texts)) <span class="type">\(type)</span> \
            <span class="level" data-level="\(level.key)">\(level.name)</span>\(level.mark.map { $0.html(texts) })\
            \(when: !watching.isEmpty, "<span class=\"watching\">\(Icon.eye.html)\(texts["ticket.watching", watching.joined(separator: texts["list.comma"])])</span>")</div>
            <div class="title"><h2 id="subject" hx-disable>\(subject)</h2>\(actions(texts))</div>
            <div class="line"><dl class="people">
            <div><dt>\(texts["ticket.taken-by"])</dt><dd>\(takenBy ?? texts["ticket.nobody"])</dd></div>
            <div><dt>\(texts["ticket.owner"])</dt><dd>\(owner ?? texts["ticket.nobody"])</dd></div>
            </dl>
            <ul class="clocks" aria-label="\(texts["ticket.clocks"])">\(clocks.map { clock($0, wording) })</ul></div>
            </header>
            """
    }

    private func clock(_ face: ClockFace, _ wording: Wording) -> HTML {
        "<li>\(face.html(wording))\(face.mark.map { $0.html(wording.texts) })</li>"
    }

    private func actions(_ texts: Texts) -> HTML {
        """
        <div class="actions">
        \(when: allows.contains(.take), button("taking", texts["ticket.take"], isMain: true))
        \(when: allows.contains(.archive), button("archiving", texts["ticket.archive"], isMain: true))
        <a class="button" href="/tickets/\(number)/card">\(Icon.print.html)\(texts["ticket.card"])</a>
        </div>
        """
    }

    private func button(_ resource: StaticString, _ name: String, isMain: Bool) -> HTML {
        """
        <form hx-boost="true" method="post" action="/tickets/\(number)/\(HTML(stringLiteral: resource))">\
        \(Hidden(frame, key: key, revision: revision).html)<button\(attribute: "class", isMain ? "main" : nil)>\(name)</button></form>
        """
    }
}
