import Pages
import Vocabulary

/// 设置: the way to everything that the center is made of, each only for whoever may enter it, and the manual's teams.
struct SettingsPage: Equatable, Sendable {
    struct Team: Equatable, Sendable {
        let name: String
        var line: String?
        let people: Int
        var isPartner = false
        /// `2.1`
        let paragraph: String
    }

    private struct Room {
        let path: String
        let name: String
        /// What one does there.
        let about: String
        var isOpen = true
    }

    var frame: Frame
    let teams: [Team]

    static func back(_ texts: Texts) -> HTML {
        "<p class=\"back\"><a href=\"/settings\">\(Icon.back.html)\(texts["settings.title"])</a></p>"
    }

    func html(_ texts: Texts) -> HTML {
        Document(frame: frame, room: .desk, title: texts["settings.title"]).html(
            texts,
            """
            <main id="main" class="page people settings">
            <h1>\(texts["settings.title"])</h1>
            <ul class="doors">\(rooms(texts).filter(\.isOpen).map { "<li><a href=\"\($0.path)\">\($0.name)</a><p class=\"hint\">\($0.about)</p></li>" })</ul>
            <section aria-labelledby="teams-title"><h2 id="teams-title">\(texts["settings.teams"])</h2>
            <p class="hint">\(texts["settings.teams-hint"]) <a href="/manual">\(texts["settings.open-manual"])</a></p>
            <table class="board-table"><thead><tr><th scope="col">\(texts["people.team"])</th><th scope="col">\(texts["settings.line"])</th>\
            <th scope="col">\(texts["settings.members"])</th><th scope="col">\(texts["audit.paragraph"])</th></tr></thead>
            <tbody>\(teams.map { team($0, texts) })</tbody></table></section>
            </main>
            """)
    }

    private func team(_ team: Team, _ texts: Texts) -> HTML {
        """
        <tr><th scope="row">\(team.name)\(when: team.isPartner, " <span class=\"tag\">\(texts["settings.partner"])</span>")</th><td>\(team.line ?? "—")</td>\
        <td class="figure">\(team.people)</td><td><a href="/manual#p-\(team.paragraph)">\(team.paragraph)</a></td></tr>
        """
    }

    private func rooms(_ texts: Texts) -> [Room] {
        [
            Room(
                path: "/settings/people", name: texts["people.title"], about: texts["settings.people"],
                isOpen: frame.allows(.supervise) || frame.allows(.administer)),
            Room(path: "/customers", name: texts["settings.customers"], about: texts["settings.customers-about"]),
            Room(path: "/settings/calendars", name: texts["calendar.calendars"], about: texts["settings.calendars"]),
            Room(
                path: "/settings/tokens", name: texts["tokens.title"], about: texts["settings.tokens"],
                isOpen: frame.allows(.administer)),
            Room(
                path: "/settings/audit", name: texts["audit.title"], about: texts["settings.audit"],
                isOpen: frame.allows(.audit)),
            Room(
                path: "/settings/center", name: texts["center-room.title"], about: texts["settings.center"],
                isOpen: frame.allows(.administer)),
        ]
    }
}
