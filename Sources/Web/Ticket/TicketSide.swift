import Pages
import Vocabulary

/// What belongs to a ticket beside its conversation: the customer, what was asked, its classification, its links.
struct TicketSide: Equatable, Sendable {
    struct Earlier: Equatable, Sendable {
        let number: String
        let subject: String
        let status: TicketStatus
    }

    let customer: String
    /// Where the customer's own page is; nil where nobody may open it.
    var customerPage: String?
    /// Masked by the desk already: `尾号 8000`.
    let contact: String
    /// The contact in full, on the one page after somebody gave a reason.
    var revealed: String?
    let channel: String
    let received: Instant
    var demand: String?
    var occurred: Instant?
    var wished: Instant?
    var isUrgentForCustomer = false
    /// Other tickets of the same customer, newest first.
    var history: [Earlier] = []
    let types: [Choice]
    let levels: [Choice]
    let type: String
    let level: String
    /// Finer types, as `fault/hardware`, and the business types; empty where the manual has none.
    var subtypes: [Choice] = []
    var subtype = ""
    var businesses: [Choice] = []
    var business = ""
    /// The reason that was entered when a new classification was refused.
    var reason = ""
    /// How many signed links are open, and a new one in full, shown once.
    var links = 0
    var newLink: String?
    var solution: String?
}

extension TicketSide {
    func html(_ pane: TicketPane, _ wording: Wording) -> HTML {
        """
        <aside id="ticket-side" class="side" aria-label="\(wording.texts["side.name"])">
        \(when: !pane.work.approvals.isEmpty, approvals(pane, wording))
        \(when: !pane.work.promises.isEmpty, promises(pane, wording))
        \(pane.work.end.html(pane, wording))
        \(who(pane, wording.texts))
        \(asked(wording))
        \(when: !pane.work.facts.isEmpty, pane.work.facts.html(pane, wording.texts))
        \(when: pane.allows.contains(.classify), classification(pane, wording.texts))
        \(when: pane.allows.contains(.link), signedLinks(pane, wording.texts))
        \(when: !history.isEmpty, earlier(wording.texts))
        </aside>
        """
    }

    private func approvals(_ pane: TicketPane, _ wording: Wording) -> HTML {
        """
        <section><h3>\(wording.texts["side.approvals"])</h3>
        <ul class="owed">\(pane.work.approvals.map { $0.html(pane, wording) })</ul></section>
        """
    }

    private func promises(_ pane: TicketPane, _ wording: Wording) -> HTML {
        """
        <section><h3>\(wording.texts["side.promises"])</h3>
        <ul class="owed">\(pane.work.promises.map { $0.html(pane, wording) })</ul></section>
        """
    }

    private func who(_ pane: TicketPane, _ texts: Texts) -> HTML {
        """
        <section><h3>\(texts["side.customer"])</h3>
        <p class="who" hx-disable>\(customerPage.map { "<a href=\"\($0)\"><b>\(customer)</b></a>" as HTML } ?? "<b>\(customer)</b>")</p>
        <p class="contact">\(Icon.lock.html)<span hx-disable>\(revealed ?? contact)</span></p>
        \(when: revealed == nil && pane.allows.contains(.reveal), reveal(pane, texts))
        </section>
        """
    }

    private func reveal(_ pane: TicketPane, _ texts: Texts) -> HTML {
        """
        <details class="unfold"><summary>\(texts["side.reveal"])</summary>
        <form hx-boost="true" method="post" action="/tickets/\(pane.number)/reveal">
        \(Hidden(pane.frame, key: pane.key, revision: pane.revision).html)
        <label for="s-reveal">\(texts["side.reveal-reason"])</label>
        <input id="s-reveal" name="reason" required maxlength="200" autocomplete="off">
        <p class="hint">\(texts["side.reveal-hint"])</p>
        <button>\(texts["side.reveal-send"])</button>
        </form></details>
        """
    }

