import Pages
import People
import Vocabulary

/// One person: what they are there for, what they can do, who stands in, and whether they may be given tickets.
struct PersonPage: Equatable, Sendable {
    /// What can be changed here, each by a form of its own.
    enum Part: String, CaseIterable, Sendable {
        case name, role, skills, deputy, qualification, presence, leaving, returning
        case secondStep = "second-step"
    }

    /// A decision about the qualification.
    struct Decision: Equatable, Sendable {
        /// `passed`, as its text is keyed.
        let word: String
        let at: Instant
        var by: String?
        let reason: String
    }

    var frame: Frame
    let id: Int64
    let revision: Int
    let key: String
    let name: String
    let login: String
    var isActive = true
    let presence: Presence
    /// Nil for somebody who never said.
    var presenceSince: Instant?
    /// The latest first.
    let decisions: [Decision]
    /// When the second step was taken from them, by whom and why; the latest first.
    var resets: [Decision] = []
    /// What the forms hold before anything is typed.
    let values: [String: String]
    let choices: PersonChoices
    /// How many open tickets the manual lets a person carry.
    var usualCapacity: Int?
    var allows: Set<Part> = []
    var refused: Part?
    var filled = Filled.blank

    var isQualified: Bool { decisions.first?.word == "passed" }

    static func names(_ texts: Texts) -> [String: String] {
        [
            "name": texts["people.name"], "role": texts["people.role"], "team": texts["people.team"],
            "scope": texts["people.scope"], "skills": texts["people.skills"], "capacity": texts["people.capacity"],
            "deputy": texts["people.deputy"], "reach": texts["people.scope-teams"],
        ]
    }

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .desk, title: name).html(
            texts,
            """
            <main id="main" class="page people">
            <p class="back"><a href="/settings/people">\(Icon.back.html)\(texts["people.title"])</a></p>
            <h1>\(name)</h1>
            <p class="hint">\(login) · <span class="presence" data-presence="\(presence.rawValue)">\(texts["presence.\(presence.rawValue)"])</span> \(presenceSince.map { "\(texts["people.since"]) \(wording.time($0))" as HTML })\
            \(when: !isActive, " · <strong>\(texts["people.left"])</strong>")</p>
            \(when: refused == nil, filled.summary(texts, names: Self.names(texts)))
            \(facts(texts))
            <div class="deeds">\(PersonForms(page: self).html(texts))</div>
            <section aria-labelledby="decisions-title"><h2 id="decisions-title">\(texts["people.qualification"])</h2>
            \(decisions.isEmpty ? "<p class=\"hint\">\(texts["qualification.none"])</p>" as HTML : "<ul class=\"points\">\(decisions.map { decision($0, texts["qualification.\($0.word)"], wording) })</ul>")
            </section>
            \(when: !resets.isEmpty, "<section aria-labelledby=\"resets-title\"><h2 id=\"resets-title\">\(texts["second-step.title"])</h2><ul class=\"points\">\(resets.map { decision($0, texts["told.person.second-step-reset"], wording) })</ul></section>")
            </main>
            """)
    }

    /// How it stands, before anything is changed.
    private func facts(_ texts: Texts) -> HTML {
        let skills = names(values["skill"], among: choices.skills, texts)
        let reach = names(values["reach"], among: choices.teams, texts)
        let capacity = values["capacity"].flatMap { $0.isEmpty ? nil : $0 } ?? usualCapacity.map { "\($0)" }
        let facts = [
            (texts["people.role"], names(values["role"], among: choices.roles, texts)),
            (texts["people.team"], names(values["team"], among: choices.teams, texts) ?? texts["people.no-team"]),
            (texts["people.scope"], values["scope"].map { texts["scope.\($0)"] }),
            (texts["people.scope-teams"], reach), (texts["people.skills"], skills),
            (texts["people.capacity"], capacity),
            (
                texts["people.deputy"],
                names(values["deputy"], among: choices.colleagues, texts) ?? texts["people.nobody"]
            ),
        ]
        return """
            <dl class="facts">\(facts.compactMap { name, value in
                value.map { "<div><dt>\(name)</dt><dd>\($0)</dd></div>" as HTML }
            })</dl>
            """
    }

    /// What people call the keys of a value, one a line; nil where there is none.
    private func names(_ keys: String?, among choices: [Choice], _ texts: Texts) -> String? {
        let names = (keys ?? "").split(separator: "\n").map { key in
            choices.first { $0.key == key }?.name ?? String(key)
        }
        return names.isEmpty ? nil : names.joined(separator: texts["list.comma"])
    }

    private func decision(_ decision: Decision, _ what: String, _ wording: Wording) -> HTML {
        """
        <li><p><strong>\(what)</strong> \(wording.stamped(decision.at))\
        \(decision.by.map { " · \($0)" as HTML })</p><p>\(decision.reason)</p></li>
        """
    }
}
