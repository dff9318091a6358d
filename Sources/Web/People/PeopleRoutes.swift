import HummingbirdCore
import Manual
import Pages
import People
import Rulebook
import Storage
import Vocabulary

/// GET /settings/people — everybody; POST takes somebody in.
struct PeopleRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("settings/people", allows: .supervise, or: .administer, use: show)
        desk.post("settings/people", allows: .administer, use: create, again: again)
    }

    @Sendable private func show(_ exchange: Exchange) async throws -> Response { try await page(exchange, .blank) }

    @Sendable private func create(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let login = form.line("login", max: 64, required: true)
        let name = form.line("name", max: 100, required: true)
        let password = form.secret("password", max: 1000, required: true)
        let place = form.place()
        let key = form.onceKey(exchange)
        try form.check()
        guard let key else { throw Refusal.invalid([.init("key", .required)]) }
        let draft = Person.Draft(
            login: login, name: name, role: place.role, team: place.team, scope: place.scope,
            language: exchange.language)
        guard draft.flaws().isEmpty else { throw Refusal.invalid(draft.flaws()) }
        let hash = try await house.door.hash(password, login: login)
        let id = try await house.store.write(as: exchange.visit.actor) { tx in
            try tx.once(key, request: Array(login.utf8)) {
                try tx.mustBeNamed(place)
                let person = try Person.create(draft, password: hash, in: tx)
                return OnceAnswer(status: 303, text: String(person.id))
            }.text
        }
        return .goTo("/settings/people/\(id)")
    }

    @Sendable private func again(_ exchange: Exchange, _ form: Form, _ refusal: Refusal) async throws -> Response {
        var filled = Filled(form, refusal, fields: ["login", "name", "role", "team", "scope"])
        filled.values["reach"] = form.enteredAll("reach").joined(separator: "\n")
        return try await page(exchange, filled)
    }

    private func page(_ exchange: Exchange, _ filled: Filled) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let page = try await house.store.read { db in
            let manual = try db.currentEdition().edition
            let people = try Person.all(in: db)
            return PeoplePage(
                frame: try onlooker.frame(in: db), key: FormKey.fresh(),
                lines: people.map { PeoplePage.Line($0, manual, onlooker) },
                choices: PersonChoices(manual, people, in: onlooker.language),
                mayAdd: onlooker.actor.permissions.contains(.administer), filled: filled)
        }
        return .page(page.html(onlooker.texts))
    }
}

extension PeoplePage.Line {
    fileprivate init(_ person: Person, _ manual: Edition, _ onlooker: Onlooker) {
        self.init(
            id: person.id, name: person.name, login: person.login,
            role: manual.role(person.role)?.name[onlooker.language] ?? person.role.text,
            team: person.team.map { manual.team($0)?.name[onlooker.language] ?? $0.text } ?? "",
            scope: onlooker.texts["scope.\(person.scope.word)"], presence: person.presence,
            qualification: person.qualification.key, isActive: person.isActive)
    }
}

extension PersonChoices {
    init(_ manual: Edition, _ people: [Person], besides id: Int64? = nil, in language: Language) {
        self.init(
            roles: manual.roles.map { Choice($0.key.text, $0.name[language]) },
            teams: manual.teams.map { Choice($0.key.text, $0.name[language]) },
            skills: manual.skills.map { Choice($0.key.text, $0.name[language]) },
            colleagues: people.filter { $0.isActive && $0.id != id }.map { Choice(String($0.id), $0.name) })
    }
}

extension Qualification {
    /// The last word of its text's key.
    var key: String {
        switch self {
        case .none: "none"
        case .passed: "passed"
        case .withdrawn: "withdrawn"
        }
    }
}

extension Scope {
    /// The last word of its text's key.
    var word: String {
        switch self {
        case .all: "all"
        case .teams: "teams"
        case .own: "own"
        case .ticket, .nothing: "nothing"
        }
    }
}

/// What somebody is there for, and how far they reach.
struct PersonPlace: Sendable {
    let role: RoleKey
    let team: TeamKey?
    let scope: Scope
}

extension Form {
    mutating func place() -> PersonPlace {
        let role = RoleKey(line("role", required: true))
        let team = line("team")
        let scope = scope()
        return PersonPlace(role: role, team: team.isEmpty ? nil : TeamKey(team), scope: scope)
    }

    /// How far somebody or something reaches, with the teams that are ticked.
    mutating func scope() -> Scope {
        let word = line("scope", required: true)
        let reach = texts("reach", most: 200).map { TeamKey($0) }
        switch word {
        case "all": return .all
        // Whose own it is, is known where it is read.
        case "own": return .own(0)
        case "nothing": return .nothing
        case "teams":
            if reach.isEmpty { note("reach", .required) }
            return .teams(Set(reach))
        default:
            if !word.isEmpty { note("scope", .notAChoice) }
            return .nothing
        }
    }
}

extension Reading {
    /// Refuses a role or a team that the manual in force does not name.
    func mustBeNamed(_ place: PersonPlace) throws {
        let manual = try currentEdition().edition
        var flaws: [Refusal.Flaw] = []
        if manual.role(place.role) == nil { flaws.append(.init("role", .notAChoice)) }
        if let team = place.team, manual.team(team) == nil { flaws.append(.init("team", .notAChoice)) }
        guard flaws.isEmpty else { throw Refusal.invalid(flaws) }
        try mustBeNamed(place.scope)
    }

    /// Refuses a reach over a team that the manual in force does not name.
    func mustBeNamed(_ scope: Scope) throws {
        let manual = try currentEdition().edition
        guard case .teams(let teams) = scope, teams.contains(where: { manual.team($0) == nil }) else { return }
        throw Refusal.invalid([.init("reach", .notAChoice)])
    }
}
