import Pages

/// All service agreements, the latest first, each with what it is worth today.
struct AgreementsPage: Equatable, Sendable {
    var frame: Frame
    let lines: [AgreementLine]
    var next: String?

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["agreements.title"]).html(
            texts,
            """
            <main id="main" class="page customers">
            <h1>\(texts["agreements.title"])</h1>
            \(CustomersTabs(here: .agreements).html(texts))
            \(lines.isEmpty ? nothing(texts) : Listing(items: lines.map { $0.html(texts) }, empty: "").html(texts))
            \(next.map { "<p class=\"more\"><a href=\"/agreements?before=\($0)\">\(texts["list.more"])</a></p>" as HTML })
            </main>
            """)
    }

    private func nothing(_ texts: Texts) -> HTML {
        "<div class=\"empty\"><p>\(texts["agreements.empty"])</p><p>\(texts["agreements.empty-tip"])</p></div>"
    }
}

/// One agreement and its terms, to be changed by who may.
struct AgreementPage: Equatable, Sendable {
    var frame: Frame
    let revision: Int
    let key: String
    let line: AgreementLine
    /// The terms as they stand, by the names of the form's fields.
    let terms: [String: String]
    var serviceLevels: [Choice] = []
    var mayKeep = false
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: line.name).html(
            texts,
            """
            <main id="main" class="page customer">
            <p class="back"><a href="/agreements">\(Icon.back.html)\(texts["agreements.title"])</a></p>
            <h1 hx-disable>\(line.name)</h1>
            <ul class="points">\(line.html(texts))</ul>
            <p class="hint">\(texts["agreements.expiry-is", texts["agreements.expiry.\(line.continues ? "continues" : "ends")"]])</p>
            \(when: mayKeep, amending(texts))
            </main>
            """)
    }

    private func amending(_ texts: Texts) -> HTML {
        let filled = self.filled.refusal == nil ? Filled(values: terms) : self.filled
        return """
            <section><h2>\(texts["agreements.amend"])</h2>
            \(filled.summary(texts, prefix: "g"))
            <form method="post" action="/agreements/\(line.id)/terms">\(Hidden(frame, key: key, revision: revision).html)
            \(AgreementFields(serviceLevels: serviceLevels).html(filled, texts))
            <button>\(texts["customers.save"])</button></form></section>
            """
    }
}
