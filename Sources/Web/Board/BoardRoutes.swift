import HummingbirdCore
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

/// GET /board — how the floor stands; GET /board/wall — the same for a big screen.
struct BoardRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("board", allows: .supervise, use: show)
        desk.get("board/wall", allows: .supervise, use: wall)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { try BoardPage(for: onlooker, live: "/live", in: $0) }
        return .page(page.html(onlooker.texts))
    }

    @Sendable private func wall(_ exchange: Exchange) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { WallPage(board: try BoardPage(for: onlooker, live: nil, in: $0)) }
        return .page(page.html(onlooker.texts))
    }
}

extension BoardPage {
    /// A limit is about to pass within so long.
    private static let soon = Duration.minutes(30)

    fileprivate init(for onlooker: Onlooker, live: String?, in db: Reading) throws {
        let (scope, language) = (onlooker.actor.scope, onlooker.language)
        let manual = try db.currentEdition().edition
        let work = try db.work(of: manual.teams.map(\.key), soon: Self.soon, within: scope)
        let types = try db.workPerType(within: scope)
        let soon = try db.aboutToBeMissed(soon: Self.soon, within: scope, limit: 20)
        self.init(
            frame: try onlooker.frame(live: live, in: db),
            teams: work.map { work in
                Line(
                    name: manual.team(work.team)?.name[language] ?? work.team.text, open: work.open,
                    unowned: work.unowned, waiting: work.waiting, overdue: work.overdue, pressing: work.pressing)
            },
            types: manual.types.map { type in
                Line(
                    name: type.name[language], open: types[type.key]?.open ?? 0,
                    overdue: types[type.key]?.overdue ?? 0)
            },
            pressing: try TicketRow.rows(soon, for: onlooker, in: db),
            hands: try Hand.all(by: manual, for: onlooker, in: db),
            approvals: try ApprovalItem.waiting(for: onlooker, in: db))
    }
}

extension BoardPage.Hand {
    /// Everybody who may be given work or has some, those who are there first.
    fileprivate static func all(by manual: Edition, for onlooker: Onlooker, in db: Reading) throws -> [BoardPage.Hand] {
        let work = try db.workPerPerson(within: onlooker.actor.scope)
        let carried = Dictionary(uniqueKeysWithValues: work.map { ($0.person, $0) })
        let people = try Person.dispatchable(limit: 500, in: db).filter { person in
            carried[person.id] != nil || manual.permissions(of: person.role).contains(.handleTickets)
        }
        let order = Presence.allCases
        return people.map { person in
            BoardPage.Hand(
                id: person.id, name: person.name,
                team: person.team.flatMap { manual.team($0)?.name[onlooker.language] } ?? "", presence: person.presence,
                since: person.presenceSince, load: carried[person.id]?.open ?? 0,
                overdue: carried[person.id]?.overdue ?? 0, capacity: person.capacity ?? manual.dispatch?.capacity)
        }
        .sorted { ($0.rank(order), -$0.load, $0.id) < ($1.rank(order), -$1.load, $1.id) }
    }

    private func rank(_ order: [Presence]) -> Int { order.firstIndex(of: presence) ?? order.count }
}
