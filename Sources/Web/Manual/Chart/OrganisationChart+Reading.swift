import Manual
import People
import Storage
import Vocabulary

/// How many people work where.
struct Staffing {
    private let people: [(role: RoleKey, team: TeamKey?)]

    init(in db: Reading) throws {
        people = try Person.all(in: db).filter(\.isActive).map { ($0.role, $0.team) }
    }

    var count: Int { people.count }
    func count(in team: TeamKey) -> Int { people.count { $0.team == team } }
    func count(of role: RoleKey, in team: TeamKey?) -> Int { people.count { $0.role == role && $0.team == team } }
    func count(of role: RoleKey) -> Int { people.count { $0.role == role } }
}

extension OrganisationChart {
    /// The center, below it those who run it, its teams with their people, and the posts that belong to no team.
    init(_ manual: Edition, _ staffing: Staffing, center: String, _ onlooker: Onlooker) {
        let tree = Tree(manual: manual, staffing: staffing, onlooker: onlooker)
        root = Node(name: center, note: tree.people(staffing.count), below: tree.heads + tree.lines + tree.others)
    }

    private struct Tree {
        let manual: Edition
        let staffing: Staffing
        let onlooker: Onlooker

        var heads: [Node] { manual.roles.filter(runs).map { node($0, staffing.count(of: $0.key)) } }

        /// Each line with its teams, from the first that a customer meets to the last; then the teams of no line.
        var lines: [Node] {
            manual.lines.map { line in
                let teams = manual.teams.filter { $0.line == line.key }
                guard teams.count != 1 || teams[0].name != line.name else { return node(teams[0]) }
                let count = teams.reduce(0) { $0 + staffing.count(in: $1.key) }
                return Node(
                    name: line.name[onlooker.language], note: people(count), isVacant: count == 0,
                    below: teams.map(node))
            } + manual.teams.filter { team in !manual.lines.contains { $0.key == team.line } }.map(node)
        }

        /// A team with the posts of its people; where all hold the same post, that stands in the team's own box.
        private func node(_ team: Edition.Team) -> Node {
            let count = staffing.count(in: team.key)
            let posts = manual.roles.compactMap { role in
                let count = staffing.count(of: role.key, in: team.key)
                return count > 0 && !runs(role) ? node(role, count) : nil
            }
            let only = posts.count == 1 ? posts.first?.name : nil
            return Node(
                name: team.isPartner
                    ? onlooker.texts["chart.partner", team.name[onlooker.language]] : team.name[onlooker.language],
                note: only.map { onlooker.texts["chart.posts", people(count), $0] } ?? people(count),
                isVacant: count == 0, below: only == nil ? posts : [])
        }

        /// Posts that nobody in a team holds.
        var others: [Node] {
            manual.roles.filter { role in
                !runs(role) && !manual.teams.contains { staffing.count(of: role.key, in: $0.key) > 0 }
            }.map { node($0, staffing.count(of: $0.key)) }
        }

        func people(_ count: Int) -> String {
            count == 0
                ? onlooker.texts["chart.vacant"]
                : onlooker.texts[count == 1 ? "chart.person" : "chart.people", String(count)]
        }

        private func node(_ role: Edition.Role, _ count: Int) -> Node {
            Node(name: role.name[onlooker.language], note: people(count), isVacant: count == 0)
        }

        private func runs(_ role: Edition.Role) -> Bool {
            !role.permissions.isDisjoint(with: [.supervise, .administer])
        }
    }
}
