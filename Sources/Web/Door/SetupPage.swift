import Pages
import Vocabulary

/// First run: the first visitor, with the one-time code, makes the center.
struct SetupPage: Equatable, Sendable {
    var frame: Frame
    /// Names of time zones, the likely ones first.
    let zones: [String]
    let presets: [Preset]
    var filled = Filled.blank

    /// A form to begin with: in the visitor's language, and every open figure has the answer that the manual suggests.
    static func begun(_ presets: [Preset], in language: Language = .zhHans) -> Filled {
        var filled = Filled(values: ["language": language.rawValue])
        for preset in presets {
            for blank in preset.blanks { filled.values[preset.field(blank)] = blank.value }
        }
        return filled
    }

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .door, title: texts["setup.title"]).html(
            texts,
            """
            <main id="main" class="portal door wide">
            <h1>\(texts["setup.title"])</h1>
            <p class="lead">\(texts["setup.lead"])</p>
            \(filled.summary(texts, names: questions(texts)))
            <form method="post" action="/setup">
            \(Hidden(frame).html)
            \(part(texts["setup.code-part"], [code(texts)], texts))
            \(part(texts["setup.center-part"], center(texts), texts))
            \(manual(texts))
            \(part(texts["setup.supervisor-part"], supervisor(texts), texts))
            <div class="foot"><button class="main big">\(texts["setup.send"])</button></div>
            </form>
            </main>
            """)
    }

    private func part(_ title: String, _ fields: [Field], _ texts: Texts) -> HTML {
        "<fieldset class=\"part\"><legend>\(title)</legend>\(fields.map { $0.html(filled, texts) })</fieldset>"
    }

    /// Which manual, and the figures that it leaves open: asked where it is chosen.
    private func manual(_ texts: Texts) -> HTML {
        let asking = presets.filter { !$0.blanks.isEmpty }
        return Radios(
            name: "preset", legend: texts["field.preset"],
            choices: presets.map { Choice($0.key, $0.name[texts.language]) }, isRequired: true,
            details: Dictionary(uniqueKeysWithValues: asking.map { ($0.key, figures(of: $0, texts)) })
        ).html(filled, texts)
    }

    private func figures(of preset: Preset, _ texts: Texts) -> HTML {
        let fields = preset.blanks.map { blank in
            Field(
                name: preset.field(blank), label: blank.name[texts.language],
                hint: texts["setup.answer-\(blank.kind.rawValue)"], limit: 40
            ).html(filled, texts)
        }
        return "<p class=\"hint\">\(texts["setup.answers"])</p>\(fields)"
    }

    private func questions(_ texts: Texts) -> [String: String] {
        let named = presets.flatMap { preset in
            preset.blanks.map { (preset.field($0), $0.name[texts.language]) }
        }
        return Dictionary(uniqueKeysWithValues: named)
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
