import Clockwork
import Customers
import Manual
import People
import Presets
import Rulebook
import Storage
import Vocabulary

extension Month {
    /// The manual of the company: the standard one, with the partner's team in it.
    static func manual(_ words: MonthWords) throws -> (text: String, edition: Edition) {
        guard let text = try Presets.text(of: "standard") else { throw Refusal(.unavailable, "refusal.not-set-up") }
        let whole = text.replacing(
            "  - key: engineering\n", with: words.company.partnerTeam + "  - key: engineering\n", maxReplacements: 1)
        return (whole, try Edition.read(whole))
    }

    /// Sets the company's center up in an empty store, on the morning of the month's first day.
    public static func begin(_ settings: MonthPlan.Settings, opening: Scene.Opening) async throws -> Month {
        let words = try MonthWords.read()
        let (text, manual) = try manual(words)
        let calendar = try MonthCalendar(manual, settings, words.company)
        let plan = MonthPlan(settings, words, calendar)
        let clock = StoppedClock(at: calendar.instant(calendar.first, minute: 8 * 60))
        let script = try Script.read().played(in: words.company.center, by: words.company.people)
        let scene = try await Scene(in: opening(clock.timepiece), clock, following: text, script)
        let staff = try await Staff.hire(words.company, in: scene)
        try await publish(calendar, in: scene)
        let customers = try await welcome(plan, words, calendar, in: scene)
        let program = try await scene.write(as: .supervisor) { tx in
            let (token, _) = try ApiToken.issue(
                name: words.customers.organisations.first?.name ?? "", permissions: [.createTickets], scope: .all,
                in: tx)
            return Actor(.token(token.id), permissions: [.createTickets], scope: .all)
        }
        return Month(
            plan, in: scene, words, calendar, staff: staff, customers: customers, program: program, seed: settings.seed)
    }

    /// The days that the company works otherwise than the calendar says.
    private static func publish(_ calendar: MonthCalendar, in scene: Scene) async throws {
        guard !calendar.published.isEmpty else { return }
        try await scene.write(as: .supervisor) { tx in
            for key in ["center", "staff", "calling"] as [CalendarKey] {
                let kept = try tx.keptCalendar(key).calendar
                let days = calendar.published.mapValues { day in
                    WorkCalendar.Exception(
                        name: day.name, periods: day.periods == [.wholeDay] ? day.periods : kept.makeup)
                }
                try tx.publish(MonthCalendar.laid(days, over: kept), replacing: kept.version)
            }
        }
    }

    /// Those whom the center knows when the month begins, with their organisations and what was agreed with them.
    private static func welcome(
        _ plan: MonthPlan, _ words: MonthWords, _ calendar: MonthCalendar, in scene: Scene
    ) async throws -> [Int64] {
        let keys = scene.store.keys
        return try await scene.write(as: .supervisor) { tx in
            let organisations = try words.customers.organisations.map { known in
                var organisation = try Organisation.add(known.name, in: tx)
                if let level = known.level {
                    try organisation.rank(as: CustomerLevelKey(level), until: calendar.last + 150, in: tx)
                }
                if let agreement = known.agreement {
                    _ = try Agreement.sign(agreement.terms(calendar), with: .organisation(organisation.id), in: tx)
                }
                return organisation.id
            }
            return try plan.customers.prefix(MonthPlan.known).map { planned in
                let intake = Customer.Intake(
                    name: planned.name, honorific: planned.honorific,
                    language: Language(rawValue: planned.language) ?? .zhHans,
                    organisation: planned.organisation.map { organisations[$0] },
                    contact: try ContactPoint(typed: planned.contact), proof: .link)
                var customer = try Customer.claim(intake, keys: keys, in: tx).customer
                if let days = planned.vipDays { try customer.rank(as: "vip", until: calendar.last + days, in: tx) }
                return customer.id
            }
        }
    }
}

extension CustomerWords.Agreement {
    fileprivate func terms(_ calendar: MonthCalendar) -> Agreement.Terms {
        Agreement.Terms(
            name: name, serviceLevel: ServiceLevelKey(service), from: calendar.first + -300,
            until: calendar.last + days,
            whenExpired: expired.flatMap(Agreement.Expiry.init) ?? .ends)
    }
}

extension Staff {
    /// Takes everybody in beside the cast, with what they can do and what they may reach.
    fileprivate static func hire(_ company: Company, in scene: Scene) async throws -> Staff {
        let hash = try await scene.passwords.hash(Cast.password, login: "")
        return try await scene.write(as: .supervisor) { tx in
            for member in company.staff {
                let team = member.team.map { TeamKey($0) }
                let draft = Person.Draft(
                    login: member.login, name: member.name, role: RoleKey(member.role), team: team,
                    scope: member.scope == "team" ? .teams(Set([team].compactMap(\.self))) : .all, language: .zhHans)
                var person = try Person.create(draft, password: hash, in: tx)
                try person.qualify(reason: company.passed, in: tx)
                try person.equip(skills: skills(member.skills), capacity: member.capacity, in: tx)
                if let absent = try member.deputyOf.flatMap({ try Person.find(login: $0, in: tx) }) {
                    var absent = try Person.lock(absent.id, in: tx)
                    try absent.name(deputy: person.id, in: tx)
                }
            }
            for (login, names) in company.castSkills.sorted(by: { $0.key < $1.key }) {
                guard let found = try Person.find(login: login, in: tx) else { continue }
                var person = try Person.lock(found.id, in: tx)
                try person.equip(skills: skills(names), capacity: 24, in: tx)
            }
            return Staff(all: try Person.dispatchable(in: tx))
        }
    }

    private static func skills(_ names: [String]?) -> Set<SkillKey> { Set((names ?? []).map { SkillKey($0) }) }
}
