import Pages
import Vocabulary

/// How a ticket comes to its end, and what comes after it: told, signed, followed up, made good, joined to others.
struct TicketEnd: Equatable, Sendable {
    struct Told: Equatable, Sendable {
        let at: Instant
        let channel: String
        /// nil where the customer's own word shows that they know.
        var by: String?
        var evidence: String?
    }

    struct Signature: Equatable, Sendable {
        let name: String
        let role: String
        let at: Instant
    }

    struct FollowUp: Equatable, Sendable {
        /// How it ended; nil while it is still to be made.
        var outcome: String?
        let nextAt: Instant
        var attempts = 0
        /// Whether whoever looks makes such calls, and so has the room for them.
        var isTheirs = false
        var mark: Mark?
    }

    struct Remedy: Equatable, Sendable {
        let stars: Int
        var contacted: Instant?
        var cause: String?
        var words: String?
        var answer: String?
        var mark: Mark?
    }

    struct Relation: Equatable, Sendable {
        /// `related`, `follow-up-of`, and the latter seen from the older ticket `followed-by`.
        let kind: String
        let number: String
        let subject: String
        let status: TicketStatus
    }

    var told: Told?
    var signature: Signature?
    var stars: Int?
    var opinion: String?
    var followUp: FollowUp?
    var remedy: Remedy?
    /// What can have gone wrong, as the manual names it.
    var causes: [Choice] = []
    var relations: [Relation] = []
    /// Until when the ticket can be opened again; nil where it need not be, or no longer can.
    var reopenableUntil: Instant?
}

extension TicketEnd {
    private var hasEnded: Bool { told != nil || signature != nil || stars != nil || followUp != nil }

    func html(_ pane: TicketPane, _ wording: Wording) -> HTML {
        """
        \(remedy.map { $0.html(pane, causes, wording) })\
        \(when: hasEnded || reopenableUntil != nil, ending(pane, wording))\
        \(when: !relations.isEmpty, related(wording.texts))
        """
    }

    private func ending(_ pane: TicketPane, _ wording: Wording) -> HTML {
        let texts = wording.texts
        let words = Field(
            name: "words", label: texts["end.reopen-words"], control: .lines(2), isRequired: true, limit: 20_000)
        return """
            <section class="ending"><h3>\(texts["side.ending"])</h3><dl class="facts">
            \(told.map { line(texts["end.told"], "\(wording.time($0.at)) \($0.channel) \($0.by ?? "")\(when: $0.evidence != nil, " · \($0.evidence ?? "")")") })
            \(signature.map { line(texts["end.signed"], "\($0.name) \($0.role) \(wording.time($0.at))") })
            \(stars.map { line(texts["end.rating"], Stars.shown($0, texts)) })
            \(opinion.map { line(texts["end.opinion"], "\($0)") })
            \(followUp.map { line(texts["end.follow-up"], $0.html(wording)) })
            </dl>
            \(reopenableUntil.map { "<p class=\"hint\">\(texts["end.reopen-until", wording.appointment($0)])</p>" as HTML })
            \(when: pane.allows.contains(.reopen), Deed(verb: .reopen, resource: "reopening", fields: [words]).html(pane, texts))
            </section>
            """
    }

    private func line(_ name: String, _ what: HTML) -> HTML { "<div><dt>\(name)</dt><dd hx-disable>\(what)</dd></div>" }

    private func related(_ texts: Texts) -> HTML {
        """
        <section><h3>\(texts["side.relations"])</h3>
        <ul class="earlier">\(relations.map { $0.html(texts) })</ul></section>
        """
    }
}

extension TicketEnd.FollowUp {
    fileprivate func html(_ wording: Wording) -> HTML {
        let texts = wording.texts
        let state =
            outcome.map { texts["end.follow-up-\($0)"] } ?? texts["end.follow-up-from", wording.appointment(nextAt)]
        return """
            \(isTheirs && outcome == nil ? "<a href=\"/follow-ups\">\(state)</a>" as HTML : "\(state)")\(when: attempts > 0, " \(texts["end.attempts", "\(attempts)"])")\(mark.map { $0.html(texts) })
            """
    }
}

extension TicketEnd.Remedy {
    fileprivate func html(_ pane: TicketPane, _ causes: [Choice], _ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <section class="remedy"><h3>\(texts["side.remedy"])\(mark.map { $0.html(texts) })</h3>
            <p>\(Stars.shown(stars, texts))</p>
            <dl class="facts">
            \(contacted.map { "<div><dt>\(texts["remedy.contacted-at"])</dt><dd>\(wording.time($0))</dd></div>" as HTML })
            \(cause.map { "<div><dt>\(texts["field.cause"])</dt><dd>\($0)</dd></div>" as HTML })
            \(words.map { "<div><dt>\(texts["remedy.offer"])</dt><dd hx-disable>\($0)</dd></div>" as HTML })
            \(answer.map { "<div><dt>\(texts["remedy.answer"])</dt><dd>\(texts["remedy.\($0)"])</dd></div>" as HTML })
            </dl>
            \(deeds(causes, texts).filter { pane.allows.contains($0.verb) }.map { $0.html(pane, texts) })
            </section>
            """
    }

    private func deeds(_ causes: [Choice], _ texts: Texts) -> [Deed] {
        let said = Field(
            name: "words", label: texts["remedy.contact-words"], control: .lines(2), isRequired: true, limit: 20_000)
        let why = Field(
            name: "cause", label: texts["field.cause"], control: .choice(causes, blank: texts["more.choose"]),
            isRequired: true)
        let offer = Field(
            name: "words", label: texts["remedy.offer"], control: .lines(3), isRequired: true, limit: 2000)
        return [
            Deed(verb: .contact, resource: "remedy/contact", fields: [said]),
            Deed(verb: .offer, resource: "remedy/offer", fields: [why, offer]),
            Deed(
                verb: .answerOffer, resource: "remedy/answer",
                answers: [
                    Choice("accepted", texts["remedy.accepted"]), Choice("declined", texts["remedy.declined"]),
                ]),
        ]
    }
}

extension TicketEnd.Relation {
    fileprivate func html(_ texts: Texts) -> HTML {
        """
        <li><a href="/tickets/\(number)"><span hx-disable>\(subject)</span>\
        <small>\(texts["relation.\(kind)"]) \(number)</small></a> \(status.html(texts))</li>
        """
    }
}
