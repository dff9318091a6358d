import Pages
import Vocabulary

/// 中心: what it is called, speaks and reckons days by, and whether a second step of signing in is demanded.
struct CenterPage: Equatable, Sendable {
    /// What can be changed here, each by a form of its own.
    enum Part: Sendable { case description, secondStep }

    var frame: Frame
    let key: String
    let revision: Int
    /// What the forms hold before anything is typed.
    let values: [String: String]
    let zones: [String]
    let setUp: Instant
    /// nil: whoever wants to.
    var secondStepFrom: Instant?
    var refused: Part?
    var filled = Filled.blank

    static func names(_ texts: Texts) -> [String: String] {
        [
            "center": texts["field.center"], "zone": texts["field.zone"], "language": texts["center-room.language"],
            "demand": texts["center-room.second-step"], "from": texts["center-room.from"],
        ]
    }

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .desk, title: texts["center-room.title"]).html(
            texts,
            """
            <main id="main" class="page people settings">
            \(SettingsPage.back(texts))
            <h1>\(texts["center-room.title"])</h1>
            <p class="hint">\(texts["center-room.since", wording.stamp(setUp)])</p>
            <section aria-labelledby="described-title"><h2 id="described-title">\(texts["center-room.described"])</h2>
            \(form(.description, "/settings/center", texts) { filled in description(filled, texts) })</section>
            <section aria-labelledby="step-title"><h2 id="step-title">\(texts["center-room.second-step"])</h2>
            <p>\(state(wording))</p>
            \(form(.secondStep, "/settings/center/second-step", texts) { filled in secondStep(filled, texts) })</section>
            </main>
            """)
    }

    private func state(_ wording: Wording) -> String {
        let texts = wording.texts
        guard let from = secondStepFrom else { return texts["center-room.free"] }
        return texts[
            from <= frame.now ? "center-room.demanded" : "center-room.will-be-demanded",
            String(wording.stamp(from).prefix(10))]
    }

    private func description(_ filled: Filled, _ texts: Texts) -> HTML {
        """
        \(Field(name: "center", label: texts["field.center"], isRequired: true, autocomplete: "off", limit: 100, prefix: "c").html(filled, texts))
        \(Field(name: "language", label: texts["center-room.language"], control: .choice(Language.allCases.map { Choice($0.rawValue, $0.ownName) }, blank: nil), hint: texts["center-room.language-hint"], isRequired: true, prefix: "c").html(filled, texts))
        \(Field(name: "zone", label: texts["field.zone"], control: .choice(zones.map { Choice($0, $0) }, blank: nil), hint: texts["center-room.zone-hint"], isRequired: true, prefix: "c").html(filled, texts))
        """
    }

    private func secondStep(_ filled: Filled, _ texts: Texts) -> HTML {
        """
        \(Field(name: "demand", label: texts["center-room.demand"], control: .choice([Choice("yes", texts["center-room.demand-yes"]), Choice("no", texts["center-room.demand-no"])], blank: nil), hint: texts["center-room.demand-hint"], isRequired: true, prefix: "s").html(filled, texts))
        \(Field(name: "from", label: texts["center-room.from"], control: .line("date"), hint: texts["center-room.from-hint"], prefix: "s").html(filled, texts))
        """
    }

    private func form(_ part: Part, _ action: String, _ texts: Texts, _ fields: (Filled) -> HTML) -> HTML {
        let isRefused = refused == part
        let filled = isRefused ? self.filled : Filled(values: values)
        return """
            \(when: isRefused, filled.summary(texts, prefix: part == .description ? "c" : "s", names: Self.names(texts)))
            <form class="narrow" method="post" action="\(action)">\(Hidden(frame, key: "\(key)-\(part)", revision: revision).html)
            \(fields(filled))
            <button>\(texts["people.save"])</button></form>
            """
    }
}
