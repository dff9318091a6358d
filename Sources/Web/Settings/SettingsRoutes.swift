import HummingbirdCore
import Manual
import Pages
import People
import Rulebook
import Storage
import Vocabulary

/// GET /settings — where everything is set, for everybody, as far as their rights lead.
struct SettingsRoutes {
    let house: House

    func add(to desk: DeskRouter) { desk.get("settings", allows: .everyMember, use: show) }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            let manual = try db.currentEdition().edition
            let members = Dictionary(grouping: try Person.all(in: db).filter(\.isActive), by: \.team)
            let language = onlooker.language
            return SettingsPage(
                frame: try onlooker.frame(in: db),
                teams: manual.teams.map { team in
                    SettingsPage.Team(
                        name: team.name[language],
                        line: manual.lines.first { $0.key == team.line }?.name[language],
                        people: members[team.key]?.count ?? 0, isPartner: team.isPartner,
                        paragraph: team.paragraph.number)
                })
        }
        return .page(page.html(onlooker.texts))
    }
}
