import Customers
import Pages

/// The forms of a customer's page, with what they offer to choose from.
struct CustomerForms: Equatable, Sendable {
    var name = ""
    var honorific = ""
    var language = ""
    var level = ""
    var levelUntil = ""
    var agent = ""
    var levels: [Choice] = []
    var languages: [Choice] = []
    var agents: [Choice] = []
    var serviceLevels: [Choice] = []

    func record(_ page: CustomerPage, _ texts: Texts) -> HTML {
        """
        \(form(.description, texts["customers.describe"], page, texts, values: ["name": name, "honorific": honorific, "language": language]) { filled in
            """
            \(Field(name: "name", label: texts["customers.name"], isRequired: true, autocomplete: "off", limit: 100, prefix: "c").html(filled, texts))
            \(Field(name: "honorific", label: texts["customers.honorific"], hint: texts["customers.honorific-hint"], autocomplete: "off", limit: 20, prefix: "c").html(filled, texts))
            \(Field(name: "language", label: texts["customers.language"], control: .choice(languages, blank: nil), isRequired: true, prefix: "c").html(filled, texts))
            """
        })
        \(form(.level, texts["customers.rank"], page, texts, values: ["level": level, "until": levelUntil]) { filled in
            """
            \(Field(name: "level", label: texts["customers.level"], control: .choice(levels, blank: texts["customers.none"]), prefix: "l").html(filled, texts))
            \(Field(name: "until", label: texts["customers.last-day"], control: .line("date"), hint: texts["customers.last-day-hint"], prefix: "l").html(filled, texts))
            """
        })
        \(when: page.allows.contains(.whole), place(page, texts))
        \(form(.agent, texts["customers.name-agent"], page, texts, values: ["agent": agent]) { filled in
            """
            \(Field(name: "agent", label: texts["customers.agent"], control: .choice(agents, blank: texts["customers.none"]), hint: texts["customers.agent-hint"], prefix: "a").html(filled, texts))
            """
        })
        """
    }

    /// Organisations are the whole center's.
    private func place(_ page: CustomerPage, _ texts: Texts) -> HTML {
        let values = ["organisation": page.organisation?.name ?? ""]
        return form(.organisation, texts["customers.place"], page, texts, values: values) { filled in
            """
            \(Field(name: "organisation", label: texts["customers.organisation"], hint: texts["customers.organisation-hint"], autocomplete: "off", limit: 100, prefix: "o").html(filled, texts))
            """
        }
    }

    func addContact(_ page: CustomerPage, _ texts: Texts) -> HTML {
        form(.contacts, texts["customers.add-contact"], page, texts, values: [:]) { filled in
            """
            \(Field(name: "contact", label: texts["customers.contact"], hint: texts["customers.contact-hint"], isRequired: true, autocomplete: "off", limit: 200, prefix: "p").html(filled, texts))
            """
        }
    }

    func sign(_ page: CustomerPage, _ texts: Texts) -> HTML {
        form(.agreements, texts["agreements.sign"], page, texts, values: [:]) { filled in
            AgreementFields(serviceLevels: serviceLevels).html(filled, texts)
        }
    }

    /// A contact with what can be done about it.
    func point(_ point: CustomerPage.Point, _ page: CustomerPage, _ texts: Texts) -> HTML {
        let path = "/customers/\(page.id)/contacts/\(point.id)"
        return """
            <li><p class="contact">\(Icon.lock.html)<span hx-disable>\(point.revealed ?? point.masked)</span> \
            <small>\(texts[point.isVerified ? "contact.verified" : "contact.claimed"])</small>\
            \(point.caution.map { " <span class=\"tag late\">\(texts["contact.caution.\($0.rawValue)"])</span>" as HTML })</p>
            <div class="foot">
            \(when: point.revealed == nil && page.allows.contains(.reveal), reveal(path, point, page, texts))
            \(when: page.allows.contains(.mark), "\(Contact.Caution.allCases.filter { $0 != point.caution }.map { caution(path, $0, page, texts) })\(when: point.caution != nil, caution(path, nil, page, texts))")
            \(when: page.allows.contains(.keep), button("\(path)/removal", texts["contact.remove"], page))
            </div></li>
            """
    }

