import Pages
import Vocabulary

/// The organisations that customers ask for, by name, and a form for a new one.
struct OrganisationsPage: Equatable, Sendable {
    struct Row: Equatable, Sendable {
        let id: Int64
        let name: String
        var level: String?
    }

    var frame: Frame
    let key: String
    let rows: [Row]
    /// The last name of this page, where the next one begins.
    var next: String?
    var mayKeep = false
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["organisations.title"]).html(
            texts,
            """
            <main id="main" class="page customers">
            <h1>\(texts["organisations.title"])</h1>
            \(CustomersTabs(here: .organisations).html(texts))
            \(when: mayKeep, adding(texts))
            \(rows.isEmpty ? "<div class=\"empty\"><p>\(texts["organisations.empty"])</p><p>\(texts["organisations.empty-tip"])</p></div>" : listed(texts))
            </main>
            """)
    }

    private func adding(_ texts: Texts) -> HTML {
        """
        <details class="unfold"\(flag: "open", filled.refusal != nil)><summary>\(texts["organisations.add"])</summary>
        \(filled.summary(texts))
        <form method="post" action="/organisations">\(Hidden(frame, key: key).html)
        \(Field(name: "name", label: texts["organisations.name"], isRequired: true, autocomplete: "off", limit: 100).html(filled, texts))
        <button>\(texts["customers.save"])</button></form></details>
        """
    }

    private func listed(_ texts: Texts) -> HTML {
        """
        <ol class="rows wide">\(rows.map { row in
            "<li class=\"row\"><a href=\"/organisations/\(row.id)\"><span class=\"top\"><span class=\"customer\" hx-disable>\(row.name)</span>\(row.level.map { "<span class=\"tag\">\($0)</span>" as HTML })</span></a></li>"
        })\(next.map { "<li class=\"more\"><a href=\"/organisations?after=\($0.inQuery)\">\(texts["list.more"])</a></li>" as HTML })</ol>
        """
    }
}

/// One organisation: its level, its agreements, and who asks for it.
struct OrganisationPage: Equatable, Sendable {
    enum Part: String, Sendable { case description, level, agreements }

    var frame: Frame
    let id: Int64
    let revision: Int
    let key: String
    let name: String
    var level: CustomerPage.Level?
    /// The level as it was given, for the form.
    var ownLevel = ""
    var agreements: [AgreementLine] = []
    var customers: [CustomerRow] = []
    var next: String?
    var mayKeep = false
    var levels: [Choice] = []
    var serviceLevels: [Choice] = []
    var filled = Filled.blank
    var refused: Part?

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: name).html(
            texts,
            """
            <main id="main" class="page customer">
            <p class="back"><a href="/organisations">\(Icon.back.html)\(texts["organisations.title"])</a></p>
            <h1 hx-disable>\(name)</h1>
            \(when: refused == nil, filled.summary(texts))
            <div class="columns">
            <div>
            <section><h2>\(texts["customers.level"])</h2><p>\(level.map(told) ?? "\(texts["customers.none"])")\
            \(level?.until.map { " <small>\(texts["customers.until", $0])</small>" as HTML })</p>
            \(when: mayKeep, forms(texts))</section>
            <section><h2>\(texts["agreements.title"])</h2>
            \(Listing(items: agreements.map { $0.html(texts) }, empty: texts["agreements.no-own"]).html(texts))
            \(when: mayKeep, signing(texts))</section>
            </div>
            <div><section><h2>\(texts["organisations.customers"])</h2>
            \(members(texts))
            </section></div>
            </div>
            </main>
            """)
    }

    private func members(_ texts: Texts) -> HTML {
        Listing(
            items: customers.map { $0.html(texts) }, empty: texts["organisations.no-customers"], areRows: true,
            more: next.map { "/organisations/\(id)?before=\($0)" }
        ).html(texts)
    }

    private func told(_ level: CustomerPage.Level) -> HTML { "<span class=\"tag\">\(level.name)</span>" }

    private func forms(_ texts: Texts) -> HTML {
        """
        \(form(.level, texts["customers.rank"], texts, values: ["level": ownLevel, "until": level?.until ?? ""], prefix: "l") { filled in
            """
            \(Field(name: "level", label: texts["customers.level"], control: .choice(levels, blank: texts["customers.none"]), prefix: "l").html(filled, texts))
            \(Field(name: "until", label: texts["customers.last-day"], control: .line("date"), hint: texts["customers.last-day-hint"], prefix: "l").html(filled, texts))
            """
        })
        \(form(.description, texts["organisations.rename"], texts, values: ["name": name], prefix: "c") { filled in
            "\(Field(name: "name", label: texts["organisations.name"], isRequired: true, autocomplete: "off", limit: 100, prefix: "c").html(filled, texts))"
        })
        """
    }

    private func signing(_ texts: Texts) -> HTML {
        form(.agreements, texts["agreements.sign"], texts, values: [:], prefix: "g") { filled in
            AgreementFields(serviceLevels: serviceLevels).html(filled, texts)
        }
    }

    private func form(
        _ part: Part, _ title: String, _ texts: Texts, values: [String: String], prefix: String,
        _ fields: (Filled) -> HTML
    ) -> HTML {
        let isRefused = refused == part
        let filled = isRefused ? self.filled : Filled(values: values)
        return """
            <details class="unfold"\(flag: "open", isRefused)><summary>\(title)</summary>
            \(filled.summary(texts, prefix: prefix))
            <form method="post" action="/organisations/\(id)/\(part.rawValue)">\(Hidden(frame, key: key, revision: revision).html)
            \(fields(filled))
            <button>\(texts["customers.save"])</button></form></details>
            """
    }
}
