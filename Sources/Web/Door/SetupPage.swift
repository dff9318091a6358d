import Pages
import Vocabulary

/// First run: the first visitor, with the one-time code, makes the center.
struct SetupPage: Equatable, Sendable {
    var frame: Frame
    /// Names of time zones, the likely ones first.
    let zones: [String]
    let presets: [Choice]
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .door, title: texts["setup.title"]).html(
            texts,
            """
            <main id="main" class="portal door wide">
            <h1>\(texts["setup.title"])</h1>
            <p class="lead">\(texts["setup.lead"])</p>
            \(filled.summary(texts))
            <form method="post" action="/setup">
            \(Hidden(frame).html)
            \(part(texts["setup.code-part"], [code(texts)], texts))
            \(part(texts["setup.center-part"], center(texts), texts))
            \(Radios(name: "preset", legend: texts["field.preset"], choices: presets, isRequired: true).html(filled, texts))
            \(part(texts["setup.supervisor-part"], supervisor(texts), texts))
            <div class="foot"><button class="main big">\(texts["setup.send"])</button></div>
            </form>
            </main>
            """)
    }

    private func part(_ title: String, _ fields: [Field], _ texts: Texts) -> HTML {
        "<fieldset class=\"part\"><legend>\(title)</legend>\(fields.map { $0.html(filled, texts) })</fieldset>"
    }

    private func code(_ texts: Texts) -> Field {
        Field(
            name: "code", label: texts["field.code"], hint: texts["setup.code-hint"], isRequired: true,
            autocomplete: "one-time-code", limit: 100)
    }

    private func center(_ texts: Texts) -> [Field] {
        [
            Field(
                name: "center", label: texts["field.center"], hint: texts["setup.center-hint"], isRequired: true,
                autocomplete: "organization", limit: 100),
            Field(
                name: "language", label: texts["field.language"],
                control: .choice(Language.allCases.map { Choice($0.rawValue, $0.ownName) }, blank: nil),
                isRequired: true),
            Field(
                name: "zone", label: texts["field.zone"], control: .choice(zones.map { Choice($0, $0) }, blank: nil),
                hint: texts["setup.zone-hint"], isRequired: true),
        ]
    }

    private func supervisor(_ texts: Texts) -> [Field] {
        [
            Field(
                name: "supervisor", label: texts["field.supervisor"], isRequired: true, autocomplete: "name", limit: 100
            ),
            Field(
                name: "login", label: texts["field.login"], hint: texts["setup.login-hint"], isRequired: true,
                autocomplete: "username", limit: 100),
            Field(
                name: "password", label: texts["field.password"], control: .secret("new-password"),
                hint: texts["setup.password-hint"], isRequired: true),
        ]
    }
}