    private func asked(_ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <section><h3>\(texts["side.asked"])</h3>
            <dl class="facts">
            <div><dt>\(texts["side.channel"])</dt><dd>\(channel)</dd></div>
            <div><dt>\(texts["side.received"])</dt><dd>\(wording.time(received))</dd></div>
            \(demand.map { "<div><dt>\(texts["side.demand"])</dt><dd hx-disable>\($0)</dd></div>" as HTML })
            \(occurred.map { "<div><dt>\(texts["side.occurred"])</dt><dd>\(wording.time($0))</dd></div>" as HTML })
            \(wished.map { "<div><dt>\(texts["side.wished"])</dt><dd>\(wording.time($0))</dd></div>" as HTML })
            \(when: isUrgentForCustomer, "<div><dt>\(texts["side.urgency"])</dt><dd>\(texts["side.urgent"])</dd></div>")
            \(solution.map { "<div class=\"solution\"><dt>\(texts["side.solution"])</dt><dd hx-disable>\($0)</dd></div>" as HTML })
            </dl></section>
            """
    }

    private func classification(_ pane: TicketPane, _ texts: Texts) -> HTML {
        let kept =
            pane.refused == .classify
            ? pane.filled
            : Filled(values: [
                "type": type, "level": level, "subtype": subtype, "business": business, "reason": reason,
            ])
        return """
            <section><h3>\(texts["side.classification"])</h3>
            <form class="compact" hx-boost="true" method="post" action="/tickets/\(pane.number)/classification">
            \(Hidden(pane.frame, key: pane.key, revision: pane.revision).html)
            \(kept.summary(texts, prefix: "s"))
            <label for="s-type">\(texts["field.type"])</label>
            <select id="s-type" name="type">\(types.map { option($0, kept["type"]) })</select>
            \(when: !subtypes.isEmpty, finer("subtype", texts["field.subtype"], subtypes, kept, texts))\
            \(when: !businesses.isEmpty, finer("business", texts["field.business"], businesses, kept, texts))
            <label for="s-level">\(texts["field.level"])</label>
            <select id="s-level" name="level">\(levels.map { option($0, kept["level"]) })</select>
            <label for="s-reason">\(texts["field.reason"])</label>
            <input id="s-reason" name="reason" value="\(kept["reason"])" maxlength="500" autocomplete="off">
            <button>\(texts["side.classify"])</button>
            </form></section>
            """
    }

    /// A choice that may stay open.
    private func finer(_ name: String, _ label: String, _ choices: [Choice], _ kept: Filled, _ texts: Texts) -> HTML {
        """
        <label for="s-\(name)">\(label)</label>
        <select id="s-\(name)" name="\(name)"><option value="">\(texts["side.not-told"])</option>\(choices.map { option($0, kept[name]) })</select>
        """
    }

    private func option(_ choice: Choice, _ current: String) -> HTML {
        "<option value=\"\(choice.key)\"\(flag: "selected", choice.key == current)>\(choice.name)</option>"
    }

    private func signedLinks(_ pane: TicketPane, _ texts: Texts) -> HTML {
        """
        <section><h3>\(texts["side.links"])</h3>
        \(newLink.map { Self.shown($0, texts) })
        <form hx-boost="true" method="post" action="/tickets/\(pane.number)/links">\(Hidden(pane.frame, key: pane.key, revision: pane.revision).html)
        <p class="hint">\(texts["side.links-open", "\(links)"])</p>
        <button>\(Icon.link.html)\(texts["side.links-make"])</button></form></section>
        """
    }

    private static func shown(_ link: String, _ texts: Texts) -> HTML {
        """
        <label for="s-link">\(texts["side.links-once"])</label>
        <input id="s-link" class="keep" readonly value="\(link)" data-select>
        """
    }

    private func earlier(_ texts: Texts) -> HTML {
        """
        <section><h3>\(texts["side.history"])</h3>
        <ul class="earlier">\(history.map { "<li><a href=\"/tickets/\($0.number)\"><span hx-disable>\($0.subject)</span><small>\($0.number)</small></a> \($0.status.html(texts))</li>" })</ul></section>
        """
    }
}
