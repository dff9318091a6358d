import Pages
import Tickets

/// Where somebody who has a customer before them writes down what is asked: the caller's open tickets first, then one form.
struct RegistrationPage: Equatable, Sendable {
    /// Who is calling, where that is known.
    struct Caller: Equatable, Sendable {
        let row: CustomerRow
        /// What is not settled for them, newest first.
        var tickets: [TicketRow] = []
    }

    var frame: Frame
    /// The idempotency key of the form.
    let key: String
    let offer: RegistrationOffer
    var caller: Caller?
    /// Whoever may be meant by what was typed; nil before anything was.
    var found: [CustomerRow]?
    /// What has just been done, in a sentence.
    var done: String?
    var filled = Filled.blank

    /// Whether the writer may also urge, own and solve; who may not writes down for whom the manual finds.
    var handles: Bool { frame.allows(.handleTickets) }

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["registration.title"]).html(
            texts,
            """
            <main id="main" class="page registration">
            <h1>\(texts["registration.title"])</h1>
            \(done.map { "<p class=\"done\" role=\"status\">\($0)</p>" as HTML })
            \(filled.summary(texts, names: offer.names(texts)))
            \(search(texts))
            \(found.map { candidates($0, texts) })
            \(caller.map { calling($0, texts) })
            \(RegistrationForm(page: self).html(texts))
            \(dispositions(texts))
            </main>
            """)
    }

    private func search(_ texts: Texts) -> HTML {
        """
        <form class="search-again" action="/registration/caller" method="post">\(Hidden(frame).html)
        <label for="caller-q">\(texts["registration.caller"])</label>
        <input id="caller-q" type="search" name="q" value="\(filled["q"])" maxlength="100" required autocomplete="off" \
        aria-describedby="caller-hint"\(flag: "autofocus", caller == nil && found == nil && filled.refusal == nil)>\
        <button>\(texts["search.go"])</button>
        <p id="caller-hint" class="hint">\(texts["customers.find-hint"])</p>
        </form>
        """
    }

    private func candidates(_ rows: [CustomerRow], _ texts: Texts) -> HTML {
        guard !rows.isEmpty else { return "<p class=\"total\" role=\"status\">\(texts["registration.nobody"])</p>" }
        return """
            <p class="total" role="status">\(texts["customers.found", "\(rows.count)"])</p>
            <ol class="rows wide">\(rows.map { $0.html(texts, address: "/registration?customer=\($0.id)") })</ol>
            """
    }

    private func calling(_ caller: Caller, _ texts: Texts) -> HTML {
        """
        <section class="caller" aria-labelledby="caller-title">
        <h2 id="caller-title"><a href="/customers/\(caller.row.id)" hx-disable>\(caller.row.name)</a>\
        \(caller.row.level.map { " <span class=\"tag\">\($0)</span>" as HTML })</h2>
        <p class="hint"><span hx-disable>\([caller.row.organisation, caller.row.contact].compactMap(\.self).joined(separator: " · "))</span> \
        <a href="/registration">\(texts["registration.somebody-else"])</a></p>
        \(caller.tickets.isEmpty ? "<p class=\"hint\">\(texts["registration.no-open"])</p>" as HTML : open(caller, texts))
        </section>
        """
    }

    private func open(_ caller: Caller, _ texts: Texts) -> HTML {
        """
        <p class="total">\(texts["registration.open", "\(caller.tickets.count)"])</p>
        <ol class="rows wide">\(caller.tickets.map { ticket in
            """
            \(ticket.html(frame.wording(texts), queue: nil))\
            \(when: handles && ticket.status != .resolved, "<li class=\"row-act\">\(urge(ticket.number, of: caller.row.id, texts))</li>")
            """
        })</ol>
        """
    }

    private func urge(_ number: String, of customer: Int64, _ texts: Texts) -> HTML {
        """
        <form method="post" action="/registration/\(number)/urging">\(Hidden(frame, key: "\(key)-\(number)").html)\
        <input type="hidden" name="customer" value="\(customer)">\
        <button class="plain">\(texts["registration.urge"])<span class="unseen"> \(number)</span></button></form>
        """
    }

    /// Contacts that are none: three small buttons.
    private func dispositions(_ texts: Texts) -> HTML {
        """
        <section class="dispositions" aria-labelledby="none-title">
        <h2 id="none-title">\(texts["registration.no-ticket"])</h2>
        <p class="hint">\(texts["registration.no-ticket-hint"])</p>
        <form class="foot" method="post" action="/registration/dispositions">\(Hidden(frame, key: "\(key)-none").html)
        <label class="unseen" for="n-channel">\(texts["registration.channel"])</label>
        <select id="n-channel" name="channel">\(offer.channels.map { "<option value=\"\($0.key)\">\($0.name)</option>" })</select>
        \(Disposition.Kind.allCases.map { "<button name=\"kind\" value=\"\($0.rawValue)\">\(texts["registration.disposition.\($0.rawValue)"])</button>" })
        </form></section>
        """
    }
}
