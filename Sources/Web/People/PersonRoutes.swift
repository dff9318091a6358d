import HummingbirdCore
import Manual
import Pages
import People
import Rulebook
import Storage
import Tickets
import Vocabulary

/// GET /settings/people/{id}, and below it what is decided about a person, for the revision that was seen.
struct PersonRoutes {
    let house: House

    func add(to desk: DeskRouter) {
        desk.get("settings/people/{id}", allows: .supervise, or: .administer) { try await page($0) }
        desk.post("settings/people/{id}/name", allows: .administer, use: rename, again: again(.name))
        desk.post("settings/people/{id}/role", allows: .administer, use: assign, again: again(.role))
        desk.post("settings/people/{id}/skills", allows: .supervise, use: equip, again: again(.skills))
        desk.post("settings/people/{id}/deputy", allows: .supervise, use: nameDeputy, again: again(.deputy))
        desk.post("settings/people/{id}/qualification", allows: .supervise, use: qualify, again: again(.qualification))
        desk.post("settings/people/{id}/presence", allows: .supervise, use: present, again: again(.presence))
        desk.post(
            "settings/people/{id}/second-step", allows: .administer, use: resetSecondStep, again: again(.secondStep))
        desk.post("settings/people/{id}/leaving", allows: .administer, use: deactivate, again: again(.leaving))
        desk.post("settings/people/{id}/returning", allows: .administer, use: reactivate, again: again(.returning))
    }

    @Sendable private func rename(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let name = form.line("name", max: 100, required: true)
        return try await change(exchange, &form) { person, tx in try person.rename(to: name, in: tx) }
    }

    @Sendable private func assign(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let place = form.place()
        return try await change(exchange, &form) { person, tx in
            try tx.mustBeNamed(place)
            var scope = place.scope
            if case .own = scope { scope = .own(person.id) }
            try person.assign(role: place.role, team: place.team, scope: scope, in: tx)
        }
    }

    @Sendable private func equip(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let skills = Set(form.texts("skill", most: 100).map { SkillKey($0) })
        let capacity = form.whole("capacity", in: 0...Int64(Person.mostCapacity)).map { Int($0) }
        return try await change(exchange, &form) { person, tx in
            let manual = try tx.currentEdition().edition
            // What the manual no longer names stays with whoever has it.
            let kept = person.skills.filter { manual.skill($0) == nil }
            guard skills.allSatisfy({ manual.skill($0) != nil }) else {
                throw Refusal.invalid([.init("skills", .notAChoice)])
            }
            try person.equip(skills: skills.union(kept), capacity: capacity, in: tx)
        }
    }

    @Sendable private func nameDeputy(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let deputy = form.whole("deputy", in: 1...Int64.max)
        return try await change(exchange, &form) { person, tx in try person.name(deputy: deputy, in: tx) }
    }

    private enum Verdict: String { case grant, withdraw }

    @Sendable private func qualify(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let verdict = form.choice("verdict", of: Verdict.self, required: true)
        let reason = form.text("reason", max: 500, required: true)
        return try await change(exchange, &form) { person, tx in
            switch verdict {
            case .grant: try person.qualify(reason: reason, in: tx)
            case .withdraw: try person.disqualify(reason: reason, in: tx)
            case nil: break
            }
        }
    }

    @Sendable private func present(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let presence = form.choice("presence", of: Presence.self, required: true)
        return try await change(exchange, &form) { person, tx in
            if let presence { try person.present(as: presence, in: tx) }
        }
    }

    @Sendable private func resetSecondStep(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let reason = form.text("reason", max: 500, required: true)
        return try await change(exchange, &form) { person, tx in
            try Person.resetSecondStep(of: person.id, because: reason, in: tx)
        }
    }

    @Sendable private func deactivate(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        let (id, revision) = (try exchange.number("id"), form.revision())
        // Both rows are locked by the verb, in an order that two who do it to each other share.
        try await house.once(exchange, &form, String(id)) { tx in
            try Person.deactivate(id, revision: revision, in: tx)
            return String(id)
        }
        return .goTo("/settings/people/\(id)")
    }

