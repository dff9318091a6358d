import Pages
import People

/// 人员: everybody who works here, those who left last, and a form for somebody new.
struct PeoplePage: Equatable, Sendable {
    struct Line: Equatable, Sendable {
        let id: Int64
        let name: String
        let login: String
        let role: String
        let team: String
        let scope: String
        let presence: Presence
        /// `passed`, as its text is keyed.
        let qualification: String
        var isActive = true
    }

    var frame: Frame
    let key: String
    let lines: [Line]
    let choices: PersonChoices
    var mayAdd = true
    var filled = Filled.blank

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["people.title"]).html(
            texts,
            """
            <main id="main" class="page people">
            <h1>\(texts["people.title"])</h1>
            \(when: mayAdd, newcomer(texts))
            <p class="total" role="status">\(texts["people.count", "\(lines.count { $0.isActive })"])</p>
            <table class="board-table folding"><thead><tr><th scope="col">\(texts["people.name"])</th><th scope="col">\(texts["people.role"])</th>\
            <th scope="col">\(texts["people.team"])</th><th scope="col">\(texts["people.scope"])</th><th scope="col">\(texts["people.presence"])</th>\
            <th scope="col">\(texts["people.qualification"])</th></tr></thead>
            <tbody>\(lines.map { line($0, texts) })</tbody></table>
            </main>
            """)
    }

    private func line(_ line: Line, _ texts: Texts) -> HTML {
        """
        <tr\(attribute: "class", line.isActive ? nil : "left")><th scope="row"><a href="/settings/people/\(line.id)">\(line.name)</a> <small>\(line.login)</small></th>\
        <td>\(line.role)</td><td>\(line.team)</td><td>\(line.scope)</td>\
        <td>\(line.isActive ? "<span class=\"presence\" data-presence=\"\(line.presence.rawValue)\">\(texts["presence.\(line.presence.rawValue)"])</span>" as HTML : "\(texts["people.left"])")</td>\
        <td>\(texts["qualification.\(line.qualification)"])</td></tr>
        """
    }

    private func newcomer(_ texts: Texts) -> HTML {
        """
        <details class="unfold"\(flag: "open", filled.refusal != nil)><summary>\(texts["people.new"])</summary>
        \(filled.summary(texts, prefix: "n", names: PersonPage.names(texts)))
        <form class="narrow" method="post" action="/settings/people">\(Hidden(frame, key: key).html)
        \(Field(name: "login", label: texts["field.login"], isRequired: true, autocomplete: "off", limit: 64, prefix: "n").html(filled, texts))
        \(Field(name: "name", label: texts["people.name"], isRequired: true, autocomplete: "off", limit: 100, prefix: "n").html(filled, texts))
        \(Field(name: "password", label: texts["field.password"], control: .secret("new-password"), hint: texts["people.password-hint"], isRequired: true, prefix: "n").html(filled, texts))
        \(PlaceFields(choices: choices, prefix: "n").html(filled, texts))
        <button class="main">\(texts["people.add"])</button>
        </form></details>
        """
    }
}

/// What the manual offers for people.
struct PersonChoices: Equatable, Sendable {
    var roles: [Choice] = []
    var teams: [Choice] = []
    var skills: [Choice] = []
    /// Colleagues who can stand in.
    var colleagues: [Choice] = []
}

/// Role, team and reach.
struct PlaceFields {
    let choices: PersonChoices
    let prefix: String

    func html(_ filled: Filled, _ texts: Texts) -> HTML {
        """
        \(Field(name: "role", label: texts["people.role"], control: .choice(choices.roles, blank: nil), isRequired: true, prefix: prefix).html(filled, texts))
        \(Field(name: "team", label: texts["people.team"], control: .choice(choices.teams, blank: texts["people.no-team"]), prefix: prefix).html(filled, texts))
        \(Field(name: "scope", label: texts["people.scope"], control: .choice(["all", "teams", "own", "nothing"].map { Choice($0, texts["scope.\($0)"]) }, blank: nil), isRequired: true, prefix: prefix).html(filled, texts))
        <fieldset class="field"><legend>\(texts["people.scope-teams"])</legend><p class="hint">\(texts["people.scope-teams-hint"])</p>
        \(choices.teams.map { Tick(name: "reach", choice: $0, isOn: filled.holds($0.key, in: "reach"), prefix: prefix).html })</fieldset>
        """
    }
}

/// One box to tick among several of a name.
struct Tick {
    let name: String
    let choice: Choice
    let isOn: Bool
    let prefix: String

    var html: HTML {
        """
        <div class="tick"><input type="checkbox" id="\(prefix)-\(name)-\(choice.key)" name="\(name)" value="\(choice.key)"\(flag: "checked", isOn)> \
        <label for="\(prefix)-\(name)-\(choice.key)">\(choice.name)</label></div>
        """
    }
}

extension Filled {
    /// Whether one of the several values of a field, kept one a line, is this one.
    func holds(_ key: String, in name: String) -> Bool { self[name].split(separator: "\n").contains { $0 == key } }
}
