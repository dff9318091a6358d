import Pages
import Vocabulary

/// One ticket at the desk: its head with the clocks, the conversation, the composer, and what belongs to it at the side.
struct TicketPane: Equatable, Sendable {
    /// What the person in front of it may do now; what is not here is not shown.
    enum Verb: String, CaseIterable, Sendable {
        case take, accept, start, reply, note, progress, classify, wait, resolve, tell, confirm, sign, archive, link
        case reveal
        case assign, escalate, urge, promise, workaround, extend, correct, reopen, relate, contact, offer
        case handOver = "hand-over"
        case reportAssignment = "wrong-assignment"
        case keepPromise = "keep-promise"
        case withdrawPromise = "withdraw-promise"
        case signOff = "sign-off"
        case answerOffer = "answer-offer"
        case noteFacts = "note-facts"
        case askFacts = "ask-facts"
        case decideExtension = "decide-extension"
        case refuseCorrection = "refuse-correction"
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
    var work = TicketWork()
    /// The name of the channel that a reply goes out by.
    var channel: String
    /// Where the result can be told, and the channel that the customer came by.
    var channels: [Choice] = []
    var arrival = ""
    /// Who else has the ticket open.
    var watching: [String] = []
    /// Why the desk refused what was asked outside the composer: taking, classifying, revealing, archiving.
    var refusal: Refusal?
    /// What was entered when the desk refused, and in the form of which verb.
    var filled = Filled.blank
    var refused: Verb?
    /// Whether the menu of the rarer verbs stands open.
    var unfoldsMore = false
    /// The shelf that it was opened from.
    var queue: Queue?

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
            \(work.signature(texts))\(work.urged(texts))\
            \(when: !watching.isEmpty, "<span class=\"watching\">\(Icon.eye.html)\(texts["ticket.watching", watching.joined(separator: texts["list.comma"])])</span>")</div>
            <div class="title"><h2 id="subject" hx-disable>\(subject)</h2>\(actions(texts))</div>
            <div class="line"><dl class="people">
            <div><dt>\(texts["ticket.taken-by"])</dt><dd>\(takenBy ?? texts["ticket.nobody"])</dd></div>
            <div><dt>\(texts["ticket.owner"])</dt><dd>\(owner ?? texts["ticket.nobody"])</dd></div>
            \(work.expected.map { "<div><dt>\(texts["ticket.expected"])</dt><dd>\(wording.appointment($0))</dd></div>" as HTML })
            </dl>
            <ul class="clocks" aria-label="\(texts["ticket.clocks"])">\(promises(wording))</ul></div>
            </header>
            """
    }

    /// What still runs or was missed stands first; the kept ones are folded away where they are many.
    private func promises(_ wording: Wording) -> HTML {
        var marks = WrittenMarks()
        let kept = clocks.filter { $0.state == .met }
        guard kept.count > 2 else { return "\(each: clocks, { clock($0, wording, &marks) })" }
        return """
            \(each: clocks.filter { $0.state != .met }, { clock($0, wording, &marks) })
            <li><details class="kept"><summary>\(wording.texts["ticket.kept", "\(kept.count)"])</summary>\
            <ul>\(each: kept, { clock($0, wording, &marks) })</ul></details></li>
            """
    }

    private func clock(_ face: ClockFace, _ wording: Wording, _ marks: inout WrittenMarks) -> HTML {
        "<li>\(face.html(wording))\(face.mark.map { marks.html($0, wording.texts) })</li>"
    }

    private func actions(_ texts: Texts) -> HTML {
        """
        <div class="actions">
        \(when: allows.contains(.take), button("taking", texts["ticket.take"], isMain: true))
        \(when: allows.contains(.accept), button("acceptance", texts["ticket.accept"], isMain: true))\
        \(when: allows.contains(.start), button("start", texts["ticket.start"], isMain: false))\
        \(when: allows.contains(.sign), button("signature", texts["ticket.sign"], isMain: false))\
        \(when: allows.contains(.archive), button("archiving", texts["ticket.archive"], isMain: true))
        <a class="button" href="/tickets/\(number)/card">\(Icon.print.html)\(texts["ticket.card"])</a>\
        \(MoreMenu(pane: self).html(texts))
        </div>
        """
    }
}
