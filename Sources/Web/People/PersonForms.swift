import Pages
import People

/// The forms of a person's page, each only for whoever may use it.
struct PersonForms {
    let page: PersonPage

    func html(_ texts: Texts) -> HTML {
        """
        \(form(.qualification, page.isQualified ? "people.withdraw" : "people.qualify", texts) { filled in
            Field(name: "reason", label: texts["field.reason"], control: .lines(2), isRequired: true, limit: 500, prefix: "q").html(filled, texts)
                + Hidden.value("verdict", page.isQualified ? "withdraw" : "grant")
        })
        \(form(.skills, "people.equip", texts, equipment(texts)))
        \(form(.deputy, "people.name-deputy", texts) { filled in
            Field(name: "deputy", label: texts["people.deputy"], control: .choice(page.choices.colleagues, blank: texts["people.nobody"]), prefix: "d").html(filled, texts)
        })
        \(form(.presence, "people.set-presence", texts) { filled in
            Field(name: "presence", label: texts["people.presence"], control: .choice(Presence.allCases.map { Choice($0.rawValue, texts["presence.\($0.rawValue)"]) }, blank: nil), isRequired: true, prefix: "p").html(filled, texts)
        })
        \(form(.role, "people.assign", texts) { filled in
            ("<p class=\"hint\">\(texts["people.assign-hint"])</p>" as HTML) + PlaceFields(choices: page.choices, prefix: "r").html(filled, texts)
        })
        \(form(.name, "people.rename", texts) { filled in
            Field(name: "name", label: texts["people.name"], isRequired: true, autocomplete: "off", limit: 100, prefix: "m").html(filled, texts)
        })
        \(form(.secondStep, "people.reset-second-step", texts) { filled in
            ("<p class=\"hint\">\(texts["people.reset-second-step-hint"])</p>" as HTML)
                + Field(name: "reason", label: texts["field.reason"], control: .lines(2), isRequired: true, limit: 500, prefix: "z").html(filled, texts)
        })
        \(form(.leaving, "people.deactivate", texts) { _ in "<p class=\"hint\">\(texts["people.deactivate-hint"])</p>" })
        \(form(.returning, "people.reactivate", texts) { _ in "<p class=\"hint\">\(texts["people.reactivate-hint"])</p>" })
        """
    }

    private func equipment(_ texts: Texts) -> (Filled) -> HTML {
        { filled in
            """
            \(when: !page.choices.skills.isEmpty, "<fieldset class=\"field\" id=\"s-skills\"><legend>\(texts["people.skills"])</legend>\(page.choices.skills.map { Tick(name: "skill", choice: $0, isOn: filled.holds($0.key, in: "skill"), prefix: "s").html })</fieldset>")
            \(Field(name: "capacity", label: texts["people.capacity"], hint: page.usualCapacity.map { texts["people.capacity-hint", "\($0)"] }, autocomplete: "off", limit: 5, prefix: "s").html(filled, texts))
            """
        }
    }

    /// A form that unfolds; open, with what was entered, after it was refused.
    private func form(
        _ part: PersonPage.Part, _ title: String, _ texts: Texts, _ fields: (Filled) -> HTML
    ) -> HTML {
        guard page.allows.contains(part) else { return .empty }
        let isRefused = page.refused == part
        let filled = isRefused ? page.filled : Filled(values: page.values)
        return """
            <details class="unfold"\(flag: "open", isRefused)><summary>\(texts[title])</summary>
            \(filled.summary(texts, prefix: part.prefix, names: PersonPage.names(texts)))
            <form class="narrow" method="post" action="/settings/people/\(page.id)/\(part.rawValue)">\
            \(Hidden(page.frame, key: "\(page.key)-\(part.rawValue)", revision: page.revision).html)
            \(fields(filled))
            <button>\(texts[part.isDecision ? title : "people.save"])</button></form></details>
            """
    }
}

extension PersonPage.Part {
    /// A decision that its button names, not something that is saved.
    fileprivate var isDecision: Bool { [.qualification, .leaving, .returning, .secondStep].contains(self) }

    /// What the identities of its fields begin with.
    fileprivate var prefix: String {
        switch self {
        case .name: "m"
        case .role: "r"
        case .skills: "s"
        case .deputy: "d"
        case .qualification: "q"
        case .presence: "p"
        case .secondStep: "z"
        case .leaving, .returning: "f"
        }
    }
}

extension Hidden {
    /// A value that the form carries beside those that every form does.
    static func value(_ name: String, _ value: String) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }
}