    @Sendable private func reactivate(_ exchange: Exchange, _ form: inout Form) async throws -> Response {
        try await change(exchange, &form) { person, tx in try person.reactivate(in: tx) }
    }

    private func change(
        _ exchange: Exchange, _ form: inout Form,
        _ verb: @escaping @Sendable (inout Person, Transaction) throws -> Void
    ) async throws -> Response {
        let (id, revision) = (try exchange.number("id"), form.revision())
        try await house.once(exchange, &form, String(id)) { tx in
            var person = try Person.lock(id, revision: revision, in: tx)
            try verb(&person, tx)
            return String(id)
        }
        return .goTo("/settings/people/\(id)")
    }

    private func again(_ part: PersonPage.Part) -> Again {
        { exchange, form, refusal in
            var filled = Filled(
                form, refusal, fields: ["name", "role", "team", "scope", "capacity", "deputy", "reason", "presence"])
            for name in ["reach", "skill"] { filled.values[name] = form.enteredAll(name).joined(separator: "\n") }
            return try await page(exchange, filled, refused: part)
        }
    }

    private func page(
        _ exchange: Exchange, _ filled: Filled = .blank, refused: PersonPage.Part? = nil
    ) async throws -> Response {
        let onlooker = exchange.onlooker(house)
        let id = try exchange.number("id")
        let page = try await house.store.read { db in
            var page = try PersonPage(id, for: onlooker, in: db)
            page.filled = filled
            if let refused, page.allows.contains(refused) { page.refused = refused }
            return page
        }
        return .page(page.html(onlooker.texts))
    }
}

extension PersonPage {
    fileprivate init(_ id: Int64, for onlooker: Onlooker, in db: Reading) throws {
        let manual = try db.currentEdition().edition
        let people = try Person.all(in: db)
        guard let person = try Person.find(id, in: db) else { throw Refusal(.notFound, "person.unknown") }
        let decisions = try Person.qualifications(of: id, in: db)
        let resets = try Person.secondStepResets(of: id, in: db)
        let names = try db.names(of: decisions.compactMap(\.by) + resets.compactMap(\.by))
        self.init(
            frame: try onlooker.frame(in: db), id: id, revision: Int(person.revision), key: FormKey.fresh(),
            name: person.name, login: person.login, isActive: person.isActive, presence: person.presence,
            presenceSince: person.presenceSince,
            decisions: decisions.map { decision in
                Decision(
                    word: decision.key, at: decision.at ?? person.createdAt, by: decision.by.flatMap { names[$0] },
                    reason: decision.reason ?? "")
            },
            resets: resets.map { reset in
                Decision(word: "", at: reset.at, by: reset.by.flatMap { names[$0] }, reason: reset.reason)
            },
            values: Self.values(of: person),
            choices: PersonChoices(manual, people, besides: id, in: onlooker.language),
            usualCapacity: manual.dispatch?.capacity, allows: Self.allowed(person, onlooker.actor))
    }

    private static func values(of person: Person) -> [String: String] {
        var values = [
            "name": person.name, "role": person.role.text, "team": person.team?.text ?? "", "scope": person.scope.word,
            "capacity": person.capacity.map { String($0) } ?? "", "deputy": person.deputy.map { String($0) } ?? "",
            "presence": person.presence.rawValue, "skill": person.skills.map(\.text).joined(separator: "\n"),
        ]
        if case .teams(let teams) = person.scope { values["reach"] = teams.map(\.text).joined(separator: "\n") }
        return values
    }

    private static func allowed(_ person: Person, _ actor: Actor) -> Set<Part> {
        var allowed: Set<Part> = []
        if person.isActive {
            if actor.permissions.contains(.supervise) {
                allowed.formUnion([.skills, .deputy, .qualification, .presence])
            }
            if actor.permissions.contains(.administer) { allowed.formUnion([.name, .role]) }
            if actor.permissions.contains(.administer), actor.staff != person.id {
                allowed.insert(.leaving)
                if person.secondStepAt != nil { allowed.insert(.secondStep) }
            }
        } else if actor.permissions.contains(.administer) {
            allowed.insert(.returning)
        }
        return allowed
    }
}
