import Pages
import People
import Vocabulary

/// One person: what they are there for, what they can do, who stands in, and whether they may be given tickets.
struct PersonPage: Equatable, Sendable {
    /// What can be changed here, each by a form of its own.
    enum Part: String, CaseIterable, Sendable {
        case name, role, skills, deputy, qualification, presence, leaving, returning
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
    let presenceSince: Instant
    /// The latest first.
    let decisions: [Decision]
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
            <p class="hint">\(login) · <span class="presence" data-presence="\(presence.rawValue)">\(texts["presence.\(presence.rawValue)"])</span> \(wording.time(presenceSince))\
            \(when: !isActive, " · <strong>\(texts["people.left"])</strong>")</p>
            \(when: refused == nil, filled.summary(texts, names: Self.names(texts)))
            \(PersonForms(page: self).html(texts))
            <section aria-labelledby="decisions-title"><h2 id="decisions-title">\(texts["people.qualification"])</h2>
            \(decisions.isEmpty ? "<p class=\"hint\">\(texts["qualification.none"])</p>" as HTML : "<ul class=\"points\">\(decisions.map { decision($0, wording) })</ul>")
            </section>
            </main>
            """)
    }

    private func decision(_ decision: Decision, _ wording: Wording) -> HTML {
        """
        <li><p><strong>\(wording.texts["qualification.\(decision.word)"])</strong> \(wording.stamped(decision.at))\
        \(decision.by.map { " · \($0)" as HTML })</p><p>\(decision.reason)</p></li>
        """
    }
}
