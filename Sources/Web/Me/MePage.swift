import Pages
import Vocabulary

/// A person's own page: where they are signed in, in which language and light they work.
struct MePage: Equatable, Sendable {
    struct Session: Equatable, Sendable {
        let id: Int64
        /// The browser and system, as short as they can be told: `Firefox · Linux`.
        let device: String
        let address: String
        let begun: Instant
        let seen: Instant
        let isThis: Bool
    }

    var frame: Frame
    let login: String
    let teams: [String]
    let sessions: [Session]
    var hasSecondStep = false

    func html(_ texts: Texts) -> HTML {
        let wording = frame.wording(texts)
        return Document(frame: frame, room: .desk, title: texts["me.title"]).html(
            texts,
            """
            <main id="main" class="page me">
            <h1>\(frame.staff?.name ?? texts["me.title"])</h1>
            <dl class="facts">
            <div><dt>\(texts["field.login"])</dt><dd>\(login)</dd></div>
            \(frame.staff.map { "<div><dt>\(texts["me.role"])</dt><dd>\($0.role)</dd></div>" as HTML })
            \(when: !teams.isEmpty, "<div><dt>\(texts["me.teams"])</dt><dd>\(teams.joined(separator: texts["list.comma"]))</dd></div>")
            </dl>
            <section><h2>\(texts["me.preferences"])</h2>\(PreferencesForm(frame: frame).html(texts))</section>
            <section><h2>\(texts["second-step.title"])</h2><p>\(texts[hasSecondStep ? "second-step.me-on" : "second-step.me-off"]) \
            <a href="/me/second-step">\(texts[hasSecondStep ? "second-step.me-change" : "second-step.me-set-up"])</a></p></section>
            <section><h2>\(texts["me.sessions"])</h2><p class="hint">\(texts["me.sessions-hint"])</p>
            <ul class="sessions">\(sessions.map { line($0, wording) })</ul></section>
            </main>
            """)
    }

    private func line(_ session: Session, _ wording: Wording) -> HTML {
        let texts = wording.texts
        return """
            <li><p><b>\(session.device.isEmpty ? texts["me.unknown-device"] : session.device)</b>\(when: session.isThis, " <span class=\"tag\">\(texts["me.this-session"])</span>")<br>
            <small>\(when: !session.address.isEmpty, "\(session.address) · ")\(texts["me.begun"]) \(wording.time(session.begun)) · \(texts["me.seen"]) \(wording.time(session.seen))</small></p>
            \(when: !session.isThis, revocation(session, texts))</li>
            """
    }

    private func revocation(_ session: Session, _ texts: Texts) -> HTML {
        """
        <form method="post" action="/me/sessions/\(session.id)/revocation">\(Hidden(frame).html)\
        <button>\(texts["me.revoke"])<span class="unseen"> \(session.device)</span></button></form>
        """
    }
}
