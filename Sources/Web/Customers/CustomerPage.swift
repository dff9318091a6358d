import Customers
import Pages
import Vocabulary

/// One customer: who they are, how they are reached, what they were promised, and all they ever asked through any channel.
struct CustomerPage: Equatable, Sendable {
    struct Level: Equatable, Sendable {
        let name: String
        var until: String?
        var isOrganisations = false
    }

    struct Point: Equatable, Sendable {
        let id: Int64
        /// Masked by the desk already.
        let masked: String
        let isVerified: Bool
        var caution: Contact.Caution?
        /// In full, on the one page after somebody gave a reason.
        var revealed: String?
    }

    /// What this person may do here.
    enum Allowance { case keep, mark, reveal, whole }

    /// The forms of the page, by the resource that each makes.
    enum Part: String, Sendable { case description, organisation, level, agent, contacts, agreements }

    var frame: Frame
    let id: Int64
    let revision: Int
    /// The key of the page's forms.
    let key: String
    /// Empty for who was forgotten.
    let name: String
    var forgotten: Instant?
    /// The customer who this one turned out to be.
    var present: CustomerRow?
    var level: Level?
    var organisation: Choice?
    var agent: String?
    var standing: AgreementLine?
    var points: [Point] = []
    var agreements: [AgreementLine] = []
    var history: [TicketRow] = []
    var next: String?
    /// Who has one of this customer's contacts, too.
    var alike: [CustomerRow] = []
    /// Who turned out to be this customer.
    var merged: [CustomerRow] = []
    var allows: Set<Allowance> = []
    var choices = CustomerForms()
    /// What was entered in a form that the desk refused, and in which.
    var filled = Filled.blank
    var refused: Part?

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        let title = name.isEmpty ? texts["customers.nameless"] : name
        return Document(frame: frame, room: .desk, title: title).html(
            texts,
            """
            <main id="main" class="page customer">
            <p class="back"><a href="/customers">\(Icon.back.html)\(texts["customers.title"])</a></p>
            <h1 hx-disable>\(title)</h1>
            \(when: refused == nil, filled.summary(texts))
            \(forgotten.map { "<p class=\"gone\" role=\"status\">\(texts["customers.gone", wording.stamp($0)])</p>" as HTML })
            \(present.map { turnedOut($0, texts) })
            <div class="columns">
            <div>\(facts(texts))\(reached(texts))\(promised(texts))</div>
            <div>\(asked(wording))\(same(texts))</div>
            </div>
            \(when: allows.contains(.whole), ending(texts))
            </main>
            """)
    }

    private func facts(_ texts: Texts) -> HTML {
        """
        <section><h2>\(texts["customers.who"])</h2><dl class="facts">
        <div><dt>\(texts["customers.level"])</dt><dd>\(level.map { said($0, texts) } ?? "\(texts["customers.none"])")</dd></div>
        <div><dt>\(texts["customers.organisation"])</dt><dd>\(organisation.map { "<a href=\"/organisations/\($0.key)\" hx-disable>\($0.name)</a>" as HTML } ?? "\(texts["customers.none"])")</dd></div>
        <div><dt>\(texts["customers.agent"])</dt><dd>\(agent ?? texts["customers.none"])</dd></div>
        <div><dt>\(texts["customers.agreement"])</dt><dd>\(standing.map { $0.short(texts) } ?? "\(texts["standing.none"])")</dd></div>
        </dl>
        \(when: allows.contains(.keep), choices.record(self, texts))
        </section>
        """
    }

    private func said(_ level: Level, _ texts: Texts) -> HTML {
        """
        <span class="tag">\(level.name)</span>\(level.until.map { " <small>\(texts["customers.until", $0])</small>" as HTML })\
        \(when: level.isOrganisations, " <small>\(texts["customers.level-of-organisation"])</small>")
        """
    }

    private func reached(_ texts: Texts) -> HTML {
        """
        <section><h2>\(texts["customers.contacts"])</h2>
        \(Listing(items: points.map { choices.point($0, self, texts) }, empty: texts["customers.no-contact"]).html(texts))
        \(when: allows.contains(.keep), choices.addContact(self, texts))
        </section>
        """
    }

    private func promised(_ texts: Texts) -> HTML {
        """
        <section><h2>\(texts["agreements.title"])</h2>
        \(Listing(items: agreements.map { $0.html(texts) }, empty: texts["agreements.no-own"]).html(texts))
        \(when: allows.contains(.keep), choices.sign(self, texts))
        </section>
        """
    }

    private func asked(_ wording: Wording) -> HTML {
        let texts = wording.texts
        let past = Listing(
            items: history.map { $0.html(wording, queue: nil) }, empty: texts["customers.no-history"], areRows: true,
            more: next.map { "/customers/\(id)?before=\($0)" })
        return """
            <section><h2>\(texts["customers.history"])</h2>
            \(past.html(texts))</section>
            """
    }

    private func same(_ texts: Texts) -> HTML {
        """
        \(when: !merged.isEmpty, "<section><h2>\(texts["customers.merged-here"])</h2><ul class=\"points\">\(merged.map { choices.part($0, self, texts) })</ul></section>")
        \(when: !alike.isEmpty, "<section><h2>\(texts["customers.alike"])</h2><p class=\"hint\">\(texts["customers.alike-hint"])</p><ul class=\"points\">\(alike.map { choices.merge($0, self, texts) })</ul></section>")
        """
    }

    private func turnedOut(_ other: CustomerRow, _ texts: Texts) -> HTML {
        """
        <div class="gone" role="status"><p>\(texts["customers.turned-out"]) <a href="/customers/\(other.id)" hx-disable>\(other.name.isEmpty ? texts["customers.nameless"] : other.name)</a></p>\
        \(when: allows.contains(.whole), choices.parting(id, self, texts))</div>
        """
    }

    private func ending(_ texts: Texts) -> HTML {
        """
        <section class="ending"><h2>\(texts["customers.rights"])</h2><p class="hint">\(texts["customers.rights-hint"])</p>
        <div class="foot"><form method="post" action="/customers/\(id)/export">\(Hidden(frame, key: key, revision: revision).html)\
        <button>\(texts["customers.export"])</button> <button name="as" value="page">\(texts["customers.export-page"])</button></form>
        <a class="button" href="/customers/\(id)/forgetting">\(texts["customers.forget"])</a></div>
        </section>
        """
    }
}