    func merge(_ row: CustomerRow, _ page: CustomerPage, _ texts: Texts) -> HTML {
        """
        <li><p><a href="/customers/\(row.id)" hx-disable>\(row.name)</a>\(row.contact.map { " <small hx-disable>\($0)</small>" as HTML })</p>
        \(when: page.allows.contains(.whole), button("/customers/\(page.id)/merging", texts["customers.merge"], page, "<input type=\"hidden\" name=\"other\" value=\"\(row.id)\">"))</li>
        """
    }

    func part(_ row: CustomerRow, _ page: CustomerPage, _ texts: Texts) -> HTML {
        """
        <li><p><a href="/customers/\(row.id)" hx-disable>\(row.name)</a></p>\(when: page.allows.contains(.whole), parting(row.id, page, texts))</li>
        """
    }

    func parting(_ id: Int64, _ page: CustomerPage, _ texts: Texts) -> HTML {
        button("/customers/\(id)/parting", texts["customers.part"], page)
    }

    private func reveal(_ path: String, _ point: CustomerPage.Point, _ page: CustomerPage, _ texts: Texts) -> HTML {
        """
        <details class="unfold"><summary>\(texts["side.reveal"])</summary>
        <form method="post" action="\(path)/reveal">\(Hidden(page.frame, key: page.key, revision: page.revision).html)
        <label for="r-\(point.id)">\(texts["side.reveal-reason"])</label>
        <input id="r-\(point.id)" name="reason" required maxlength="200" autocomplete="off">
        <p class="hint">\(texts["side.reveal-hint"])</p><button>\(texts["side.reveal-send"])</button></form></details>
        """
    }

    private func caution(_ path: String, _ caution: Contact.Caution?, _ page: CustomerPage, _ texts: Texts) -> HTML {
        button(
            "\(path)/caution", texts["contact.mark.\(caution?.rawValue ?? "none")"], page,
            "<input type=\"hidden\" name=\"caution\" value=\"\(caution?.rawValue ?? "")\">")
    }

    private func button(_ path: String, _ name: String, _ page: CustomerPage, _ more: HTML = .empty) -> HTML {
        """
        <form method="post" action="\(path)">\(Hidden(page.frame, key: page.key, revision: page.revision).html)\(more)\
        <button class="plain">\(name)</button></form>
        """
    }

    /// A form that unfolds; open, with what was entered, after it was refused.
    private func form(
        _ part: CustomerPage.Part, _ title: String, _ page: CustomerPage, _ texts: Texts, values: [String: String],
        _ fields: (Filled) -> HTML
    ) -> HTML {
        let isRefused = page.refused == part
        let filled = isRefused ? page.filled : Filled(values: values)
        return """
            <details class="unfold"\(flag: "open", isRefused)><summary>\(title)</summary>
            \(filled.summary(texts, prefix: part.prefix))
            <form method="post" action="/customers/\(page.id)/\(part.rawValue)">\(Hidden(page.frame, key: page.key, revision: page.revision).html)
            \(fields(filled))
            <button>\(texts["customers.save"])</button></form></details>
            """
    }
}

extension CustomerPage.Part {
    /// What the identities of its fields begin with.
    var prefix: String {
        switch self {
        case .description: "c"
        case .organisation: "o"
        case .level: "l"
        case .agent: "a"
        case .contacts: "p"
        case .agreements: "g"
        }
    }
}

/// What is agreed, to be entered.
struct AgreementFields {
    let serviceLevels: [Choice]

    func html(_ filled: Filled, _ texts: Texts) -> HTML {
        """
        \(Field(name: "name", label: texts["agreements.name"], isRequired: true, autocomplete: "off", limit: 100, prefix: "g").html(filled, texts))
        \(Field(name: "service", label: texts["agreements.service-level"], control: .choice(serviceLevels, blank: nil), isRequired: true, prefix: "g").html(filled, texts))
        \(Field(name: "from", label: texts["agreements.from"], control: .line("date"), isRequired: true, prefix: "g").html(filled, texts))
        \(Field(name: "until", label: texts["agreements.until"], control: .line("date"), hint: texts["agreements.until-hint"], prefix: "g").html(filled, texts))
        \(Field(name: "expiry", label: texts["agreements.expiry"], control: .choice(["ends", "continues"].map { Choice($0, texts["agreements.expiry.\($0)"]) }, blank: nil), isRequired: true, prefix: "g").html(filled, texts))
        """
    }
}
